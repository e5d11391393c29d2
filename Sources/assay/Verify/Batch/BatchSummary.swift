import DurableFiles
import StrictJSON

/// What is said at the end of a run of several.
struct BatchSummary {
  /// Why a run ended before its input did.
  enum Ending: String {
    /// It did not.
    case complete
    /// At the first that was not accepted, as was asked for.
    case failFast
    /// By a signal.
    case interrupted
  }

  /// How many findings of a kind are shown; the file has more.
  private static let greatestShown = 5

  let counts: BatchCounts
  let same: SameCredentials
  let ending: Ending
  let exitCode: Int32
  let milliseconds: Int

  /// How many results there were in a second.
  private var perSecond: Int { counts.results * 1000 / max(1, milliseconds) }

  /// The lines for a person, without what did not occur.
  var lines: [String] {
    var lines = [headline]
    if let first = counts.firstBroken {
      lines.append(BatchSummary.some(counts.broken, "broken line", first: first))
    }
    if let first = counts.firstUnreadable {
      lines.append(
        BatchSummary.some(
          counts.unreadable, "file that cannot be read", "files that cannot be read", first: first))
    }
    if let first = counts.firstSkipped {
      lines.append(
        BatchSummary.some(
          counts.skipped, "file is no credential, and was passed over",
          "files are no credentials, and were passed over", first: first))
    }
    lines += shown(same.same, of: same.sameCount, "the same as another one", "the same as")
    lines += shown(
      same.superseded, of: same.supersededCount, "superseded by a newer one", "superseded by")
    if same.isIncomplete {
      lines.append(
        "only the first \(same.keptCount) different ones were compared, to find those that are the same"
      )
    }
    switch ending {
    case .complete: break
    case .failFast: lines.append("stopped at the first that was not accepted")
    case .interrupted: lines.append("interrupted: what comes after was not looked at")
    }
    return lines
  }

  private var headline: String {
    let verdicts = [
      (counts.accepted, "accepted"), (counts.rejected, "rejected"),
      (counts.untrusted, "untrusted"), (counts.undetermined, "undetermined"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let what = counts.credentials == 1 ? "1 credential" : "\(counts.credentials) credentials"
    let tenths = (milliseconds + 50) / 100
    return "\(what)\(verdicts.isEmpty ? "" : ": ")\(verdicts); "
      + "\(tenths / 10).\(tenths % 10) s, \(perSecond) a second"
  }

  private static func some(
    _ count: Int, _ one: String, _ several: String? = nil, first: BatchPlace
  ) -> String {
    let what = count == 1 ? one : several ?? "\(one)s"
    let name = DisplayText.escaped(first.name)
    return count == 1 ? "1 \(what): \(name)" : "\(count) \(what); the first is \(name)"
  }

  private func shown(
    _ findings: [SameCredentials.Finding], of count: Int, _ what: String, _ relation: String
  ) -> [String] {
    guard count > 0 else { return [] }
    let shown = findings.prefix(BatchSummary.greatestShown).map { finding in
      let names = [finding.place, finding.other].map { DisplayText.escaped($0.name) }
      return "  \(names[0]) is \(relation) \(names[1])"
    }
    let others = count - shown.count
    return ["\(count) \(count == 1 ? "is" : "are") \(what)"] + shown
      + (others > 0 ? ["  and \(others) more"] : [])
  }
}

extension BatchSummary {
  /// The summary for machines, format `VerificationSummary/1`.
  func json() -> JSONTree {
    .members([
      "type": "VerificationSummary/1",
      "exitCode": .integer(Int64(exitCode)),
      "ending": .string(ending.rawValue),
      "results": .integer(Int64(counts.results)),
      "accepted": .integer(Int64(counts.accepted)),
      "rejected": .integer(Int64(counts.rejected)),
      "untrusted": .integer(Int64(counts.untrusted)),
      "undetermined": .integer(Int64(counts.undetermined)),
      "broken": BatchSummary.some(counts.broken, first: counts.firstBroken),
      "unreadable": BatchSummary.some(counts.unreadable, first: counts.firstUnreadable),
      "skipped": BatchSummary.some(counts.skipped, first: counts.firstSkipped),
      "same": BatchSummary.list(same.same, of: same.sameCount, other: "sameAs"),
      "superseded": BatchSummary.list(
        same.superseded, of: same.supersededCount, other: "supersededBy"),
      "comparedAll": .bool(!same.isIncomplete),
      "milliseconds": .integer(Int64(milliseconds)),
      "perSecond": .integer(Int64(perSecond)),
    ])
  }

  /// Writes it to a file, whose old content is replaced.
  func write(to path: String) throws(CommandFailure) {
    do throws(FileError) {
      try AtomicFile.write(
        DisplayJSON.escaped(json().prettyBytes()), to: path, mode: 0o644, replacing: true)
    } catch {
      throw CommandFailure(writing: error)
    }
  }

  private static func some(_ count: Int, first: BatchPlace?) -> JSONTree {
    .members(["count": .integer(Int64(count)), "first": first.map { place($0) }])
  }

  private static func list(
    _ findings: [SameCredentials.Finding], of count: Int, other: String
  ) -> JSONTree {
    let named = findings.map { finding in
      var json = place(finding.place)
      json[other] = place(finding.other)
      return json
    }
    return .members(["count": .integer(Int64(count)), "named": .array(named)])
  }

  private static func place(_ place: BatchPlace) -> JSONTree {
    .members([
      "file": .string(place.file.path), "line": place.line == 0 ? nil : .integer(Int64(place.line)),
    ])
  }
}
