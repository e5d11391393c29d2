import StrictJSON

/// Documents that stand in other documents: endorsements in badges, credentials in presentations and
/// records.
extension Checker {
  mutating func checkEndorsement(_ value: JSONCursor, _ property: Property) {
    guard value.kind == .object else {
      checkObject(value, as: .endorsementCredential, named: property.name)
      return
    }
    let version = DataModelVersion(of: value)
    let modelClass: ModelClass =
      version == .v2_0 ? .endorsementCredential : .endorsementCredential11
    check(document: value, as: modelClass, version, isOpenBadges: true)
  }

  /// Checks one entry of `verifiableCredential`.
  mutating func checkEmbedded(
    _ value: JSONCursor, _ property: Property, _ section: StaticString
  ) {
    if value.kind == .string, document.version == .v1_1 || document.isRecord {
      // Version 1.1 puts a JWT there as it is, and so do records.
      guard value.withStringSpan({ TextFormat.isCompactJWS($0) }) != true else { return }
      let expected: StaticString = "a JWS in its compact form"
      let problem = Problem.format(property.name, expected: expected, text: value)
      findings.add(problem, at: value, specification: section)
      return
    }
    guard value.kind == .object else {
      let problem = Problem.wrongKind(property.name, expected: "an object", found: value.kind)
      findings.add(problem, at: value, specification: section)
      return
    }
    if isEnveloped(value) {
      check(envelope: value, as: .envelopedCredential)
    } else if case .presentation = DocumentKind(of: value) {
      // A presentation is no credential, and must not pass for one where those are listed.
      check(document: value, as: .verifiableCredential, .v2_0, isOpenBadges: false)
    } else {
      checkDocument(value)
    }
  }

  private func isEnveloped(_ value: JSONCursor) -> Bool {
    value["type"]?.includesType(of: ["EnvelopedVerifiableCredential"]) ?? false
  }
}
