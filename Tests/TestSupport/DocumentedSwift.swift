import Foundation

/// The Swift on a library's page of documentation, held against the test that runs it.
public enum DocumentedSwift {
  /// The Swift that the page of a library shows, compared with a test.
  ///
  /// - Parameters:
  ///   - module: The library.
  ///   - test: The path of the test's source, two folders below the source tree.
  /// - Returns: How many lines the page shows, and those that the test does not have.
  /// - Throws: What reading the two files throws.
  public static func lines(
    of module: String, in test: String
  ) throws -> (count: Int, missing: [String]) {
    let file = URL(fileURLWithPath: test)
    let tree = file.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = tree.appendingPathComponent("Sources/\(module)/\(module).docc/\(module).md")
    let source = Set(trimmedLines(of: try String(contentsOf: file, encoding: .utf8)))
    let shown = try String(contentsOf: page, encoding: .utf8)
      .components(separatedBy: "```swift\n").dropFirst()
      .flatMap { trimmedLines(of: $0.components(separatedBy: "```")[0]) }
    return (shown.count, shown.filter { !source.contains($0) })
  }

  private static func trimmedLines(of text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
