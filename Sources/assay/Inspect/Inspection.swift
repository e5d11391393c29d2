import CredentialModel
import StrictJSON
import WireFormats

/// The claims of a document: labels and texts in groups, in the order in which they are shown.
///
/// The texts are the document's own, unescaped; whoever prints them escapes them.
struct Inspection {
  /// What comes before all claims.
  static let notice = "NOTHING HERE IS VERIFIED"

  let kind: DocumentKind
  private(set) var sections: [Section] = []

  /// A group of claims under a title.
  struct Section {
    /// A stable name, for machines.
    let name: String
    let title: String
    var claims: [Claim] = []

    init(_ name: String, _ title: String) {
      self.name = name
      self.title = title
    }

    /// Adds a claim, if the document makes it.
    mutating func add(_ label: String, _ text: String?) {
      if let text { claims.append(Claim(label: label, text: text)) }
    }
  }

  struct Claim {
    let label: String
    let text: String
  }

  init(of root: JSONValue, _ kind: DocumentKind) {
    self.kind = kind
    switch kind {
    case .presentation: add(Presentation(root))
    case .endorsement: add(endorsement: Credential(root))
    case .clr: add(record: Credential(root))
    case .verifiableCredential, .unknown: add(Credential(root))
    }
    addUnknown(root)
  }

  mutating func append(_ section: Section) {
    if !section.claims.isEmpty { sections.append(section) }
  }

  // MARK: - Documents

  private mutating func add(endorsement: Credential) {
    add(documentOf: endorsement)
    add(issuerOf: endorsement, "issuer")
    var section = Section("endorsement", "Endorsement")
    section.add("of", endorsement.endorsementSubject?.id?.string)
    section.add("comment", endorsement.endorsementSubject?.endorsementComment?.string)
    append(section)
    addAttachments(of: endorsement)
  }

  private mutating func add(_ credential: Credential) {
    add(documentOf: credential)
    add(issuerOf: credential, "issuer")
    for subject in credential.subjects { add(subject) }
    var evidence = Section("evidence", "Evidence")
    for item in credential.evidence {
      evidence.add("evidence", words(item.name, item.description, item.narrative, item.id))
    }
    append(evidence)
    addAttachments(of: credential)
  }

  mutating func add(documentOf credential: Credential) {
    var section = Section("document", "Document")
    section.add("id", credential.id?.string)
    section.add("types", credential.types.map { $0.string }.joined(separator: ", "))
    section.add("name", credential.name?.text()?.string)
    section.add("description", credential.description?.text()?.string)
    section.add("valid from", credential.validFrom.map { "\($0)" })
    section.add("valid until", credential.validUntil.map { "\($0)" })
    section.add("awarded", credential.awardedDate.map { "\($0)" })
    append(section)
  }

  // MARK: - Parties

  mutating func add(issuerOf credential: Credential, _ name: String) {
    guard let issuer = credential.issuer else { return }
    var section = Section(name, "\(name.prefix(1).uppercased())\(name.dropFirst())")
    section.add("claims to be", issuer.name?.text()?.string)
    section.add("id", issuer.id?.string)
    section.add("url", issuer.url?.string)
    section.add("e-mail", issuer.email?.string)
    section.add("official", issuer.official?.string)
    section.add("part of", words(issuer.parentOrg?.name?.text(), issuer.parentOrg?.id))
    for entry in issuer.otherIdentifier {
      section.add("also known as", words(entry.identifierType, entry.identifier))
    }
    append(section)
  }

  private mutating func add(_ subject: AchievementSubject) {
    var section = Section("subject", "Subject")
    section.add("id", subject.id?.string)
    for identity in subject.identifier { section.add("identifier", identity.text) }
    section.add("role", subject.role?.string)
    section.add("term", subject.term?.string)
    section.add("credits earned", subject.creditsEarned.map { "\($0)" })
    section.add("began", subject.activityStartDate.map { "\($0)" })
    section.add("ended", subject.activityEndDate.map { "\($0)" })
    section.add("narrative", subject.narrative?.string)
    if !kind.isOpenBadges { addClaims(of: subject.json, to: &section) }
    append(section)
    if let achievement = subject.achievement { add(achievement, results: subject.result) }
  }

  /// Of a plain credential the claims are whatever the subject's members say.
  private func addClaims(of subject: JSONValue, to section: inout Section) {
    for member in subject.members where !member.isNamed("id") {
      let text = member.value.string
      section.add(
        member.name, text ?? String(validating: member.value.canonicalBytes(), as: UTF8.self))
    }
  }

  private mutating func add(_ achievement: Achievement, results: [AchievementResult]) {
    var section = Section("achievement", "Achievement")
    section.add("name", achievement.name?.string)
    section.add("id", achievement.id?.string)
    section.add("type", achievement.achievementType?.string)
    section.add("description", achievement.description?.string)
    section.add("criteria", words(achievement.criteria?.narrative, achievement.criteria?.id))
    section.add("field of study", achievement.fieldOfStudy?.string)
    section.add("language", achievement.inLanguage?.string)
    section.add("credits available", achievement.creditsAvailable.map { "\($0)" })
    for alignment in achievement.alignment {
      section.add(
        "aligned to", words(alignment.targetFramework, alignment.targetName, alignment.targetUrl))
    }
    append(section)
    add(results, of: achievement)
  }

  private mutating func add(_ results: [AchievementResult], of achievement: Achievement) {
    var section = Section("results", "Results")
    var names: [ExactString: ExactString] = [:]
    for description in achievement.resultDescription {
      if let id = description.id { names[id] = description.name }
      for level in description.rubricCriterionLevel {
        if let id = level.id { names[id] = level.name }
      }
    }
    for result in results {
      let name = result.resultDescription.flatMap { names[$0] ?? $0 }
      // People know a level by its name, and programs by its id.
      let level = result.achievedLevel.map { id in
        names[id].map { ExactString("\($0) (\(id))") } ?? id
      }
      section.add(name?.string ?? "result", words(result.value, result.status, level) ?? "")
    }
    append(section)
  }

  // MARK: - Attachments

  mutating func addAttachments(of credential: Credential) {
    var section = Section("attachments", "Attached")
    add(credential.credentialStatus, "status", to: &section)
    add(credential.credentialSchema, "schema", to: &section)
    add(credential.refreshService, "refresh service", to: &section)
    add(credential.termsOfUse, "terms of use", to: &section)
    for resource in credential.relatedResource {
      section.add("related resource", resource.id?.string)
    }
    append(section)
    add(endorsementsOf: credential)
    add(credential.proof)
  }

  private func add(_ resources: [TypedResource], _ label: String, to section: inout Section) {
    for resource in resources {
      let purpose = resource.json["statusPurpose"]?.exactString
      section.add(label, words(resource.types.first, purpose, resource.id))
    }
  }

  private mutating func add(endorsementsOf credential: Credential) {
    let achievement = credential.achievement
    var section = Section("endorsements", "Endorsements")
    let embedded =
      credential.endorsement + (credential.issuer?.endorsement ?? [])
      + (achievement?.endorsement ?? [])
    for endorsement in embedded {
      let by = words(endorsement.issuer?.name?.text(), endorsement.issuerID) ?? "nobody"
      let comment = endorsement.endorsementSubject?.endorsementComment.map { ": \($0)" } ?? ""
      section.add("claims to be by", by + comment)
    }
    let tokens =
      credential.endorsementJwt + (credential.issuer?.endorsementJwt ?? [])
      + (achievement?.endorsementJwt ?? [])
    if !tokens.isEmpty { section.add("as JWS", "\(tokens.count)") }
    append(section)
  }

  mutating func add(_ proofs: [Proof]) {
    var section = Section("proofs", "Proofs")
    for proof in proofs {
      section.add("suite", proof.cryptosuite?.string ?? proof.types.first?.string ?? "none")
      section.add("claims the key", proof.verificationMethod?.string)
      section.add("purpose", proof.proofPurpose?.string)
      section.add("created", proof.created.map { "\($0)" })
      section.add("expires", proof.expires.map { "\($0)" })
    }
    if proofs.isEmpty { section.add("none", "the document carries no embedded proof") }
    append(section)
  }

  private mutating func addUnknown(_ root: JSONValue) {
    var section = Section("unknownMembers", "Members that no data model here defines")
    for member in UnknownMembers.of(root) {
      section.add("\(member.value.pointer)", "\(member.value.kind)")
    }
    append(section)
  }

  func words(_ parts: ExactString?...) -> String? {
    let known = parts.compactMap { $0?.string }
    return known.isEmpty ? nil : known.joined(separator: " · ")
  }
}

extension IdentityObject {
  /// The kind of identifier, and what it is.
  var text: String? {
    let known = [identityType, identityHash].compactMap { $0?.string }
    guard !known.isEmpty else { return nil }
    return known.joined(separator: " · ") + (hashed == true ? " (hashed)" : "")
  }
}

extension Credential {
  /// The name of the credential, or what else tells it from others.
  var title: String {
    let name = name?.text() ?? achievement?.name ?? id
    return name?.string ?? types.map { $0.string }.joined(separator: ", ")
  }
}
