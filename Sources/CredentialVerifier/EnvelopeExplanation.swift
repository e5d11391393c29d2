import ControlledIdentifiers
import CredentialModel
public import JOSE
public import OpenSSLCrypto
public import StrictJSON
import WireFormats

/// What a token signs and with which key it was checked, step by step: what ``ProofExplanation`` is
/// for an embedded proof.
public struct EnvelopeExplanation: Sendable {
  /// The token.
  public let token: CompactJWS

  /// The verification method that it names, joined with `iss` where it is relative; `nil` where it
  /// names none.
  public let verificationMethod: ExactString?

  /// The key by which the signature was checked; `nil` where there is none.
  public let publicKey: PublicKey?

  /// Why the token does not hold; `nil` where it does, or there is no key.
  public let error: JOSEError?

  /// Whether the signature is the key's.
  public var holds: Bool { publicKey != nil && error == nil }

  /// SHA-256 of the bytes that are signed, the header and the payload as they stand in the token.
  public var signingInputHash: [UInt8] {
    DigestAlgorithm.sha256.digest(of: token.signingInput)
  }

  /// The header, decoded.
  public var header: [UInt8] { token.headerBytes }
}

extension Verifier {
  /// Explains the token around a document.
  ///
  /// - Parameter bytes: The document as it was received.
  /// - Returns: `nil` where it did not come in a token that can be read.
  public func envelopeExplanation(of bytes: [UInt8]) -> EnvelopeExplanation? {
    let text = Verifier.takenOut(ofImage: bytes)
    guard TokenText.isToken(text),
      let token = try? CompactJWS(text, limits: policy.limits),
      let root = try? JSONDocument(token.payload, limits: policy.limits).root,
      let payload = try? TokenPayload(root, limits: policy.limits)
    else { return nil }
    let envelope = Envelope(token: token, payload: payload)
    let credential = Credential(payload.document)
    // No time is judged by here: only the key is looked for.
    var verification = Verification(
      verifier: self, now: .earliest, isHistorical: true, recipient: nil)
    verification.findIssuer(of: credential, in: envelope)
    let found = verification.key(of: envelope, signer: credential.issuerID)
    var error = found.error
    if let key = found.key {
      do throws(JOSEError) { try token.verify(by: key) } catch let fault { error = fault }
    }
    return EnvelopeExplanation(
      token: token, verificationMethod: envelope.methods.first, publicKey: found.key, error: error)
  }
}
