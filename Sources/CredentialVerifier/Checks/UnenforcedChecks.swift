import CredentialModel
import StrictJSON

extension Verification {
  /// Names what the credential carries and no check enforces: silence would look like approval.
  ///
  /// `evidence` needs no mention: it is a claim like any other, and is shown as one.
  mutating func checkWhatIsNotEnforced(in credential: Credential) {
    let maxProofs = policy.maxProofs
    let walk = credential.json.withCursor { UnenforcedWalk(of: $0, maxProofs: maxProofs) }
    for found in walk.found {
      switch found.kind {
      case .endorsement:
        note(.endorsement, .skipped, .endorsementUnchecked, at: found.value)
      case .member(let name):
        let type = found.value["type"]?.elementsOrSelf.first { _ in true }?.exactString
        note(.unenforced, .warning, .notEnforced(member: "\(name)", type: type), at: found.value)
      }
    }
    if walk.isCut {
      note(.unenforced, .warning, .moreNotEnforced(listed: UnenforcedWalk.limit))
    }
  }
}

/// Looks for what no check enforces.
///
/// Where anything can be found, all of a document is walked.
private struct UnenforcedWalk {
  /// How many are listed: a document can hold a hundred thousand, and nobody reads so many.
  static let limit = 32

  /// What a found value is.
  enum Kind {
    /// One or many endorsements.
    case endorsement
    /// A value of a member of this name.
    case member(StaticString)
  }

  private(set) var found: [(kind: Kind, value: JSONValue)] = []
  /// Whether there is more than was listed.
  private(set) var isCut = false

  /// Whether an endorsement can stand anywhere.
  private let mayEndorse: Bool

  init(of document: JSONCursor, maxProofs: Int) {
    mayEndorse = document.mayHoldString(beginningAs: "endorsement")
    for (name, value) in document.members {
      if name.isString("proof") {
        for proof in value.elementsOrSelf.prefix(maxProofs) { visit(proof: proof) }
      } else if let known = UnenforcedWalk.memberOfCredentials(name) {
        for entry in value.elementsOrSelf { add(.member(known), entry) }
      } else if mayEndorse {
        visit(name, value, depth: 0)
      }
    }
  }

  /// Source: VC Data Model 2.0 §4.11, §5.3 to §5.5, §5.9.
  private static func memberOfCredentials(_ name: JSONCursor) -> StaticString? {
    if name.isString("confidenceMethod") { return "confidenceMethod" }
    if name.isString("credentialSchema") { return "credentialSchema" }
    if name.isString("refreshService") { return "refreshService" }
    if name.isString("relatedResource") { return "relatedResource" }
    if name.isString("renderMethod") { return "renderMethod" }
    if name.isString("termsOfUse") { return "termsOfUse" }
    return nil
  }

  /// What a proof was made for, and whoever asked for it would compare.
  ///
  /// Source: Verifiable Credential Data Integrity 1.0 §2.1.
  private static func memberOfProofs(_ name: JSONCursor) -> StaticString? {
    if name.isString("challenge") { return "challenge" }
    if name.isString("domain") { return "domain" }
    if name.isString("nonce") { return "nonce" }
    return nil
  }

  private mutating func visit(proof: JSONCursor) {
    for (name, value) in proof.members {
      guard let known = UnenforcedWalk.memberOfProofs(name) else { continue }
      add(.member(known), value)
    }
  }

  /// Endorsements can stand in the credential, its issuer, the issuer's parent, the achievement, and
  /// wherever else a profile can.
  private mutating func visit(_ name: JSONCursor, _ value: JSONCursor, depth: Int) {
    guard name.isString("endorsement") || name.isString("endorsementJwt") else {
      return visit(value, depth: depth)
    }
    if value.elementsOrSelf.underestimatedCount > 0 { add(.endorsement, value) }
  }

  private mutating func visit(_ value: JSONCursor, depth: Int) {
    // No document that was parsed is deeper.
    guard depth < JSONLimits.greatestDepth, !isCut else { return }
    switch value.kind {
    case .object:
      for (name, member) in value.members { visit(name, member, depth: depth + 1) }
    case .array:
      for element in value.elements { visit(element, depth: depth + 1) }
    case .null, .bool, .number, .string:
      return
    }
  }

  private mutating func add(_ kind: Kind, _ value: JSONCursor) {
    guard found.count < UnenforcedWalk.limit else { return isCut = true }
    found.append((kind, value.value))
  }
}
