import Foundation

/// What a run of a program left behind.
struct RunResult {
  let status: Int32
  let stdout: [UInt8]
  let stderr: [UInt8]

  /// Standard output as text; what is no UTF-8 is shown as replacement characters.
  var output: String { String(decoding: stdout, as: UTF8.self) }
  /// The first line of standard output.
  var firstLine: String { output.prefix { $0 != "\n" }.description }
  /// Standard output as a JSON object.
  var json: [String: Any] {
    get throws { try JSONSerialization.jsonObject(with: Data(stdout)) as? [String: Any] ?? [:] }
  }
  /// Standard error as text.
  var errors: String { String(decoding: stderr, as: UTF8.self) }
}

/// Where the built `assay` is: beside the test bundle, in the same build folder.
let assayPath: String = {
  var folders = [Bundle.main.bundleURL.path]
  folders += CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
  for start in folders {
    var folder = URL(fileURLWithPath: start)
    for _ in 0..<4 {
      let candidate = folder.appendingPathComponent("assay").path
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isDirectory),
        !isDirectory.boolValue
      {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
  }
  return "\(FileManager.default.currentDirectoryPath)/.build/debug/assay"
}()

/// Where no list is installed: what whoever runs the tests has installed is no business of theirs.
let stateOfNobody =
  "\(NSTemporaryDirectory())/assay-no-state-\(ProcessInfo.processInfo.processIdentifier)"

/// Runs `assay` and waits for its end.
///
/// `environment` is added to a small, fixed one (PATH, HOME, no colour, no installed lists); `stdin` is the whole of
/// standard input; `folder` is the working directory.
func runAssay(
  _ arguments: [String], environment: [String: String] = [:], stdin: [UInt8] = [],
  folder: String? = nil
) throws -> RunResult {
  try runProgram(assayPath, arguments, environment: environment, stdin: stdin, folder: folder)
}

/// Runs any program and waits for its end; the program is looked up in PATH where it has no slash.
func runProgram(
  _ program: String, _ arguments: [String], environment: [String: String] = [:],
  stdin: [UInt8] = [], folder: String? = nil
) throws -> RunResult {
  let process = Process()
  let path = program.contains("/") ? program : pathOfTool(program) ?? program
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = arguments
  process.environment = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    "HOME": NSTemporaryDirectory(), "NO_COLOR": "1", "ASSAY_STATE": stateOfNobody,
  ].merging(environment) { $1 }
  if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }

  // Files, not pipes: a program that writes more than a pipe holds would wait for us for ever.
  let scratch = try TemporaryFolder()
  try scratch.write(stdin, to: "stdin")
  try scratch.write([UInt8](), to: "stdout")
  try scratch.write([UInt8](), to: "stderr")
  process.standardInput = try FileHandle(forReadingFrom: scratch.url("stdin"))
  process.standardOutput = try FileHandle(forWritingTo: scratch.url("stdout"))
  process.standardError = try FileHandle(forWritingTo: scratch.url("stderr"))
  try process.run()
  process.waitUntilExit()
  return RunResult(
    status: process.terminationStatus,
    stdout: [UInt8](try Data(contentsOf: scratch.url("stdout"))),
    stderr: [UInt8](try Data(contentsOf: scratch.url("stderr"))))
}

/// Where PATH has a tool, or `nil`.
func pathOfTool(_ name: String) -> String? {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(
    separator: ":")
  return folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile(atPath:))
}

/// A folder of its own for one test, removed when the test lets go of it.
final class TemporaryFolder: Sendable {
  let path: String

  /// A folder; one for thousands of files is in memory where the system has such a file system,
  /// for a disk takes its time to say that each of them is safe.
  init(forThousands: Bool = false) throws {
    let memory = "/dev/shm"
    let base =
      forThousands && FileManager.default.isWritableFile(atPath: memory)
      ? memory : NSTemporaryDirectory()
    path = "\(base)/assay-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { "\(path)/\(name)" }
  /// The URL of a file in the folder.
  func url(_ name: String) -> URL { URL(fileURLWithPath: path(name)) }

  /// Writes a file and returns its path.
  @discardableResult
  func write(_ content: [UInt8], to name: String, mode: Int = 0o644) throws -> String {
    try Data(content).write(to: url(name))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path(name))
    return path(name)
  }

  /// Writes a text file and returns its path.
  @discardableResult
  func write(_ text: String, to name: String, mode: Int = 0o644) throws -> String {
    try write(Array(text.utf8), to: name, mode: mode)
  }

  /// The content of a file.
  func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url(name))) }

  /// The names in the folder, sorted.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
