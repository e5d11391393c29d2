import ArgumentParser
import Glibc

/// The options for verifying many credentials at once.
struct BatchOptions: ParsableArguments {
  /// More threads than any machine has cores; each takes memory.
  static let greatestJobs = 1024

  @Flag(help: "Look into the subfolders of folders, too.")
  var recursive = false

  @Flag(
    help: """
      Take each line for a credential: a JSON document, or a compact JWS, bare or as a JSON string. \
      Else the content tells whether lines are.
      """)
  var lines = false

  @Option(
    help: ArgumentHelp(
      "How many threads verify; else one for each core.", valueName: "number"))
  var jobs: Int?

  @Flag(
    help: "With json or ndjson: the verdict, and which credential it is on, without the checks.")
  var brief = false

  @Flag(
    help: """
      Stop at the first that is not accepted, in the order of the input; its exit code is the whole \
      run's.
      """)
  var failFast = false

  @Option(
    help: ArgumentHelp(
      "Write what the end of a run of several says to a file as well, as JSON.", valueName: "file"))
  var summary: String?

  func validate() throws {
    guard let jobs else { return }
    guard jobs >= 1 else {
      throw ValidationError("--jobs is \(jobs); at least one thread is needed, or leave it out")
    }
    guard jobs <= BatchOptions.greatestJobs else {
      throw ValidationError("--jobs is \(jobs); at most \(BatchOptions.greatestJobs) are possible")
    }
  }

  /// How many threads verify.
  var workers: Int {
    let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    return jobs ?? max(1, min(cores, BatchOptions.greatestJobs))
  }
}
