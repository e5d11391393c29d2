public import ControlledIdentifiers
public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// A key that the list gives to an issuer, and when and for what it may sign.
///
/// A class, because each verification hands it on from check to check.
public final class ListedKey: Sendable {
  /// The verification method by which proofs name the key.
  public let id: ExactString

  /// The key as the record has it: of the right form, and perhaps refused by cryptography.
  public let encoded: EncodedPublicKey

  /// The algorithms of JOSE that the key may sign with; `nil` for all that keys of its kind do.
  public let algorithms: [ExactString]?

  /// What a proof by the key may be made for: `assertionMethod`.
  public let purposes: [ExactString]

  /// What the key may sign: `credential`, `statusList`.
  public let use: [ExactString]

  /// The first moment at which the key may sign; `nil` where there is none.
  public let signingFrom: Instant?

  /// The last moment at which the key may sign; `nil` where there is none.
  public let signingUntil: Instant?

  /// What became of the key.
  public let status: Status

  /// Where the list keeps evidence of what the issuer signed with the key before it was stolen.
  public let existenceSources: [ExistenceSource]

  private let attested = Once<[Result<IssuanceManifest, ExistenceGap>]>()

  private let loaded = Once<PublicKey?>()

  /// The key; `nil` where cryptography refuses it, so that no signature by it can be relied on.
  ///
  /// Loading a key costs more than checking a signature, and a list has a thousand keys: so it is
  /// done when the key is first asked for.
  public var publicKey: PublicKey? {
    loaded.value { try? ListedKey.admit(encoded) }
  }

  /// Why a key is not to be relied on.
  enum Weakness: Error {
    case refused(CryptoError)
    /// It lies outside of the group that honest keys are in.
    case notPrimeOrder
  }

  /// Loads a key, and finds that it is a good one.
  ///
  /// Source: "Taming the many EdDSAs" (2020/1244), on keys of mixed order; the curves of ECDSA have
  /// no others.
  static func admit(_ encoded: EncodedPublicKey) throws(Weakness) -> PublicKey {
    let key: PublicKey
    do throws(CryptoError) {
      key = try encoded.load()
    } catch {
      throw .refused(error)
    }
    if case .ed25519(let key) = key, !key.hasPrimeOrder() { throw .notPrimeOrder }
    return key
  }

  /// Bytes that are the same for the same key only, as `PublicKey` has them.
  ///
  /// A point that the record writes by one coordinate is loaded for it; one that is none has the
  /// bytes in which it is written, which are those of no key.
  public var rawRepresentation: [UInt8] {
    if case .ed25519(let bytes) = encoded { return bytes }
    if let known = encoded.rawRepresentation { return known }
    if let key = publicKey { return key.rawRepresentation }
    guard case .ecdsa(_, let point) = encoded else { return [] }
    return point
  }

  /// The key in the form in which records write it: `z6Mk…`; `nil` for RSA, which has none.
  public var publicKeyMultibase: String? { encoded.publicKeyMultibase }

  /// Whether the key may sign with an algorithm of JOSE.
  ///
  /// Keys of RSA sign in several ways, of which the record may allow some; of the other kinds each
  /// name stands for the only way.
  public func maySign(with algorithm: ExactString) -> Bool {
    guard encoded.signs(with: algorithm) else { return false }
    guard case .rsa = encoded, let algorithms else { return true }
    return algorithms.contains(algorithm)
  }

  /// What can become of a key.
  public enum Status: Equatable, Sendable {
    case active
    case retired(since: Instant)
    /// Somebody else has it; since when may be unknown.
    case compromised(since: Instant?)
    case destroyed(since: Instant)

    /// The name of the status in a record.
    public var name: String {
      switch self {
      case .active: "active"
      case .retired: "retired"
      case .compromised: "compromised"
      case .destroyed: "destroyed"
      }
    }
  }

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let key = try ObjectReader(
      json, file: file,
      closed: [
        "id", "type", "publicKeyMultibase", "publicKeyJwk", "alg", "purposes", "use",
        "signingFrom", "signingUntil", "status", "statusSince", "compromisedSince", "poe",
      ])
    id = try key.text("id")
    encoded = try EncodedPublicKey(listed: key)
    algorithms = try ListedKey.algorithms(of: key, encoded)
    purposes = try key.texts("purposes") ?? ["assertionMethod"]
    use = try key.texts("use") ?? ["credential"]
    signingFrom = try key.optionalTime("signingFrom")
    signingUntil = try key.optionalTime("signingUntil")
    status = try Status(key)
    existenceSources = try key.list("poe") { (json) throws(TrustError) in
      try ExistenceSource(json, file: file)
    }
    guard existenceSources.count <= ExistenceSource.greatestCount else {
      throw key.malformed("poe", expected: "at most \(ExistenceSource.greatestCount) entries")
    }
  }

  /// What ``existenceSources`` come to, each read when something that the key signed first needs it.
  func manifests(
    _ read: (ExistenceSource) -> Result<IssuanceManifest, ExistenceGap>
  ) -> [Result<IssuanceManifest, ExistenceGap>] {
    attested.value { existenceSources.map(read) }
  }
}

extension ListedKey {
  /// Why a key may not have signed something.
  public enum Refusal: Equatable, Sendable {
    /// The list does not allow the key to sign this kind of document.
    case useNotAllowed
    /// The key may sign at other times.
    case outsideWindow(from: Instant?, until: Instant?)
    /// The key was given up before then.
    case retiredBefore(Instant)
    /// The key was stolen: any date can be the thief's.
    case compromised(since: Instant?)
    /// The list lets the key sign with other algorithms only.
    case algorithmNotAllowed(ExactString)
  }

  /// Whether somebody else has the key.
  var isCompromised: Bool {
    if case .compromised = status { return true }
    return false
  }

  /// Why the key may not have signed then; `nil` where it may.
  ///
  /// What a stolen key dates proves nothing; still, a date outside the window refutes itself.
  ///
  /// - Parameters:
  ///   - time: When the document says that it was signed.
  ///   - use: What was signed: `credential`.
  ///   - algorithm: The algorithm of JOSE that a token names; `nil` of an embedded proof, whose suite
  ///     goes with the key's kind.
  /// - Returns: The first reason, or `nil`.
  public func refusal(
    signingAt time: Instant, use: ExactString, with algorithm: ExactString? = nil
  ) -> Refusal? {
    guard self.use.contains(use), purposes.contains("assertionMethod") else {
      return .useNotAllowed
    }
    if let algorithm, !maySign(with: algorithm) { return .algorithmNotAllowed(algorithm) }
    let isEarly = signingFrom.map { time < $0 } ?? false
    let isLate = signingUntil.map { time > $0 } ?? false
    guard !isEarly, !isLate else {
      return .outsideWindow(from: signingFrom, until: signingUntil)
    }
    switch status {
    case .active: return nil
    case .retired(let since), .destroyed(let since):
      return time > since ? .retiredBefore(since) : nil
    case .compromised(let since): return .compromised(since: since)
    }
  }
}

extension ListedKey.Status {
  /// Times that the status has no use for contradict it.
  fileprivate init(_ key: ObjectReader) throws(TrustError) {
    let compromisedSince = try key.optionalTime("compromisedSince")
    let name = try key.text("status")
    guard compromisedSince == nil || name == "compromised" else {
      throw key.malformed("compromisedSince", expected: "a key whose status is compromised")
    }
    _ = try key.optionalTime("statusSince")
    switch name {
    case "active": self = .active
    case "retired": self = .retired(since: try key.time("statusSince"))
    case "compromised": self = .compromised(since: compromisedSince)
    case "destroyed": self = .destroyed(since: try key.time("statusSince"))
    default:
      throw key.malformed("status", expected: "active, retired, compromised or destroyed")
    }
  }
}
