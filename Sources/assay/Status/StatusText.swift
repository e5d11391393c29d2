import CredentialIssuer
import StatusLists
import StrictJSON
import WireFormats

/// What the commands say of a status.
enum StatusText {
  /// What a ledger knows of a credential, for a person.
  static func lines(of credential: LedgerCredential) -> [String] {
    var lines = [
      word(for: credential).uppercased() + "  " + DisplayText.escaped(credential.id),
      LedgerText.row("Created", "\(credential.created)"),
      LedgerText.row("Valid until", credential.validUntil.map { "\($0)" } ?? "for good"),
      LedgerText.row("Signed as", DisplayText.value(credential.verificationMethod)),
      LedgerText.row("Digest", Base16.encode(credential.digest)),
      LedgerText.row("Entry", "\(credential.entry), of \(credential.recorded)"),
    ]
    for entry in credential.status {
      lines.append(
        LedgerText.row(
          entry.purpose.name.string.prefix(1).uppercased()
            + entry.purpose.name.string.dropFirst(),
          "place \(entry.index) of \(DisplayText.value(entry.list))"))
    }
    for event in credential.history {
      let what = event.action.map { $0.rawValue } ?? "void"
      let why = event.reason.map { ": \(DisplayText.value($0))" } ?? ""
      lines.append(LedgerText.row("\(event.at)", "\(what)\(why)"))
    }
    return lines
  }

  /// The same as a document of type `CredentialStatus/1`.
  static func json(of credential: LedgerCredential) -> JSONTree {
    .members([
      "type": "CredentialStatus/1", "id": .string(credential.id),
      "state": .string(word(for: credential)), "digest": .string(Base16.encode(credential.digest)),
      "created": .string("\(credential.created)"), "recorded": .string("\(credential.recorded)"),
      "validUntil": credential.validUntil.map { .string("\($0)") },
      "verificationMethod": .string(credential.verificationMethod),
      "entry": .integer(Int64(credential.entry)),
      "status": .array(
        credential.status.map { entry in
          [
            "statusPurpose": .string(entry.purpose.name.string),
            "statusListCredential": .string(entry.list),
            "statusListIndex": .integer(Int64(entry.index)),
          ]
        }),
      "history": .array(
        credential.history.map { event in
          .members([
            "entry": .integer(Int64(event.entry)), "at": .string("\(event.at)"),
            "action": .string(event.action?.rawValue ?? "void"),
            "reason": event.reason.map { .string($0) },
          ])
        }),
    ])
  }

  private static func word(for credential: LedgerCredential) -> String {
    if credential.isRevoked { return "revoked" }
    if credential.isVoid { return "void" }
    return credential.isSuspended ? "suspended" : "good"
  }

  /// What was published, for a person.
  static func lines(of publication: StatusPublication, in folder: String) -> [String] {
    let lists = LedgerText.count(publication.lists.count, "list")
    let place = DisplayText.escaped(folder)
    var lines = [
      publication.isRepeated
        ? "Nothing changed: version \(publication.version), \(lists) in \(place), "
          + "good until \(publication.validUntil)."
        : "Published version \(publication.version), \(lists) in \(place), "
          + "good until \(publication.validUntil)."
    ]
    for list in publication.lists {
      lines.append("  \(DisplayText.escaped(list.url)): \(list.setCount) set")
    }
    return lines
  }

  /// The same as a document of type `StatusPublication/1`.
  static func json(of publication: StatusPublication, in folder: String) -> JSONTree {
    [
      "type": "StatusPublication/1", "dryRun": false,
      "version": .integer(Int64(publication.version)),
      "repeated": .bool(publication.isRepeated),
      "validFrom": .string("\(publication.validFrom)"),
      "validUntil": .string("\(publication.validUntil)"), "out": .string(folder),
      "lists": .array(
        publication.lists.map { list in
          [
            "url": .string(list.url), "statusPurpose": .string(list.purpose.rawValue),
            "set": .integer(Int64(list.setCount)), "path": .string(list.path),
          ]
        }),
    ]
  }

  /// What a publication would come to.
  static func lines(of preview: StatusPreview, in folder: String) -> [String] {
    let lists = LedgerText.count(preview.lists.count, "list")
    return ["Would publish \(lists) in \(DisplayText.escaped(folder)); nothing was written."]
      + preview.lists.map { list in
        "  \(DisplayText.escaped(list.url)): \(list.setCount) set, \(list.newCount) of them new"
          + (list.clearedCount > 0 ? ", \(list.clearedCount) not any more" : "")
      }
  }

  /// The same as a document of type `StatusPublication/1`.
  static func json(of preview: StatusPreview, in folder: String) -> JSONTree {
    [
      "type": "StatusPublication/1", "dryRun": true, "out": .string(folder),
      "lists": .array(
        preview.lists.map { list in
          [
            "url": .string(list.url), "statusPurpose": .string(list.purpose.rawValue),
            "set": .integer(Int64(list.setCount)), "new": .integer(Int64(list.newCount)),
            "cleared": .integer(Int64(list.clearedCount)), "path": .string(list.path),
          ]
        }),
    ]
  }
}
