public import StrictJSON
public import WireFormats

/// A status list credential that is being made, not yet signed.
///
/// ```swift
/// var bits = try Bitstring()
/// try bits.set(1, at: 94_567)
/// let list = StatusListCredential(
///   id: "https://uni.example/status/1", issuer: "did:web:uni.example", validFrom: now,
///   purposes: [.revocation], bitstring: bits)
/// let unsigned = list.tree()
/// ```
///
/// Source: Bitstring Status List 1.0 §2.2, §3.1.
public struct StatusListCredential: Sendable {
  /// The URL at which the list is published, and by which entries name it.
  public var id: ExactString
  /// Who publishes the list.
  public var issuer: ExactString
  /// From when the list is valid: when it was made.
  public var validFrom: Instant
  /// Until when the list is valid.
  public var validUntil: Instant?
  /// After how many milliseconds a newer list should be fetched.
  public var ttlMilliseconds: Int64?
  /// What a status in the list can mean; at least one.
  public var purposes: [StatusPurpose]
  /// The values.
  public var bitstring: Bitstring
  /// Contexts after that of the VC Data Model, for what ``members`` says.
  public var contexts: [ExactString]
  /// Members of the credential beside those of the specification, at its end.
  ///
  /// A proof over linked data covers none that no context defines, and does not hold where there is
  /// one: put such members only into lists that are signed by `eddsa-jcs-2022` alone.
  public var members: [JSONTreeMember]

  /// A list credential.
  ///
  /// - Parameters:
  ///   - id: The URL at which the list is published.
  ///   - issuer: Who publishes it.
  ///   - validFrom: When it was made.
  ///   - validUntil: Until when it is valid.
  ///   - ttlMilliseconds: After how many milliseconds a newer list should be fetched.
  ///   - purposes: What a status in it can mean.
  ///   - bitstring: The values.
  ///   - contexts: Contexts after that of the VC Data Model.
  ///   - members: Members beside those of the specification.
  public init(
    id: ExactString, issuer: ExactString, validFrom: Instant, validUntil: Instant? = nil,
    ttlMilliseconds: Int64? = nil, purposes: [StatusPurpose], bitstring: Bitstring,
    contexts: [ExactString] = [], members: [JSONTreeMember] = []
  ) {
    self.id = id
    self.issuer = issuer
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.ttlMilliseconds = ttlMilliseconds
    self.purposes = purposes
    self.bitstring = bitstring
    self.contexts = contexts
    self.members = members
  }

  /// The unsigned credential.
  ///
  /// How many bits an entry has stands in the credentials that have an entry; the context of the VC
  /// Data Model has no term for it in the list, where a proof over linked data could not cover it.
  /// The same list gives the same bytes with the same zlib.
  public func tree() -> JSONTree {
    let names = purposes.map { JSONTree.string($0.name.string) }
    let tree = JSONTree.members([
      "@context": .array(
        ["https://www.w3.org/ns/credentials/v2"] + contexts.map { .string($0.string) }),
      "id": .string(id.string),
      "type": ["VerifiableCredential", "BitstringStatusListCredential"],
      "issuer": .string(issuer.string),
      "validFrom": .string(validFrom.description),
      "validUntil": validUntil.map { .string($0.description) },
      "credentialSubject": .members([
        "id": .string(id.string + "#list"),
        "type": "BitstringStatusList",
        "statusPurpose": names.count == 1 ? names[0] : .array(names),
        "ttl": ttlMilliseconds.map { .integer($0) },
        "encodedList": .string(EncodedList.encode(bitstring).string),
      ]),
    ])
    guard case .object(let own) = tree, !members.isEmpty else { return tree }
    return .object(own + members)
  }
}
