import DurableFiles
import Glibc
import IssuerTrust
import WireFormats

/// A client of The Update Framework for its public conformance suite, made of Assay's own engine.
///
/// It differs from the product in what it is given, and in nothing that the engine decides: TUF's
/// own rules for metadata, a server on this machine as the source, a folder for what is trusted.
@main
enum TUFShim {
  static func main() {
    do {
      try run(Arguments(commandLine()))
    } catch {
      report(error)
      exit(1)
    }
  }

  private static func run(_ arguments: Arguments) throws {
    let trusted = LocalFiles(folder: try arguments.option("--metadata-dir"))
    if case .start(let path) = arguments.command {
      let root = try FileReader.bytes(at: path, limit: TrustedMetadata.rootLimit)
      return try trusted.keep(root, as: "root.json")
    }
    let isDownload = if case .download = arguments.command { true } else { false }
    let repository = LocalRepository(
      metadataURL: try arguments.baseURL("--metadata-url"),
      targetsURL: isDownload ? try arguments.baseURL("--target-base-url") : nil)
    let client = Client(trusted: trusted, repository: repository, start: now())
    var metadata = try client.refresh()
    guard isDownload else { return }
    let fetched = LocalFiles(folder: try arguments.option("--target-dir"))
    for name in arguments.targetNames {
      try client.download(name, to: fetched, by: &metadata)
    }
  }

  /// The arguments after the name of the program.
  ///
  /// `CommandLine` looks for them beside the environment in memory, and finds none where the
  /// environment was moved: `libfaketime`, with which the suite sets the clock, does that.
  private static func commandLine() throws -> [String] {
    let text = try FileReader.bytes(at: "/proc/self/cmdline", limit: 1 << 20)
    let words = text.split(separator: 0, omittingEmptySubsequences: false).dropFirst().dropLast()
    return words.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The machine's clock, read once.
  private static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(secondsSinceEpoch: Int64(time.tv_sec))
  }

  /// Writes what is wrong to standard error; there is nobody left to tell where that fails.
  private static func report(_ error: any Error) {
    let line = Array("error: \(error)\n".utf8)
    _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
