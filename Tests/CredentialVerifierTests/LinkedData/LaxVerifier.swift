import DataIntegrity
import Foundation
import LinkedData
import OpenSSLCrypto
import StrictJSON
import WireFormats

@testable import compile_contexts

/// What a verifier does that only follows the cryptosuite: it expands the document with the general
/// processor, lets fall what that lets fall, and checks the signature.
enum LaxVerifier {
  /// The contexts of this tree, today's revision of each, as documents.
  private static let contexts: [String: JSONDocument] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Contexts")
    var contexts: [String: JSONDocument] = [:]
    for file in (try? ContextsFolder.read(folder.path)) ?? [] where file.revision == nil {
      contexts[file.url] = try? JSONDocument(file.document.compactBytes())
    }
    return contexts
  }()

  /// Whether the signature of the only proof holds.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - key: The number of the key.
  ///   - others: Further contexts that this verifier knows, by their URL.
  /// - Returns: Whether it does; not where there are several proofs.
  /// - Throws: What the processor throws.
  static func holds(
    _ document: JSONTree, key: UInt8 = 1, others: [String: JSONTree] = [:]
  ) throws -> Bool {
    try holds(document, publicKey: try Badge.key(key).publicKey, others: others)
  }

  /// Whether the signature of the only proof holds.
  static func holds(
    _ document: JSONTree, publicKey: Ed25519PublicKey, others: [String: JSONTree] = [:]
  ) throws -> Bool {
    guard let proof = document["proof"], case .string(let value)? = proof["proofValue"] else {
      return false
    }
    let (base, signature) = try Multibase.decode(Array(value.utf8).span, maxBytes: 128)
    guard base == .base58btc else { return false }
    var configuration = proof
    configuration["@context"] = document["@context"]
    for name in ["proofValue", "jws", "signatureValue"] { configuration[name] = nil }
    var unsecured = document
    unsecured["proof"] = nil
    let signed = DigestAlgorithm.sha256.digests(of: [
      try canonicalForm(of: configuration, others: others),
      try canonicalForm(of: unsecured, others: others),
    ])
    return publicKey.isValidSignature(signature, for: signed)
  }

  /// The statements of a document, as they are signed.
  static func canonicalForm(
    of document: JSONTree, others: [String: JSONTree] = [:]
  ) throws -> [UInt8] {
    let further = others.compactMapValues { try? JSONDocument($0.compactBytes()) }
    let dataset = try JSONLD.dataset(of: try JSONDocument(document.compactBytes()).root) { url in
      contexts[url] ?? further[url]
    }
    return try dataset.canonicalized().nquads
  }
}
