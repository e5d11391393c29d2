import BadgeBaking
import CredentialIssuer
import Glibc

/// Where the credentials go: a folder of files, or one file of lines.
enum IssueOutput {
  case folder(CredentialFolder)
  case lines(CredentialLines)

  private static var workers: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

  /// Looks, on all cores, at what is there already; no credential is written yet.
  init(
    _ path: String, issuance: Issuance, image: BadgeImage?, ledger: LedgerUse?
  ) throws(IssuerError) {
    defer { Terminal.progress("") }
    let check = IssueRun(workers: Self.workers) {
      false
    } progress: { done, total in
      IssueProgress.show("checking", done, of: total)
    }
    if FileEnding.jsonLines.ends(path) {
      self = .lines(
        try CredentialLines(path, issuance: issuance, ledger: ledger, checking: check))
    } else {
      self = .folder(
        try CredentialFolder(
          path, issuance: issuance, bakedInto: image, ledger: ledger, checking: check))
    }
  }

  /// Issues on all cores until everything is done or a signal arrives.
  func issue() -> IssueOutcome {
    StopSignals.watch()
    let run = IssueRun(workers: Self.workers) {
      StopSignals.received != nil
    } progress: { done, total in
      IssueProgress.show("issuing", done, of: total)
    }
    let outcome =
      switch self {
      case .folder(let folder): folder.issue(run)
      case .lines(let lines): lines.issue(run)
      }
    Terminal.progress("")
    return outcome
  }
}

/// The progress of a run, on one line of the terminal.
enum IssueProgress {
  private static let width = 40

  static func show(_ what: String, _ done: Int, of total: Int) {
    Terminal.progress(line(what, done, of: total))
  }

  static func line(_ what: String, _ done: Int, of total: Int) -> String {
    let filled = total > 0 ? width * done / total : width
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    return "\(what) [\(bar)] \(done) of \(total)"
  }
}
