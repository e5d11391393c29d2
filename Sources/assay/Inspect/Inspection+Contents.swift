import CredentialModel
import StrictJSON

/// Documents that hold credentials: presentations, and records of several.
extension Inspection {
  mutating func add(_ presentation: Presentation) {
    var section = Section("presentation", "Presentation")
    section.add("id", presentation.id?.string)
    section.add("holder claims to be", presentation.holder?.id?.string)
    add(presentation.verifiableCredential, to: &section)
    append(section)
    for (index, credential) in presentation.verifiableCredential.enumerated() {
      add(issuerOf: credential, "issuer of credential \(index + 1)")
    }
    add(presentation.proof)
  }

  /// Adds a line for each credential that stands in another document.
  private func add(_ credentials: [Credential], to section: inout Section) {
    for credential in credentials {
      if credential.json.kind == .string {
        section.add("credential", "as JWS, not opened here")
      } else if EnvelopedDocument.isEnvelope(credential.json) {
        let mediaType = try? EnvelopedDocument(credential.json).mediaType
        section.add("credential", "in an envelope, not opened here: \(mediaType ?? "unreadable")")
      } else {
        section.add("credential", credential.title)
      }
    }
  }

  mutating func add(record: Credential) {
    add(documentOf: record)
    add(issuerOf: record, "issuer")
    if let subject = record.clrSubject { add(subject, isPartial: record.isPartial) }
    let credentials = record.clrSubject?.verifiableCredential ?? []
    for (index, credential) in credentials.enumerated() {
      add(issuerOf: credential, "issuer of credential \(index + 1)")
    }
    addAttachments(of: record)
  }

  private mutating func add(_ subject: ClrSubject, isPartial: Bool) {
    var section = Section("record", "Record")
    section.add("of", subject.id?.string)
    for identity in subject.identifier { section.add("identifier", identity.text) }
    if isPartial { section.add("partial", "it does not hold all that its publisher knows of") }
    add(subject.verifiableCredential, to: &section)
    for achievement in subject.achievement {
      section.add("achievement", words(achievement.name, achievement.id))
    }
    var names: [ExactString: ExactString] = [:]
    for achievement in subject.achievement + subject.verifiableCredential.compactMap(\.achievement)
    {
      if let id = achievement.id { names[id] = achievement.name }
    }
    for association in subject.association {
      func name(_ id: ExactString?) -> ExactString? { id.flatMap { names[$0] ?? $0 } }
      section.add(
        "association",
        words(name(association.sourceId), association.associationType, name(association.targetId)))
    }
    append(section)
  }
}
