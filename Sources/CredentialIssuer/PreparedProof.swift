import DataIntegrity
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The proof of all credentials that are signed by one key at one time with one suite: everything
/// but its value.
///
/// Of a proof, only the value differs from credential to credential, so the canonical form of the
/// rest is written, and hashed, once. What it says comes from `Cryptosuite` itself; the tests hold
/// every credential against `Cryptosuite.sign`.
struct PreparedProof: Sendable {
  let suite: Cryptosuite
  let created: Instant
  /// SHA-256 of the canonical proof configuration.
  private let configurationHash: [UInt8]
  /// The proof as JSON, canonical, up to its value's text, and from there on.
  private let parts: (head: [UInt8], tail: [UInt8])

  /// Prepares the proofs of documents that have the same `@context`.
  init(
    suite: Cryptosuite, contexts: JSONTree, options: ProofOptions, created: Instant
  ) throws(ProofError) {
    var options = options
    options.created = created
    let proof = try suite.configuration(of: options, context: contexts)
    self.suite = suite
    self.created = created
    configurationHash = DigestAlgorithm.sha256.digest(
      of: try suite.canonicalConfiguration(proof, contexts: contexts))
    parts = Self.split(proof)
  }

  /// The canonical proof of a canonical document.
  ///
  /// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.2.4, §3.2.6, §3.3.4 and §3.3.6.
  func proof(
    of document: [UInt8], key: borrowing Ed25519PrivateKey
  ) throws(ProofError) -> [UInt8] {
    let form = try suite.canonicalDocument(document)
    let hash = configurationHash + DigestAlgorithm.sha256.digest(of: form)
    do throws(CryptoError) {
      let value = Multibase.encode(try key.signature(for: hash), as: .base58btc)
      return parts.head + value.utf8 + parts.tail
    } catch {
      throw .cannotSign(error)
    }
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

/// The proofs of all credentials of one batch: one of each suite.
struct PreparedProofs: Sendable {
  let created: Instant
  private let proofs: [PreparedProof]

  init(_ proofs: [PreparedProof], created: Instant) {
    self.proofs = proofs
    self.created = created
  }

  /// The canonical value of `proof` for a canonical document: a proof, or a proof set.
  func value(
    for document: [UInt8], key: borrowing Ed25519PrivateKey
  ) throws(ProofError) -> [UInt8] {
    guard proofs.count > 1 else { return try proofs.first?.proof(of: document, key: key) ?? [] }
    var value = [UInt8(ascii: "[")]
    for (index, proof) in proofs.enumerated() {
      if index > 0 { value.append(UInt8(ascii: ",")) }
      value += try proof.proof(of: document, key: key)
    }
    value.append(UInt8(ascii: "]"))
    return value
  }
}
