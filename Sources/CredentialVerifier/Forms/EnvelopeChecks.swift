import CredentialModel
import JOSE
import StrictJSON

extension Verification {
  /// Whether text is a compact JWS, and not JSON.
  static func isToken(_ text: [UInt8]) -> Bool { false }

  /// Takes the document out of a compact JWS, or notes why it cannot be read.
  mutating func open(token: [UInt8]) -> ReceivedDocument? { nil }

  /// Checks the proof around a document.
  mutating func check(_ envelope: Envelope, of credential: Credential) -> [CheckedProof] { [] }
}
