internal import OpenSSLCrypto
internal import StrictJSON
internal import WireFormats

/// The signature of an `Ed25519Signature2018`: a JWS whose payload is left out.
///
/// Source: RFC 7515 Appendix F; RFC 7797.
struct DetachedJWS {
  /// The one header that the suite has, in the two orders of its members that are in use.
  ///
  /// Compared as text: anything else says that something else was signed.
  private static let headers = [
    #"{"alg":"EdDSA","b64":false,"crit":["b64"]}"#,
    #"{"b64":false,"crit":["b64"],"alg":"EdDSA"}"#,
    #"{"crit":["b64"],"b64":false,"alg":"EdDSA"}"#,
    #"{"alg":"EdDSA","crit":["b64"],"b64":false}"#,
  ]

  /// The header as it was sent, which is part of what is signed.
  private let header: [UInt8]
  /// The 64 bytes of the signature.
  let signature: [UInt8]

  /// The signature of a proof.
  ///
  /// - Throws: `ProofError.memberMissing` or `.jwsInvalid`.
  init(of proof: DataIntegrityProof) throws(ProofError) {
    guard let text = proof.json["jws"]?.string else { throw .memberMissing("jws") }
    let parts = text.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, parts[0].count < 200, parts[2].count < 200 else {
      throw .jwsInvalid
    }
    header = Array(parts[0])
    guard let decoded = try? Base64URL.decode(String(Substring(parts[0]))),
      let signature = try? Base64URL.decode(String(Substring(parts[2]))), signature.count == 64,
      DetachedJWS.headers.contains(where: { $0.utf8.elementsEqual(decoded) })
    else { throw .jwsInvalid }
    self.signature = signature
  }

  /// What is signed for a payload.
  func signedBytes(of payload: [UInt8]) -> [UInt8] {
    header + [UInt8(ascii: ".")] + payload
  }
}
