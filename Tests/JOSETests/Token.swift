import ControlledIdentifiers
import JOSE
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Tokens that tests make, right and wrong.
enum Token {
  /// A key that is the same in every run.
  static func key(_ number: UInt8 = 1) throws -> Ed25519PrivateKey {
    try Ed25519PrivateKey(seed: Array(repeating: number, count: 32))
  }

  static func publicKey(_ number: UInt8 = 1) throws -> PublicKey {
    .ed25519(try key(number).publicKey)
  }

  /// A part of a token.
  static func part(_ text: String) -> String { Base64URL.encode(Array(text.utf8)) }

  /// A token with a header and a payload as they are written here, signed with a numbered key.
  static func signed(
    _ header: String = #"{"alg":"EdDSA","kid":"did:web:a.example#1"}"#,
    _ payload: String = #"{"iss":"did:web:a.example"}"#, key number: UInt8 = 1
  ) throws -> String {
    let input = part(header) + "." + part(payload)
    return input + "." + Base64URL.encode(try key(number).signature(for: Array(input.utf8)))
  }

  /// Why a token is refused.
  static func refusal(_ text: String) -> JOSEError? {
    do throws(JOSEError) {
      _ = try CompactJWS(Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }

  /// Why a header is refused.
  static func refusal(ofHeader header: String) throws -> JOSEError? {
    refusal(try signed(header))
  }
}
