import ArgumentParser
import Glibc

/// The process's entry: parses, runs, and turns every failure into a sentence and an exit code.
@main
enum Main {
  static func main() {
    StandardDescriptors.occupyClosed()
    // A closed pipe is reported by `write` and handled there, not by dying silently.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that grows beyond what the process may write.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try Assay.parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      Terminal.report(failure)
      exit(failure.status.rawValue)
    } catch {
      Assay.exit(withError: error)
    }
  }
}
