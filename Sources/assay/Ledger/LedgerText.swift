import CredentialIssuer
import StrictJSON

/// What the commands say of a ledger.
enum LedgerText {
  /// What a ledger holds, for a person.
  static func lines(of summary: LedgerSummary, issuer: ExactString) -> [String] {
    [
      row("Issuer", DisplayText.value(issuer.string)),
      row("Credentials", "\(summary.credentials)"),
      row("Revoked", "\(summary.revoked)"),
      row("Suspended", "\(summary.suspended)"),
      row("Void", "\(summary.void)"),
      row("Lists", "\(summary.lists), version \(summary.publishedVersion) published"),
      row("Places lost", "\(summary.burnt)"),
      row("Entries", "\(summary.entries), the last of \(summary.lastEntry)"),
      row("Digest", summary.digest),
    ]
  }

  /// The same as a document of type `LedgerSummary/1`.
  static func json(of summary: LedgerSummary, issuer: ExactString) -> JSONTree {
    [
      "type": "LedgerSummary/1", "id": .string(summary.id), "issuer": .string(issuer.string),
      "credentials": .integer(Int64(summary.credentials)),
      "revoked": .integer(Int64(summary.revoked)),
      "suspended": .integer(Int64(summary.suspended)), "void": .integer(Int64(summary.void)),
      "lists": .integer(Int64(summary.lists)),
      "publishedVersion": .integer(Int64(summary.publishedVersion)),
      "burnt": .integer(Int64(summary.burnt)), "entries": .integer(Int64(summary.entries)),
      "lastEntry": .string("\(summary.lastEntry)"), "digest": .string(summary.digest),
    ]
  }

  /// How many of those without a file are named to a person.
  private static let maxNamed = 20

  /// What a crash left, for a person.
  static func lines(of recovery: LedgerRecovery, issuer: ExactString) -> [String] {
    var lines: [String] = []
    if let entry = recovery.setAside {
      lines.append("The last entry, number \(entry), was damaged, and is set aside.")
    }
    if recovery.isMoved { lines.append("The ledger is at its new place.") }
    if recovery.pending.isEmpty {
      lines.append("Every credential that was recorded was written.")
    } else {
      let count = count(recovery.pending.count, "credential")
      lines.append(
        recovery.isVoided
          ? "\(count) without a file are void now:"
          : "\(count) recorded, perhaps without a file; the same assay issue again writes them:")
      lines += recovery.pending.prefix(maxNamed).map { "  \(DisplayText.escaped($0))" }
      let more = recovery.pending.count - maxNamed
      if more > 0 { lines.append("  and \(more) more") }
    }
    return lines + self.lines(of: recovery.summary, issuer: issuer)
  }

  /// The same as a document of type `LedgerRecovery/1`.
  static func json(of recovery: LedgerRecovery, issuer: ExactString) -> JSONTree {
    .members([
      "type": "LedgerRecovery/1",
      "setAside": recovery.setAside.map { .integer(Int64($0)) },
      "moved": .bool(recovery.isMoved), "voided": .bool(recovery.isVoided),
      "pending": .array(recovery.pending.map { .string($0) }),
      "ledger": json(of: recovery.summary, issuer: issuer),
    ])
  }

  /// `1 credential`, `2 credentials`.
  static func count(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  /// A name and a value, one below the other as in a report.
  static func row(_ name: String, _ value: String) -> String {
    "  \(name)" + String(repeating: " ", count: max(2, 16 - name.utf8.count)) + value
  }
}
