import DurableFiles
import Glibc

/// Writes the contexts that the folder of terms describes as Swift source.
///
/// usage: compile-contexts [FOLDER [OUTPUT]]     without them, `Contexts` in the current folder, and
///                                               the folder of embedded contexts in its Sources
@main
enum CompileContexts {
  static func main() {
    let arguments = CommandLine.arguments
    let folder = arguments.count > 1 ? arguments[1] : "Contexts"
    let output = arguments.count > 2 ? arguments[2] : "Sources/LinkedData/Contexts/Embedded"
    do {
      try compile(folder, to: output)
    } catch {
      report(error)
      exit(1)
    }
  }

  private static func compile(_ folder: String, to output: String) throws {
    var tables: [SwiftTable] = []
    for file in try ContextsFolder.read(folder) {
      let table = try SwiftTable(file)
      try write(table.source, to: "\(output)/\(table.fileName)")
      tables.append(table)
      print("\(file.name): \(file.termCount) terms")
    }
    try write(SwiftTable.list(of: tables), to: "\(output)/EmbeddedContexts+All.generated.swift")
  }

  private static func write(_ source: String, to path: String) throws(FileError) {
    try AtomicFile.write(Array(source.utf8), to: path, replacing: true)
  }

  /// Writes what is wrong to standard error; there is nobody left to tell where that fails.
  private static func report(_ error: any Error) {
    let line = Array("error: \(error)\n".utf8)
    _ = unsafe line.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
