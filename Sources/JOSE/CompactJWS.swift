public import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// A signed token in its compact serialization: `header.payload.signature`.
///
/// ```swift
/// let token = try CompactJWS(bytes)
/// try token.verify(by: key)
/// let document = try JSONDocument(token.payload)
/// ```
///
/// Each token has one text: base64url is taken in its canonical form only, so that no other bytes
/// carry the same signature over the same payload.
///
/// Source: RFC 7515 §3.1, §5.2, §7.1.
public struct CompactJWS: Sendable {
  /// How it was signed, and with which key.
  public let header: JOSEHeader

  /// The header as it was written, decoded.
  public let headerBytes: [UInt8]

  /// What was signed, decoded; never empty.
  public let payload: [UInt8]

  /// The signature; never empty, and nothing that was checked.
  public let signature: [UInt8]

  /// The bytes that the signature covers: header and payload as they stand in the text.
  public let signingInput: [UInt8]

  /// Reads a token; nothing of it is believed before ``verify(by:)``.
  ///
  /// - Parameters:
  ///   - text: The token, with nothing but some white space around it.
  ///   - limits: What it may ask of its reader; of these the bytes.
  /// - Throws: What it is instead, or what is wrong with it.
  public init(_ text: [UInt8], limits: JSONLimits = .standard) throws(JOSEError) {
    guard text.count <= limits.maxBytes else { throw .tooLarge(limit: limits.maxBytes) }
    let range = TokenText.content(of: text)
    let (first, second) = try Self.stops(in: text, range)
    headerBytes = try Self.decode(text, range.lowerBound..<first, .header)
    header = try JOSEHeader(headerBytes)
    guard second > first + 1 else { throw .payloadDetached }
    payload = try Self.decode(text, (first + 1)..<second, .payload)
    // A JSON object begins with a brace; a token never does.
    guard !TokenText.isToken(payload) else { throw .nested }
    guard range.upperBound > second + 1 else { throw .unsecured }
    signature = try Self.decode(text, (second + 1)..<range.upperBound, .signature)
    signingInput = Array(text[range.lowerBound..<second])
  }

  /// The token's only text.
  public var text: [UInt8] {
    signingInput + [UInt8(ascii: ".")] + Array(Base64URL.encode(signature).utf8)
  }

  /// Checks that a key made the signature, with the algorithm that the header names.
  ///
  /// - Throws: `algorithmMismatch` where the algorithm is not one of the key's kind, and
  ///   `signatureInvalid`.
  public func verify(by key: PublicKey) throws(JOSEError) {
    guard header.algorithm.fits(key) else {
      throw .algorithmMismatch(header.algorithm, keyKind: key.kindName)
    }
    guard header.algorithm.isValid(signature, for: signingInput, by: key) else {
      throw .signatureInvalid
    }
  }

  /// Where the two full stops of a token are.
  private static func stops(
    in text: [UInt8], _ range: Range<Int>
  ) throws(JOSEError) -> (first: Int, second: Int) {
    if text[range].first == UInt8(ascii: "{") { throw .jsonSerialization }
    if TokenText.isCOSE(text[range]) { throw .cose }
    var (first, second, count) = (0, 0, 0)
    for index in range {
      if text[index] == UInt8(ascii: ".") {
        count += 1
        if count == 1 { first = index } else if count == 2 { second = index }
      } else if text[index] == UInt8(ascii: "~") {
        throw .selectiveDisclosure
      }
    }
    guard count == 2 else { throw count == 4 ? .encrypted : .parts(count: count + 1) }
    return (first, second)
  }

  private static func decode(
    _ text: [UInt8], _ range: Range<Int>, _ part: TokenPart
  ) throws(JOSEError) -> [UInt8] {
    do throws(WireFormatError) {
      return try Base64URL.decode(text.span.extracting(range))
    } catch {
      throw .encoding(part, error)
    }
  }
}
