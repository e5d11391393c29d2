import Foundation

/// Files that scripts/fuzz names in the environment; a target does without those that are not there.
public enum FuzzFiles {
  /// The bytes of the file that a variable names.
  public static func bytes(_ variable: String) -> [UInt8]? {
    guard let path = ProcessInfo.processInfo.environment[variable] else { return nil }
    return FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  /// The bytes of every file of the folder that a variable names.
  public static func folder(_ variable: String) -> [[UInt8]] {
    guard let path = ProcessInfo.processInfo.environment[variable],
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else { return [] }
    return names.compactMap { FileManager.default.contents(atPath: "\(path)/\($0)") }
      .map { [UInt8]($0) }
  }
}
