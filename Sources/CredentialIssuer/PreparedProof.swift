import DataIntegrity
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The proof of all credentials that are signed by one key at one time: everything but its value.
///
/// Of a proof, only the value differs from credential to credential, so the canonical form of the
/// rest is written, and hashed, once. What it says comes from `EddsaJcs2022` itself; the tests hold
/// every credential against `EddsaJcs2022.sign`.
struct PreparedProof: Sendable {
  let created: Instant
  /// SHA-256 of the canonical proof configuration.
  private let configurationHash: [UInt8]
  /// The canonical proof up to its value's text, and from there on.
  private let parts: (head: [UInt8], tail: [UInt8])

  /// Prepares the proofs of documents that have the same `@context`.
  init(
    contexts: JSONTree, options: ProofOptions, created: Instant, key: borrowing Ed25519PrivateKey
  ) throws(ProofError) {
    var options = options
    options.created = created
    var proof = try EddsaJcs2022.proof(
      canonicalDocument: [], context: contexts, options: options, key: key)
    proof["proofValue"] = nil
    self.created = created
    configurationHash = DigestAlgorithm.sha256.digest(of: proof.canonicalBytes())
    parts = Self.split(proof)
  }

  /// The canonical proof of a canonical document.
  ///
  /// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.3.4 and §3.3.6.
  func proof(
    of document: [UInt8], key: borrowing Ed25519PrivateKey
  ) throws(CryptoError) -> [UInt8] {
    let hash = configurationHash + DigestAlgorithm.sha256.digest(of: document)
    let value = Multibase.encode(try key.signature(for: hash), as: .base58btc)
    return parts.head + value.utf8 + parts.tail
  }

  /// The canonical forms of the members before and after `proofValue`.
  private static func split(_ proof: JSONTree) -> (head: [UInt8], tail: [UInt8]) {
    guard case .object(let members) = proof else { return ([], []) }
    // All names here are ASCII, where the order of bytes is that of RFC 8785.
    let isBefore = { (name: String) in ExactString(name) < "proofValue" }
    let before = JSONTree.object(members.filter { isBefore($0.name) }).canonicalBytes()
    let after = JSONTree.object(members.filter { !isBefore($0.name) }).canonicalBytes()
    return (
      before.dropLast() + #","proofValue":""#.utf8, Array(#"","#.utf8) + after.dropFirst()
    )
  }
}
