import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// What makes one credential different from every other, however alike their rows are: its id, the
/// salts of its hashes, the time of issue and the place of its status.
///
/// Everything else follows from the template and the row, so that a credential that was issued can
/// be made again from its stamp, byte for byte: Ed25519 signatures are deterministic, and what is not
/// is part of the stamp.
public struct IssueStamp: Equatable, Sendable {
  /// The credential's id: a random `urn:uuid`.
  public let id: String
  /// The salt of the e-mail address's hash: hexadecimal digits.
  public let emailSalt: String
  /// The salt of the name's hash: hexadecimal digits.
  public let nameSalt: String
  /// When the proof is made; the credential is valid from then on where nothing else is said.
  public let issuedAt: Instant
  /// Where its status is looked up; none where the template wants none.
  public internal(set) var status: [StatusEntry] = []
  /// The signature of a token, where the same key would make another one the next time; `nil`
  /// otherwise, and before it is made.
  public internal(set) var signature: [UInt8]?

  /// Random bytes of one salt.
  ///
  /// OB 3.0 names no length; 128 bits never meet twice.
  static let saltBytes = 16

  init(
    id: String, emailSalt: String, nameSalt: String, issuedAt: Instant,
    status: [StatusEntry] = []
  ) {
    self.id = id
    self.emailSalt = emailSalt
    self.nameSalt = nameSalt
    self.issuedAt = issuedAt
    self.status = status
  }

  /// A stamp with a new random id and new random salts.
  ///
  /// - Parameter issuedAt: Used to the second: others' formats have no fractions.
  /// - Throws: `IssuerError.crypto` where there is no randomness.
  public init(issuedAt: Instant) throws(IssuerError) {
    var random: [UInt8]
    do throws(CryptoError) {
      // All at once: each call of the generator costs as much as these bytes.
      random = try SecureRandom.bytes(16 + 2 * Self.saltBytes)
    } catch {
      throw .crypto(error)
    }
    // RFC 9562 §5.4: a UUID of version 4.
    random[6] = random[6] & 0x0F | 0x40
    random[8] = random[8] & 0x3F | 0x80
    let digits = Array(Base16.encode(random).utf8)
    let (salts, saltDigits) = (32, 2 * Self.saltBytes)
    self.init(
      id: Self.uuid(digits),
      emailSalt: Self.text(digits[salts..<salts + saltDigits]),
      nameSalt: Self.text(digits[(salts + saltDigits)...]),
      issuedAt: Instant(secondsSinceEpoch: issuedAt.secondsSinceEpoch))
  }

  /// The `urn:uuid` of which these are the hexadecimal digits.
  private static func uuid(_ digits: [UInt8]) -> String {
    var text = Array("urn:uuid:".utf8)
    text.reserveCapacity(45)
    for group in [0..<8, 8..<12, 12..<16, 16..<20] {
      text += digits[group]
      text.append(UInt8(ascii: "-"))
    }
    return Self.text((text + digits[20..<32])[...])
  }

  private static func text(_ ascii: ArraySlice<UInt8>) -> String {
    String(validating: ascii, as: UTF8.self) ?? ""
  }

  /// The stamp of a credential that was issued before; `nil` where the document cannot be one.
  public init?(of credential: JSONValue) {
    guard let id = credential["id"]?.string, Self.isUUID(id),
      let created = credential["proof"]?.firstProof["created"]?.stringBytes,
      let issuedAt = try? Instant(rfc3339: created)
    else { return nil }
    let identifiers = credential["credentialSubject"]?["identifier"]
    self.init(
      id: id,
      emailSalt: Self.salt(of: "emailAddress", in: identifiers),
      nameSalt: Self.salt(of: "name", in: identifiers),
      issuedAt: issuedAt, status: StatusEntry.entries(of: credential))
  }

  /// The stamp of a token that was issued before; `nil` where it cannot be one.
  init?(of token: IssuedToken) {
    guard let id = token.payload["id"]?.string, Self.isUUID(id),
      let seconds = token.payload["iat"]?.integer, Self.seconds.contains(seconds)
    else { return nil }
    let identifiers = token.payload["credentialSubject"]?["identifier"]
    self.init(
      id: id,
      emailSalt: Self.salt(of: "emailAddress", in: identifiers),
      nameSalt: Self.salt(of: "name", in: identifiers),
      issuedAt: Instant(secondsSinceEpoch: seconds),
      status: StatusEntry.entries(of: token.payload))
    signature = token.signature
  }

  /// The times that there are.
  private static let seconds =
    Instant.earliest.secondsSinceEpoch...Instant.latest.secondsSinceEpoch

  /// What a token calls a subject of whom it knows no id: a `urn:uuid` that follows from the
  /// credential's own.
  ///
  /// It is of version 8, which is for such uses, and another one in each credential, so that nobody
  /// can be followed by it.
  ///
  /// Source: RFC 9562 §5.8.
  var subjectID: String {
    var bytes = Array(
      DigestAlgorithm.sha256.digest(of: Array("assay subject of \(id)".utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    return Self.uuid(Array(Base16.encode(bytes).utf8))
  }

  /// Whether an id is of the form that stamps have.
  private static func isUUID(_ id: String) -> Bool {
    let prefix = "urn:uuid:".utf8
    return id.utf8.starts(with: prefix) && id.utf8.count == prefix.count + 36
      && id.utf8.dropFirst(prefix.count).allSatisfy { byte in
        byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
      }
  }

  /// The salt of one identifier; empty, and so never equal to what is made, where it is no salt.
  private static func salt(of type: StaticString, in identifiers: JSONValue?) -> String {
    let identifier = identifiers?.elements.first { $0["identityType"]?.isString(type) ?? false }
    guard let salt = identifier?["salt"]?.string,
      salt.utf8.count == 2 * saltBytes, (try? Base16.decode(salt)) != nil
    else { return "" }
    return salt
  }
}

extension JSONValue {
  /// The first of several proofs, or the proof itself: all of a batch are by one key, at one time.
  var firstProof: JSONValue { self[0] ?? self }
}
