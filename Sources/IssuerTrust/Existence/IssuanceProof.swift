import OpenSSLCrypto
public import StrictJSON

/// That a credential is one of those that an ``IssuanceManifest`` stands for: the way from it to the
/// root.
///
/// It goes with the credential, and says nothing by itself: only a manifest that a list signed
/// makes its root mean anything.
public struct IssuanceProof: Equatable, Sendable {
  /// The issuer.
  public let issuer: ExactString
  /// By which name proofs call the key.
  public let verificationMethod: ExactString
  /// The SHA-256 of the credential's canonical form (RFC 8785), with its proofs.
  public let digest: [UInt8]
  /// The place of the credential, from 0.
  public let index: UInt64
  /// How many credentials the tree has.
  public let size: UInt64
  /// The root of the tree.
  public let root: [UInt8]
  /// The hashes that lead from the credential to the root, the nearest first.
  public let path: [[UInt8]]

  /// Reads a proof.
  ///
  /// - Parameters:
  ///   - bytes: The proof's JSON.
  ///   - file: How messages call it.
  /// - Throws: `TrustError` where it is malformed.
  public init(_ bytes: [UInt8], file: String) throws(TrustError) {
    try self.init(
      try TrustJSON.parse(bytes, maxBytes: ExistenceEvidence.greatestSize, file: file), file: file)
  }

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let proof = try ObjectReader(
      json, file: file,
      closed: ["type", "issuer", "verificationMethod", "digest", "index", "size", "root", "path"])
    guard json["type"]?.isString("IssuanceProof/1") == true else {
      throw proof.malformed("type", expected: "IssuanceProof/1")
    }
    issuer = try proof.text("issuer")
    verificationMethod = try proof.text("verificationMethod")
    digest = try proof.sha256("digest")
    index = try proof.size("index")
    size = try proof.size("size")
    root = try proof.sha256("root")
    guard let path = try proof.sha256List("path", atMost: MerkleTree.maxPathLength) else {
      throw proof.malformed("path", expected: "a list of digests")
    }
    self.path = path
  }

  /// Whether the path leads from the credential to the root.
  public var leadsToRoot: Bool {
    MerkleTree.root(
      leafHash: MerkleTree.leafHash(digest), index: index, size: size, path: path) == root
  }
}
