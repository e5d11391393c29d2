import ControlledIdentifiers
public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// A key that the list gives to an issuer, and when and for what it may sign.
public struct ListedKey: Sendable {
  /// The verification method by which proofs name the key.
  public let id: ExactString

  /// The key.
  public let publicKey: Ed25519PublicKey

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
  }

  /// Why the key may not have signed then; `nil` where it may.
  ///
  /// - Parameters:
  ///   - time: When the document says that it was signed.
  ///   - use: What was signed: `credential`.
  /// - Returns: The first reason, or `nil`.
  public func refusal(signingAt time: Instant, use: ExactString) -> Refusal? {
    guard self.use.contains(use), purposes.contains("assertionMethod") else {
      return .useNotAllowed
    }
    switch status {
    case .compromised(let since): return .compromised(since: since)
    case .retired(let since) where time > since, .destroyed(let since) where time > since:
      return .retiredBefore(since)
    case .active, .retired, .destroyed: break
    }
    if let signingFrom, time < signingFrom {
      return .outsideWindow(from: signingFrom, until: signingUntil)
    }
    if let signingUntil, time > signingUntil {
      return .outsideWindow(from: signingFrom, until: signingUntil)
    }
    return nil
  }

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let key = try ClosedObject(
      json, file: file,
      members: [
        "id", "type", "publicKeyMultibase", "alg", "purposes", "use", "signingFrom",
        "signingUntil", "status", "statusSince", "compromisedSince", "poe",
      ])
    id = try key.text("id")
    guard try key.text("type") == "Multikey" else {
      throw key.malformed("type", expected: "Multikey")
    }
    let text = try key.text("publicKeyMultibase")
    do throws(IdentifierError) {
      publicKey = try Multikey(publicKeyMultibase: text.string).publicKey
    } catch {
      throw key.malformed("publicKeyMultibase", expected: "an Ed25519 key (\(error))")
    }
    guard publicKey.hasPrimeOrder() else { throw .keyNotPrimeOrder(file: file, id: id) }
    purposes = try key.texts("purposes") ?? ["assertionMethod"]
    use = try key.texts("use") ?? ["credential"]
    signingFrom = try key.optionalTime("signingFrom")
    signingUntil = try key.optionalTime("signingUntil")
    status = try Status(key)
  }
}

extension ListedKey.Status {
  fileprivate init(_ key: ClosedObject) throws(TrustError) {
    switch try key.text("status").string {
    case "active": self = .active
    case "retired": self = .retired(since: try key.time("statusSince"))
    case "compromised": self = .compromised(since: try key.optionalTime("compromisedSince"))
    case "destroyed": self = .destroyed(since: try key.time("statusSince"))
    default:
      throw key.malformed("status", expected: "active, retired, compromised or destroyed")
    }
  }
}
