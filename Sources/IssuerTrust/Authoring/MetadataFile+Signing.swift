public import OpenSSLCrypto
public import StrictJSON

extension MetadataFile {
  /// The file with one more signature.
  ///
  /// Signatures gather one by one, on as many machines as there are holders of keys. Signing again
  /// with the same key changes nothing.
  ///
  /// - Parameters:
  ///   - key: The key to sign with.
  ///   - role: The role that the file belongs to.
  ///   - roots: The roots that decide whose signatures count: the newest one; for a root that is to
  ///     follow another, that one and the file itself.
  /// - Returns: The file with the signature.
  /// - Throws: `TrustError.keyNotInRole` where no root gives the key the role, so that nobody gives a
  ///   signature away that counts for nothing; `TrustError.cannotSign`.
  public func signed(
    by key: borrowing Ed25519PrivateKey, as role: TrustRole, under roots: [TrustRoot]
  ) throws(TrustError) -> MetadataFile {
    try signed(by: key, as: role, of: roots.map { $0.keys(of: role) })
  }

  /// The file with one more signature, by a key of a role that is stated in full.
  ///
  /// - Throws: `TrustError.keyNotInRole` where the key is not among those of the role;
  ///   `TrustError.cannotSign`.
  public func signed(
    by key: borrowing Ed25519PrivateKey, as role: TrustRole, of signers: [RoleKeys]
  ) throws(TrustError) -> MetadataFile {
    let publicKey = key.publicKey
    guard signers.contains(where: { $0.contains(publicKey) }) else {
      throw .keyNotInRole(role: role)
    }
    let bytes: [UInt8]
    do throws(CryptoError) {
      bytes = try key.signature(for: canonicalSigned)
    } catch {
      throw .cannotSign(error)
    }
    let id = TrustKey.id(of: publicKey)
    let kept = signatures.filter { $0.keyID != id }
    return try MetadataFile(
      MetadataFile.envelope(signed.tree(), kept + [Signature(keyID: id, bytes: bytes)]),
      role: role, name: name)
  }

  /// The file with the signatures of another copy of it.
  ///
  /// - Throws: `TrustError.mixed` where the other signs something else.
  public func merging(_ other: MetadataFile, role: TrustRole) throws(TrustError) -> MetadataFile {
    guard signsTheSame(as: other) else { throw .mixed(file: other.name) }
    let ids = Set(signatures.map(\.keyID))
    let more = other.signatures.filter { !ids.contains($0.keyID) }
    return try MetadataFile(
      MetadataFile.envelope(signed.tree(), signatures + more), role: role, name: name)
  }

  /// Which signatures of a role the file has, and which it lacks.
  public func signatureState(_ role: TrustRole, under root: TrustRoot) -> SignatureState {
    signatureState(under: root.keys(of: role))
  }

  /// Which signatures by keys of a role the file has, and which it lacks.
  public func signatureState(under keys: RoleKeys) -> SignatureState {
    var valid: [ExactString] = []
    var invalid: [ExactString] = []
    var signers: Set<Ed25519PublicKey> = []
    for signature in signatures {
      let key = keys.keys.first { $0.id == signature.keyID }?.key
      if let key, key.isValidSignature(signature.bytes, for: canonicalSigned) {
        valid.append(signature.keyID)
        signers.insert(key)
      } else {
        invalid.append(signature.keyID)
      }
    }
    return SignatureState(
      valid: valid, invalid: invalid,
      missing: keys.keys.map(\.id).filter { !valid.contains($0) },
      validSigners: signers.count, threshold: keys.threshold)
  }
}

/// Which signatures of a role a file has, and which it lacks.
public struct SignatureState: Equatable, Sendable {
  /// The ids of the role's keys that signed.
  public let valid: [ExactString]
  /// The ids in signatures that do not hold, or are by keys that the role does not have.
  public let invalid: [ExactString]
  /// The ids of the role's keys that did not sign.
  public let missing: [ExactString]
  /// How many different keys signed.
  public let validSigners: Int
  /// How many must.
  public let threshold: Int

  /// Whether enough keys signed.
  public var isComplete: Bool { validSigners >= threshold }
}
