import ControlledIdentifiers
public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// What becomes of an issuer's key.
public enum IssuerKeyFate: Sendable {
  /// It signs no more; what it signed before stays good.
  case retired(since: Instant)
  /// Nobody has it any more; what it signed before stays good.
  case destroyed(since: Instant)
  /// Somebody else has it; since when may be unknown.
  case compromised(since: Instant?)

  /// The name of the status in a record.
  public var name: String {
    switch self {
    case .retired: "retired"
    case .destroyed: "destroyed"
    case .compromised: "compromised"
    }
  }
}

/// A key that a list is to give to an issuer.
public struct IssuerKeyDraft: Sendable {
  /// The verification method by which proofs name the key; `nil` for the usual one.
  public var id: ExactString?
  /// The key.
  public var key: PublicKey
  /// What it may sign: `credential`, `statusList`.
  public var use: [String]
  /// The first moment at which it may sign.
  public var signingFrom: Instant
  /// The last moment at which it may sign; `nil` where there is none.
  public var signingUntil: Instant?

  /// A key.
  public init(
    _ key: PublicKey, id: ExactString? = nil, use: [String] = ["credential"],
    signingFrom: Instant, signingUntil: Instant? = nil
  ) {
    self.key = key
    self.id = id
    self.use = use
    self.signingFrom = signingFrom
    self.signingUntil = signingUntil
  }

  /// A key of Ed25519.
  public init(
    _ key: Ed25519PublicKey, id: ExactString? = nil, use: [String] = ["credential"],
    signingFrom: Instant, signingUntil: Instant? = nil
  ) {
    self.init(
      .ed25519(key), id: id, use: use, signingFrom: signingFrom, signingUntil: signingUntil)
  }

  /// The verification method by which proofs name a key of an issuer unless another is stated: the
  /// issuer's id, a `#` and the multikey, or for RSA the thumbprint; of an issuer whose DID is the
  /// key, the DID's own.
  public static func id(of key: PublicKey, of issuer: ExactString) -> ExactString {
    if let multikey = Multikey(key) {
      let own = DIDKey(multikey)
      if issuer == ExactString(own.did) { return ExactString(own.verificationMethod) }
    }
    if let own = try? DIDJWK(issuer.string), own.jwk.publicKey == key {
      return ExactString(own.verificationMethod)
    }
    return ExactString("\(issuer)#\(Multikey(key)?.publicKeyMultibase ?? key.jwkThumbprint)")
  }

  /// The verification method by which proofs name a key of Ed25519.
  public static func id(of key: Ed25519PublicKey, of issuer: ExactString) -> ExactString {
    id(of: .ed25519(key), of: issuer)
  }

  /// The key as a record of an issuer has it.
  ///
  /// - Parameter issuer: The issuer's id.
  /// - Returns: An entry of the record's `keys`.
  public func entry(of issuer: ExactString) -> JSONTree {
    let id = id ?? IssuerKeyDraft.id(of: key, of: issuer)
    var members = [JSONTreeMember("id", .string(id.string))] + ListedKey.material(of: key)
    members += [
      JSONTreeMember("purposes", ["assertionMethod"]),
      JSONTreeMember("use", .array(use.map { .string($0) })),
      JSONTreeMember("status", "active"),
      JSONTreeMember("signingFrom", .string(MetadataFile.expiry(signingFrom))),
    ]
    if let signingUntil {
      members.append(JSONTreeMember("signingUntil", .string(MetadataFile.expiry(signingUntil))))
    }
    return .object(members)
  }
}

extension RecordFile {
  /// The same record with another key.
  ///
  /// - Throws: `TrustError.keyListed` where the record has a key of that id, or that key under
  ///   another id; `TrustError` where readers would refuse the record.
  public func adding(_ draft: IssuerKeyDraft, updated: Instant) throws(TrustError) -> RecordFile {
    let id = draft.id ?? IssuerKeyDraft.id(of: draft.key, of: record.id)
    let isListed = record.keys.contains {
      $0.id == id || $0.rawRepresentation == draft.key.rawRepresentation
    }
    guard !isListed else { throw .keyListed(place: record.id, key: id) }
    var tree = try tree()
    let entry = draft.entry(of: record.id)
    tree["keys"] = .array(RecordFile.elements(tree["keys"]) + [entry])
    return try next(tree, updated: updated)
  }

  /// The same record, in which a key has met a fate; or itself, where it has met that already.
  ///
  /// A key only ever becomes worse: what is compromised stays so, and its date moves to earlier
  /// times only, or becomes unknown; retired and destroyed, which are alike to readers, keep the
  /// earlier of two dates.
  ///
  /// - Parameters:
  ///   - id: The key's verification method.
  ///   - fate: What became of it.
  ///   - manifest: A manifest of what the key signed while it was its issuer's: evidence that those
  ///     credentials existed.
  ///   - updated: When the change is made.
  /// - Returns: The changed record, or itself.
  /// - Throws: `TrustError.noSuchKey`, or `TrustError.statusFinal` where the key would become
  ///   better; `TrustError` where readers would refuse the record.
  public func changing(
    key id: ExactString, to fate: IssuerKeyFate, manifest: TargetFile? = nil, updated: Instant
  ) throws(TrustError) -> RecordFile {
    guard let place = record.keys.firstIndex(where: { $0.id == id }) else {
      throw .noSuchKey(issuer: record.id, key: id)
    }
    let change = try RecordFile.change(of: record.keys[place], to: fate)
    var tree = try tree()
    var keys = RecordFile.elements(tree["keys"])
    var poe = RecordFile.elements(keys[place]["poe"])
    let entry = manifest?.manifestEntry
    let isNew = entry.map { !poe.contains($0) } ?? false
    guard change != nil || isNew else { return self }
    if let change { change.apply(to: &keys[place], updated: updated) }
    if let entry, isNew {
      poe.append(entry)
      keys[place]["poe"] = .array(poe)
    }
    tree["keys"] = .array(keys)
    return try next(tree, updated: updated)
  }

  /// What has to be written for a key to meet a fate; `nil` where it has already.
  private static func change(
    of key: ListedKey, to fate: IssuerKeyFate
  ) throws(TrustError) -> IssuerKeyFate? {
    switch (key.status, fate) {
    case (.active, _), (.retired, .compromised), (.destroyed, .compromised): return fate
    case (.retired(let old), .destroyed(let new)): return .destroyed(since: min(old, new))
    case (.retired, .retired), (.destroyed, .destroyed): return nil
    case (.compromised(let old), .compromised(let new)):
      guard let old else { return nil }
      guard let new else { return fate }
      guard new <= old else { throw .statusFinal(of: key.id, status: key.status.name) }
      return new < old ? fate : nil
    case (.destroyed, .retired), (.compromised, .retired), (.compromised, .destroyed):
      throw .statusFinal(of: key.id, status: key.status.name)
    }
  }
}

extension IssuerKeyFate {
  fileprivate func apply(to key: inout JSONTree, updated: Instant) {
    key["status"] = .string(name)
    switch self {
    case .retired(let since), .destroyed(let since):
      key["statusSince"] = .string(MetadataFile.expiry(since))
    case .compromised(let since):
      key["statusSince"] = .string(MetadataFile.expiry(updated))
      key["compromisedSince"] = since.map { .string(MetadataFile.expiry($0)) } ?? .null
    }
  }
}
