import ControlledIdentifiers
public import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Writes tokens, compact JWS, that have the same header: those of one key.
///
/// The header is written, and encoded, once. It has `alg`, `typ` and what names the key, and nothing
/// else: Open Badges 3.0 allows no more.
///
/// ```swift
/// let writer = try TokenWriter(for: key.publicKey, reference: .named(verificationMethod))
/// let token = try writer.token(for: CredentialClaims.payload(of: credential), by: key)
/// ```
///
/// Source: RFC 7515 §3.1, §5.1, §7.1; Open Badges 3.0 §8.2.3.
public struct TokenWriter: Sendable {
  /// How a header says which key signed.
  public enum KeyReference: Equatable, Sendable {
    /// By its name, a URL: `kid`.
    case named(String)
    /// By the key itself, of which the verifier has to know from elsewhere whose it is: `jwk`.
    case embedded
  }

  /// The algorithm.
  public let algorithm: JWSAlgorithm
  /// The header as JSON, in canonical form.
  public let header: [UInt8]

  /// The encoded header and the full stop behind it.
  private let beginning: [UInt8]

  /// A writer for one key.
  ///
  /// - Parameters:
  ///   - key: The public half of the key that will sign.
  ///   - algorithm: The algorithm; `nil` for the one that suits the key.
  ///   - reference: How the header says which key signed.
  ///   - type: The header's `typ`; the only one that Open Badges 3.0 allows is `JWT`.
  /// - Throws: `TokenSigningError.algorithmUnfit`.
  public init(
    for key: PublicKey, algorithm: JWSAlgorithm? = nil, reference: KeyReference,
    type: String = "JWT"
  ) throws(TokenSigningError) {
    let algorithm = algorithm ?? .standard(for: key)
    guard algorithm.fits(key) else { throw .algorithmUnfit(algorithm, keyKind: key.kindName) }
    var tree: JSONTree = ["alg": .string(algorithm.rawValue), "typ": .string(type)]
    switch reference {
    case .named(let name): tree["kid"] = .string(name)
    case .embedded: tree["jwk"] = key.jsonWebKey
    }
    self.algorithm = algorithm
    header = tree.canonicalBytes()
    beginning = Array(Base64URL.encode(header).utf8) + [UInt8(ascii: ".")]
  }

  /// The bytes that are signed: the header and the payload, encoded.
  ///
  /// - Parameter payload: What the token holds; for a credential `CredentialClaims` makes it.
  /// - Returns: Both with a full stop between.
  public func signingInput(for payload: [UInt8]) -> [UInt8] {
    beginning + Base64URL.encode(payload).utf8
  }

  /// The token of bytes that were signed.
  ///
  /// - Parameters:
  ///   - signingInput: What was signed.
  ///   - signature: The signature, as JOSE writes it.
  /// - Returns: The compact JWS.
  public func token(_ signingInput: [UInt8], signature: [UInt8]) -> [UInt8] {
    signingInput + [UInt8(ascii: ".")] + Base64URL.encode(signature).utf8
  }

  /// A token.
  ///
  /// - Parameters:
  ///   - payload: What it holds.
  ///   - key: The private key.
  /// - Returns: The compact JWS, in ASCII, without a line end.
  /// - Throws: `TokenSigningError.algorithmUnfit` or `.cannotSign`.
  public func token(
    for payload: [UInt8], by key: borrowing PrivateKey
  ) throws(TokenSigningError) -> [UInt8] {
    let input = signingInput(for: payload)
    return token(input, signature: try algorithm.signature(for: input, by: key))
  }
}
