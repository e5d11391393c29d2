public import StrictJSON
public import WireFormats

/// An embedded proof, as the document states it; nothing here has been checked.
///
/// Source: Verifiable Credential Data Integrity 1.0 §2.1.
public struct DataIntegrityProof: Sendable {
  /// The proof's own JSON.
  public let json: JSONValue

  /// When the proof says that it was made; `nil` where it does not say, or says it wrongly.
  public let created: Instant?

  /// When the proof ends to hold; `nil` where it does not say, or says it wrongly.
  public let expires: Instant?

  /// Of `created` and `expires` the first that is there and holds no time.
  public let invalidTime: StaticString?

  /// A view of a proof.
  public init(_ json: JSONValue) {
    self.json = json
    var invalidTime: StaticString?
    (created, expires) = json.withCursor { proof in
      func instant(_ name: StaticString, of member: JSONCursor?) -> Instant? {
        guard let member else { return nil }
        // A time without a zone is UTC, says §2.1 of both.
        let instant = member.withStringSpan { try? Instant.parse($0).instant } ?? nil
        if instant == nil, invalidTime == nil { invalidTime = name }
        return instant
      }
      return (instant("created", of: proof["created"]), instant("expires", of: proof["expires"]))
    }
    self.invalidTime = invalidTime
  }

  /// The proofs of a secured document: the value of `proof`, or each element where it is a list.
  public static func proofs(of document: JSONValue) -> [DataIntegrityProof] {
    document["proof"]?.elementsOrSelf.map { DataIntegrityProof($0) } ?? []
  }

  /// The proof's name in a set or chain.
  public var id: ExactString? { json["id"]?.exactString }

  /// The kind of proof: `DataIntegrityProof` for all that name a cryptosuite.
  public var type: ExactString? { json["type"]?.exactString }

  /// The way in which the proof was made, for instance `eddsa-jcs-2022`.
  public var cryptosuite: ExactString? { json["cryptosuite"]?.exactString }

  /// The key, as a URL with a fragment.
  public var verificationMethod: ExactString? { json["verificationMethod"]?.exactString }

  /// What the proof was made for; `assertionMethod` for a credential.
  public var proofPurpose: ExactString? { json["proofPurpose"]?.exactString }

  /// Whether the proof also covers other proofs.
  ///
  /// Source: §2.1.2.
  public var isChained: Bool { json.withCursor { $0["previousProof"] != nil } }
}
