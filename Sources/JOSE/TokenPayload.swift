import CredentialModel
public import StrictJSON
import WireFormats

/// What a token holds: claims, and a document that is all of the payload or one of them.
///
/// In version 2.0 of the data model the payload is the document, and the registered claims stand
/// among its members. In version 1.1 the document is the claim `vc` or `vp`, and claims may stand
/// instead of its members: the document that is shown then has the members.
///
/// Source: Open Badges 3.0 §8.2.4 and §8.2.6, VC Data Model 1.1 §6.3.1, VC-JOSE-COSE §3.1.
public struct TokenPayload: Sendable {
  /// The payload: an object.
  public let claims: JSONValue

  /// The credential or presentation.
  ///
  /// It is a part of ``claims``, or where claims stand instead of its members, or something in it
  /// was signed before the claims were added, a document of its own.
  public let document: JSONValue

  /// The claim that the document is, `vc` or `vp`; `nil` where it is all of the payload.
  public let member: String?

  /// The claims that the document's members were made of.
  public let restored: [RegisteredClaim]

  /// Why the document stands in the wrong place for its version; `nil` where it does not.
  ///
  /// Source: Open Badges 3.0 Implementation Guide, Verification: a document whose first context is
  /// of one version, in the place of the other, is invalid.
  public let misplaced: JOSEError?

  /// Reads a payload.
  ///
  /// - Parameters:
  ///   - json: The payload.
  ///   - limits: What the document may ask of its reader.
  /// - Throws: `payloadNotObject`, `documentNotObject` or `severalDocuments`.
  public init(_ json: JSONValue, limits: JSONLimits = .standard) throws(JOSEError) {
    guard json.kind == .object else { throw .payloadNotObject }
    claims = json
    let inner = try TokenPayload.member(of: json)
    let document = inner?.value ?? json
    member = inner?.name
    misplaced = TokenPayload.fault(of: document, inner?.name, in: json)
    // Misplaced, nobody knows what the claims are meant for.
    if misplaced == nil,
      let (tree, claims) = TokenPayload.completed(document, by: json, member: inner?.name),
      let made = try? JSONDocument(tree.compactBytes(), limits: limits)
    {
      (self.document, restored) = (made.root, claims)
    } else {
      (self.document, restored) = (document, [])
    }
  }

  /// The claim that is the document.
  ///
  /// A payload with a context of its own is a document, whatever claims it has beside.
  private static func member(
    of json: JSONValue
  ) throws(JOSEError) -> (name: String, value: JSONValue)? {
    guard json["@context"] == nil else { return nil }
    let (credential, presentation) = (json["vc"], json["vp"])
    guard let value = credential ?? presentation else { return nil }
    guard credential == nil || presentation == nil else { throw .severalDocuments }
    let name = credential != nil ? "vc" : "vp"
    guard value.kind == .object else { throw .documentNotObject(member: name) }
    return (name, value)
  }

  /// Whether a document is in the place of its version, and the only one.
  private static func fault(
    of document: JSONValue, _ member: String?, in json: JSONValue
  ) -> JOSEError? {
    let isOld = version(of: document) == .v1_1
    if let member { return isOld ? nil : .documentMember(member) }
    if json["vc"] != nil { return .documentMember("vc") }
    if json["vp"] != nil { return .documentMember("vp") }
    return isOld ? .documentMemberMissing : nil
  }

  /// The version that the first context of a document is of; `nil` for any other.
  private static func version(of document: JSONValue) -> DataModelVersion? {
    guard let first = document["@context"]?.elementsOrSelf.first(where: { _ in true }) else {
      return nil
    }
    if first.isString("https://www.w3.org/2018/credentials/v1") { return .v1_1 }
    if first.isString("https://www.w3.org/ns/credentials/v2") { return .v2_0 }
    return nil
  }
}

// What claims add to a document.
extension TokenPayload {
  /// The document with the members that only claims state.
  ///
  /// - Returns: The tree, and the claims that it was completed by; nothing where the document is
  ///   complete as it is.
  private static func completed(
    _ document: JSONValue, by claims: JSONValue, member: String?
  ) -> (JSONTree, [RegisteredClaim])? {
    let missing = missingMembers(of: document, member: member).filter { claims[$0.name] != nil }
    // What embedded proofs cover was signed before the claims came.
    let isSignedInside = member == nil && document["proof"] != nil
    guard !missing.isEmpty || isSignedInside else { return nil }
    var tree = document.tree()
    var restored: [RegisteredClaim] = []
    if isSignedInside {
      for claim in RegisteredClaim.allCases { tree[claim.rawValue] = nil }
    }
    for claim in missing {
      guard let value = claims[claim.name], set(claim, value, in: &tree, member) else { continue }
      restored.append(claim)
    }
    return (tree, restored)
  }

  /// The claims for which the document has no member, and that may stand instead of one.
  ///
  /// In version 2.0 that is only the end of an Open Badge.
  private static func missingMembers(
    of document: JSONValue, member: String?
  ) -> [RegisteredClaim] {
    var missing: [RegisteredClaim] = []
    switch member {
    case "vc":
      if issuer(of: document) == nil { missing.append(.issuer) }
      if let subject = document["credentialSubject"], subject.kind == .object,
        subject["id"] == nil
      {
        missing.append(.subject)
      }
      if document["id"] == nil { missing.append(.identifier) }
      if document["issuanceDate"] == nil { missing.append(.notBefore) }
      if document["expirationDate"] == nil { missing.append(.expires) }
    case "vp":
      if document["holder"] == nil { missing.append(.issuer) }
      if document["id"] == nil { missing.append(.identifier) }
    default:
      if document["validUntil"] == nil, DocumentKind(of: document).isOpenBadges {
        missing.append(.expires)
      }
    }
    return missing
  }

  private static func issuer(of document: JSONValue) -> JSONValue? {
    guard let issuer = document["issuer"] else { return nil }
    return issuer.kind == .object ? issuer["id"] : issuer
  }

  /// Sets the member that a claim stands for; no where the claim is none that could.
  private static func set(
    _ claim: RegisteredClaim, _ value: JSONValue, in tree: inout JSONTree, _ member: String?
  ) -> Bool {
    let content: JSONTree
    if claim.isTime {
      guard let time = NumericDate(value) else { return false }
      content = .string(time.instant.description)
    } else {
      guard let text = value.string else { return false }
      content = .string(text)
    }
    switch claim {
    case .issuer where member == "vp": tree["holder"] = content
    case .issuer:
      if tree["issuer"] == nil { tree["issuer"] = content } else { tree["issuer"]?["id"] = content }
    case .subject: tree["credentialSubject"]?["id"] = content
    case .identifier: tree["id"] = content
    case .notBefore: tree["issuanceDate"] = content
    case .expires: tree[member == nil ? "validUntil" : "expirationDate"] = content
    case .issuedAt: return false
    }
    return true
  }
}
