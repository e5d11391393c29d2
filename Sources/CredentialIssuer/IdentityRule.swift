import CredentialModel
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// How something personal about a recipient stands in the credential.
public enum IdentityRule: String, CaseIterable, Sendable {
  /// As a salted hash: who knows the value can confirm it, nobody can read it.
  case hashed
  /// Not at all.
  case omitted
  /// As it is, for everybody who sees the credential.
  case plain
}

/// What a template says about its recipients' identifiers.
struct RecipientRules: Equatable, Sendable {
  var email = IdentityRule.hashed
  var name = IdentityRule.omitted
}

/// An identifier of a recipient as OB 3.0 writes it: an `IdentityObject`.
enum Identity: Sendable {
  /// The canonical form, the same in every credential.
  case plain([UInt8])
  /// The identifier's UTF-8, which each credential hashes with a salt of its own; and its type.
  case hashed([UInt8], type: String)

  /// An e-mail address as a rule wants it; `nil` where it is omitted.
  init?(email: String, rule: IdentityRule) {
    let text = rule == .hashed ? EmailAddress.folded(email) : email
    self.init(text, type: "emailAddress", rule: rule)
  }

  /// The identifier as a rule wants it; `nil` where it is omitted.
  ///
  /// The type is a term of OB 3.0's IdentifierTypeEnum.
  init?(_ identifier: String, type: String, rule: IdentityRule) {
    switch rule {
    case .omitted: return nil
    case .hashed: self = .hashed(Array(identifier.utf8), type: type)
    case .plain:
      self = .plain(
        JSONTree.members([
          "hashed": false, "identityHash": .string(identifier), "identityType": .string(type),
          "type": "IdentityObject",
        ]).canonicalBytes())
    }
  }

  /// The canonical form of the `IdentityObject`; the salt is of hexadecimal digits.
  func canonicalBytes(salt: String) -> [UInt8] {
    switch self {
    case .plain(let bytes): return bytes
    case .hashed(let identifier, let type):
      // Nothing here needs an escape, so that the bytes can be written directly.
      var bytes: [UInt8] = []
      bytes.reserveCapacity(256)
      bytes += #"{"hashed":true,"identityHash":""#.utf8
      bytes += Self.hash(of: identifier, salt: salt).utf8
      bytes += #"","identityType":""#.utf8
      bytes += type.utf8
      bytes += #"","salt":""#.utf8
      bytes += salt.utf8
      bytes += #"","type":"IdentityObject"}"#.utf8
      return bytes
    }
  }

  /// The `IdentityHash` of an identifier: SHA-256 over the UTF-8 of the identifier and the salt.
  ///
  /// Source: Open Badges 3.0, IdentityHash.
  static func hash(of identifier: [UInt8], salt: String) -> String {
    "sha256$" + Base16.encode(DigestAlgorithm.sha256.digest(of: identifier + salt.utf8))
  }
}
