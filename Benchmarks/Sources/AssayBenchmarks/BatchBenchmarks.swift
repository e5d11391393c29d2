import CredentialIssuer
import CredentialVerifier
import Foundation

extension Benchmarks {
  /// The command on 20,000 badges as it issues them, one a line on standard input: on all cores
  /// against on one, and against verifying the same in this process.
  ///
  /// The command is the one that ASSAY names; without it the rows are left out. Reading, writing the
  /// results (`--brief`; then with all checks) and finding those that are the same are part of it.
  static func batch() throws {
    guard let assay = ProcessInfo.processInfo.environment["ASSAY"] else {
      return print("batch: set ASSAY to the command that is to be measured")
    }
    let fixture = try Fixture(count: 20_000, suites: IssueTerms.standardSuites)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let folder = try ScratchFolder()
    defer { folder.remove() }
    let lines = try folder.write(Array(fixture.credentials.joined(separator: [0x0A])), "lines")
    let ours = [
      assay, "verify", "-", "--format", "ndjson", "--stateless",
      "--trust", try folder.write(fixture.bundleBytes, "list.bundle"),
      "--root", try folder.write(fixture.rootBytes, "root.json"), "--at", fixture.now.description,
    ]
    func run(_ jobs: Int, _ more: [String]) throws -> Double {
      try duration(of: ours + ["--jobs", "\(jobs)"] + more, input: lines) / 20_000
    }
    let verifier = Verifier(trust: fixture.trust)
    // A part of them is enough to know the rate.
    let sample = fixture.credentials.prefix(4000)
    func inProcess() -> Double {
      let clock = ContinuousClock()
      let elapsed = clock.measure {
        for bytes in sample { _ = verifier.verify(bytes, at: fixture.now) }
      }
      return microseconds(elapsed) / Double(sample.count)
    }
    for (name, more) in [("batch", ["--brief"]), ("batch, with all checks", [])] {
      var scaling: [(floor: Double, ours: Double)] = []
      var share: [(floor: Double, ours: Double)] = []
      for _ in 0..<7 {
        let one = try run(1, more)
        let all = try run(cores, more)
        scaling.append((floor: one, ours: all))
        share.append((floor: inProcess() / Double(cores), ours: all))
      }
      let isGoal = !more.isEmpty
      show(
        "\(name), \(cores) jobs against 1", Comparison(scaling),
        goal: isGoal ? "speed ≥ 1.85, on 2 cores" : "", invert: true)
      show(
        "  against \(cores) × in this process", Comparison(share),
        goal: isGoal ? "speed ≥ 0.90" : "", invert: true)
    }
  }
}
