public import StrictJSON
import WireFormats

/// A recipient's identifier, plain or hashed.
///
/// Source: Open Badges 3.0, IdentityObject.
public struct IdentityObject: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// Whether ``identityHash`` is a hash.
  public var hashed: Bool? { json["hashed"]?.bool }

  /// The identifier, or its hash.
  public var identityHash: ExactString? { json.text("identityHash") }

  /// The kind of identifier: a term of IdentifierTypeEnum, or one that begins with `ext:`.
  public var identityType: ExactString? { json.text("identityType") }

  /// What is appended to the identifier before it is hashed.
  public var salt: ExactString? { json.text("salt") }

  /// The hash in its parts; `nil` where ``identityHash`` is none.
  public var parsedHash: IdentityHash? { identityHash.flatMap { IdentityHash($0.string) } }

  /// The bytes whose digest is the hash of this object if `identifier` is the recipient's: the
  /// identifier and the salt, in UTF-8.
  public func expectedDigestInput(identifier: ExactString) -> [UInt8] {
    identifier.utf8 + (salt?.utf8 ?? [])
  }

  /// Whether `identifier` is the one in this object.
  ///
  /// - Parameters:
  ///   - identifier: What is known of the recipient, compared byte for byte.
  ///   - sha256: The digest function; this module has no cryptography of its own.
  /// - Returns: What the comparison comes to.
  public func matches(
    identifier: ExactString, sha256: (_ message: [UInt8]) -> [UInt8]
  ) -> Match {
    guard let hashed, let identityHash else { return .malformed }
    guard hashed else { return identityHash == identifier ? .same : .different }
    guard let hash = parsedHash else { return .malformed }
    switch hash.algorithm {
    case .md5:
      return .tooWeak
    case .sha256:
      let digest = sha256(expectedDigestInput(identifier: identifier))
      return digest == hash.digest ? .same : .different
    }
  }

  /// What a comparison of identifiers comes to.
  public enum Match: Sendable {
    /// It is the recipient's identifier.
    case same
    /// It is another one.
    case different
    /// The object is hashed with MD5, which proves nothing.
    case tooWeak
    /// The object is not what Open Badges 3.0 says.
    case malformed
  }
}

/// The hash of an identifier and a salt: `sha256$` and hexadecimal digits in either case.
///
/// Source: Open Badges 3.0, IdentityHash.
public struct IdentityHash: Equatable, Sendable {
  /// The digest function.
  public let algorithm: Algorithm

  /// The digest.
  public let digest: [UInt8]

  /// The functions that Open Badges 3.0 names.
  public enum Algorithm: String, Sendable {
    /// MD5, which is too weak to be matched.
    case md5
    /// SHA-256.
    case sha256

    /// The bytes of a digest.
    var digestLength: Int { self == .md5 ? 16 : 32 }
  }

  /// The hash that `text` spells; `nil` where it spells none.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let algorithm = IdentityHash.algorithm(of: bytes.span),
      let digits = String(validating: bytes.suffix(algorithm.digestLength * 2), as: UTF8.self),
      let digest = try? Base16.decode(digits)
    else { return nil }
    self.algorithm = algorithm
    self.digest = digest
  }

  /// The function that a well-formed hash names: its name, `$`, and the digits of a whole digest.
  static func algorithm(of text: Span<UInt8>) -> Algorithm? {
    for algorithm in [Algorithm.sha256, .md5] where isHash(text, by: algorithm) {
      return algorithm
    }
    return nil
  }

  private static func isHash(_ text: Span<UInt8>, by algorithm: Algorithm) -> Bool {
    let prefix = algorithm.prefix
    guard text.count == prefix.count + algorithm.digestLength * 2 else { return false }
    for index in 0..<prefix.count where text[index] != prefix[index] { return false }
    for index in prefix.count..<text.count where !ASCII.isHexadecimal(text[index]) {
      return false
    }
    return true
  }
}

extension IdentityHash.Algorithm {
  fileprivate var prefix: [UInt8] {
    self == .md5 ? IdentityHash.Algorithm.md5Prefix : IdentityHash.Algorithm.sha256Prefix
  }

  private static let md5Prefix = Array("md5$".utf8)
  private static let sha256Prefix = Array("sha256$".utf8)
}
