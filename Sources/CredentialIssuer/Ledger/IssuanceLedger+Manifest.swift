import OpenSSLCrypto
public import StrictJSON
public import WireFormats

extension IssuanceLedger {
  /// The verification methods with which the ledger's credentials were signed, in the order of their
  /// first use.
  public var verificationMethods: [String] {
    get throws(LedgerError) {
      try read { () throws(LedgerError) in
        var methods: [ExactString] = []
        try database.forEach("SELECT method FROM signer ORDER BY n") { row throws(LedgerError) in
          let method = ExactString(row.text(0))
          if !methods.contains(method) { methods.append(method) }
          return true
        }
        return methods.map(\.string)
      }
    }
  }

  /// What a key had signed by a certain time: a document of type `IssuanceManifest/1`.
  ///
  /// An authority that keeps it vouches that those credentials existed, whoever gets hold of the key
  /// later. Its root is that of a Merkle tree over the digests (RFC 6962).
  ///
  /// - Parameters:
  ///   - method: What the proofs call the key.
  ///   - until: The time; credentials that were recorded later are left out.
  /// - Returns: The document.
  /// - Throws: What verifying the ledger throws.
  public func manifest(
    of method: String, until: Instant
  ) throws(LedgerError) -> JSONTree {
    let digests = try digests(signedAs: method, until: until).map(\.digest)
    let root = MerkleTree.root(of: digests.map { MerkleTree.leafHash($0) })
    return [
      "type": "IssuanceManifest/1", "issuer": .string(issuer.string),
      "verificationMethod": .string(method), "until": .string("\(until)"),
      "size": .integer(Int64(digests.count)), "root": .string(Base16.encode(root)),
      "entries": .array(digests.map { .string(Base16.encode($0)) }),
    ]
  }

  /// The proof that a credential is in a manifest: a document of type `IssuanceProof/1`.
  ///
  /// - Parameters:
  ///   - id: The credential's id.
  ///   - until: The time of the manifest; `nil` for a manifest of all that the key signed.
  /// - Returns: The document.
  /// - Throws: `LedgerError.unknownCredential` where the manifest does not have it.
  public func proof(of id: String, until: Instant? = nil) throws(LedgerError) -> JSONTree {
    let credential = try credential(id)
    let method = credential.verificationMethod
    let digests = try digests(signedAs: method, until: until ?? .latest)
    let leaves = digests.map { MerkleTree.leafHash($0.digest) }
    guard let index = digests.firstIndex(where: { $0.entry == credential.entry }),
      let path = MerkleTree.inclusionPath(of: index, in: leaves)
    else { throw .unknownCredential(id) }
    return [
      "type": "IssuanceProof/1", "issuer": .string(issuer.string),
      "verificationMethod": .string(method), "digest": .string(Base16.encode(credential.digest)),
      "index": .integer(Int64(index)), "size": .integer(Int64(digests.count)),
      "root": .string(Base16.encode(MerkleTree.root(of: leaves))),
      "path": .array(path.map { .string(Base16.encode($0)) }),
    ]
  }

  /// The digests of the credentials that one key signed, in the order of the ledger.
  private func digests(
    signedAs method: String, until: Instant
  ) throws(LedgerError) -> [(entry: Int, digest: [UInt8])] {
    // The table has them by key; that it says what the entries say is seen first.
    _ = try verify()
    var found: [(entry: Int, digest: [UInt8])] = []
    return try read { () throws(LedgerError) in
      try database.forEach(
        """
        SELECT issue.n, issue.digest FROM issue JOIN signer ON issue.signer = signer.n \
        WHERE signer.method = ? AND issue.at <= ? ORDER BY issue.n
        """, .text(method), .integer(Int(until.secondsSinceEpoch))
      ) { row throws(LedgerError) in
        found.append((row.integer(0), row.bytes(1)))
        return true
      }
      return found
    }
  }
}
