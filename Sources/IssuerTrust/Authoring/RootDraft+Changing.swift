public import OpenSSLCrypto
import StrictJSON

extension RootDraft.Role {
  /// Gives the role another key.
  ///
  /// - Throws: `TrustError.keyListed` where it has the key already: it would count once all the same.
  public mutating func add(_ key: Ed25519PublicKey, to role: TrustRole) throws(TrustError) {
    guard !keys.contains(key) else {
      throw .keyListed(place: ExactString(role.rawValue), key: TrustKey.id(of: key))
    }
    keys.append(key)
  }

  /// Takes a key away from the role.
  ///
  /// - Throws: `TrustError.keyNotInRole` where it does not have the key.
  public mutating func remove(_ key: Ed25519PublicKey, from role: TrustRole) throws(TrustError) {
    guard let place = keys.firstIndex(of: key) else { throw .keyNotInRole(role: role) }
    keys.remove(at: place)
  }
}
