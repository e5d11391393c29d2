import Foundation

/// Programs of others, against which the tests hold Assay: openbadgeslib, PyJWT, pypng and
/// cryptography, in a Python that `scripts/interop-tools` sets up from PyPI.
///
/// They are not part of this package; without them the suites that need them say that they are
/// skipped:
///
/// ```swift
/// @Suite(.enabled(if: IndependentTools.areAvailable, IndependentTools.advice))
/// ```
public enum IndependentTools {
  /// What to do where a suite was skipped.
  public static let advice = "run scripts/interop-tools to run this suite"

  /// What to do where a suite that needs Spark was skipped.
  public static let sparkAdvice = "run scripts/interop-tools spark to run this suite"

  /// The path of a Python that has all the tools; `nil` where there is none.
  ///
  /// It is what `ASSAY_INTEROP_PYTHON` names, else the one in `.build/interop` of the source tree.
  public static let python: String? = {
    let named = ProcessInfo.processInfo.environment["ASSAY_INTEROP_PYTHON"] ?? ""
    let tree = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path = named.isEmpty ? tree.path + "/.build/interop/bin/python" : named
    return has(["openbadgeslib", "jwt", "png", "cryptography"], path) ? path : nil
  }()

  /// Whether the tools are there; a condition for `.enabled(if:)`.
  public static var areAvailable: Bool { python != nil }

  /// Whether PySpark is there too.
  public static let haveSpark: Bool = python.map { has(["pyspark"], $0) } ?? false

  /// What a script wrote to standard error, where it failed or could not be started.
  public struct Failure: Error, CustomStringConvertible {
    /// The text, or why there is none.
    public let description: String
  }

  /// Runs a Python script to its end.
  ///
  /// - Parameters:
  ///   - script: The text of the script.
  ///   - input: All that it reads from standard input.
  ///   - arguments: What it finds in `sys.argv`, after the first.
  /// - Returns: What it wrote to standard output.
  /// - Throws: ``Failure`` where it ends with another status than 0, or there is no Python.
  public static func run(
    script: String, input: [UInt8] = [], arguments: [String] = []
  ) throws -> [UInt8] {
    guard let python else { throw Failure(description: "there is no Python; \(advice)") }
    let result = try run(python, ["-I", "-B", "-c", script] + arguments, input: input)
    guard result.status == 0 else {
      throw Failure(description: String(decoding: result.errors, as: UTF8.self))
    }
    return result.output
  }

  /// Whether a Python has packages, without loading them.
  private static func has(_ packages: [String], _ python: String) -> Bool {
    guard FileManager.default.isExecutableFile(atPath: python) else { return false }
    let script = """
      import importlib.util, sys
      sys.exit(any(importlib.util.find_spec(name) is None for name in sys.argv[1:]))
      """
    return (try? run(python, ["-I", "-B", "-c", script] + packages, input: []))?.status == 0
  }

  private static func run(
    _ program: String, _ arguments: [String], input: [UInt8]
  ) throws -> (status: Int32, output: [UInt8], errors: [UInt8]) {
    // Files, not pipes: a program that writes more than a pipe holds would wait for us for ever.
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("assay-tool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
    try Data(input).write(to: files[0])
    try Data().write(to: files[1])
    try Data().write(to: files[2])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    // The same in everyone's shell: no locale, no settings of Python's.
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": folder.path, "LC_ALL": "C.UTF-8",
    ]
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, [UInt8](try Data(contentsOf: files[1])),
      [UInt8](try Data(contentsOf: files[2]))
    )
  }
}
