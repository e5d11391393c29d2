import IssuerTrust
import StrictJSON
import WireFormats

extension TrustText {
  /// How many changes a person is told of; a program gets all.
  private static let greatestChanges = 20

  /// What updating a list came to.
  static func update(_ update: TrustUpdate, in folder: StateFolder) -> [String] {
    let trust = update.trust
    let name = DisplayText.escaped(trust.listName)
    guard update.list != nil else {
      return ["\(name), version \(trust.version), is installed already; nothing was changed."]
    }
    guard let previous = update.previous else {
      return [
        "Installed \(name), version \(trust.version), in \(DisplayText.escaped(folder.path)).",
        "Id           \(DisplayText.escaped(trust.listID.string))",
        "Fingerprint  \(trust.rootFingerprint)",
        "             Compare it with the one that the list's authority told you.",
        "Issuers      \(trust.recordCount)",
        "Expires      \(expiry(of: trust))",
      ] + weaknesses(of: trust) + ["Next: assay verify FILE"]
    }
    var lines = [
      "Updated \(name) from version \(previous.version) to \(trust.version), until "
        + "\(expiry(of: trust))."
    ]
    let (before, now) = (previous.role(.root).version, trust.role(.root).version)
    if before != now {
      lines += [
        "Root         version \(before) to \(now)", "Fingerprint  \(trust.rootFingerprint)",
      ]
    }
    let changes = update.changes
    lines += changes.prefix(greatestChanges).map { change in
      "  \(change.kind): \(DisplayText.escaped(change.record.displayName)), "
        + DisplayText.escaped(change.record.id.string)
    }
    let others = changes.count - greatestChanges
    return lines + (others > 0 ? ["  and \(others) more"] : [])
      + (changes.isEmpty ? ["  It says the same of every issuer."] : [])
  }

  /// That the list restricts an issuer less than it did: an authority may have been wrong, and a
  /// thief of its keys would do just that.
  static func relaxed(_ update: TrustUpdate) -> [String] {
    update.relaxed.prefix(greatestChanges).map { record, was in
      "\(DisplayText.escaped(record.displayName)) was \(DisplayText.escaped(was)), and is "
        + "\(record.status.name); make sure that the list's authority meant that"
    }
  }

  /// What updating a list came to for machines, format `TrustUpdate/1`.
  static func json(_ update: TrustUpdate, in folder: StateFolder) -> JSONTree {
    let (trust, previous) = (update.trust, update.previous)
    return .members([
      "type": "TrustUpdate/1",
      "done": .string(update.done),
      "id": .string(trust.listID.string),
      "name": .string(trust.listName),
      "state": .string(folder.path),
      "version": .integer(trust.version),
      "previousVersion": previous.map { .integer($0.version) },
      "rootVersion": .integer(trust.role(.root).version),
      "previousRootVersion": previous.map { .integer($0.role(.root).version) },
      "rootFingerprint": .string(trust.rootFingerprint),
      "expires": .string(expiry(of: trust).description),
      "issuers": .integer(Int64(trust.recordCount)),
      "changes": .array(
        update.changes.map { change in
          .members([
            "id": .string(change.record.id.string), "name": .string(change.record.displayName),
            "done": .string(change.kind), "status": .string(change.record.status.name),
            "previousStatus": change.previous.map { .string($0.status.name) },
          ])
        }),
    ])
  }

  /// When the first part of a list expires.
  static func expiry(of trust: TrustBundle) -> Instant {
    TrustRole.allCases.map { trust.role($0).expires }.min() ?? .latest
  }

  /// What is weak about the root of a list that is installed.
  static func weaknesses(of trust: TrustBundle) -> [String] {
    let found = (try? TrustRoot(trust.newestRoot))?.weaknesses ?? []
    return found.isEmpty
      ? [] : ["Weaknesses"] + found.map { "  \(sentence(for: $0))" }
  }
}
