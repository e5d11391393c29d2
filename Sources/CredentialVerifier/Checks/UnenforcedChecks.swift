import CredentialModel
import StrictJSON

extension Verification {
  /// Names what the credential carries and no check enforces: silence would look like approval.
  ///
  /// `evidence` needs no mention: it is a claim like any other, and is shown as one.
  ///
  /// What was asked of a presentation was compared.
  mutating func checkWhatIsNotEnforced(in document: JSONValue) {
    let maxProofs = policy.maxProofs
    let asked = presentation == nil ? nil : request
    let walk = document.withCursor { UnenforcedWalk(of: $0, maxProofs: maxProofs, asked: asked) }
    for (name, value) in walk.found {
      let type = value["type"]?.elementsOrSelf.first { _ in true }?.exactString
      note(.unenforced, .warning, .notEnforced(member: "\(name)", type: type), at: value)
    }
    if walk.isCut {
      note(.unenforced, .warning, .moreNotEnforced(listed: UnenforcedWalk.limit))
    }
  }
}

/// Looks for what no check enforces, among the members of a document and of its proofs.
private struct UnenforcedWalk {
  /// How many are listed: a document can hold a hundred thousand, and nobody reads so many.
  static let limit = 32

  private(set) var found: [(name: StaticString, value: JSONValue)] = []
  /// Whether there is more than was listed.
  private(set) var isCut = false

  private let comparesChallenge: Bool
  private let comparesDomain: Bool

  init(of document: JSONCursor, maxProofs: Int, asked: PresentationRequest?) {
    comparesChallenge = asked?.challenge != nil
    comparesDomain = asked?.domains.isEmpty == false
    for (name, value) in document.members {
      if name.isString("proof") {
        for proof in value.elementsOrSelf.prefix(maxProofs) { visit(proof: proof) }
      } else if let known = UnenforcedWalk.memberOfCredentials(name) {
        for entry in value.elementsOrSelf where !isCut { add(known, entry) }
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
      if comparesChallenge, name.isString("challenge") { continue }
      if comparesDomain, name.isString("domain") { continue }
      add(known, value)
    }
  }

  private mutating func add(_ name: StaticString, _ value: JSONCursor) {
    guard found.count < UnenforcedWalk.limit else { return isCut = true }
    found.append((name, value.value))
  }
}
