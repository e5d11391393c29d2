import OpenSSLCrypto
import StrictJSON

extension TrustRoot {
  /// Refuses records that give an issuer a key which has a role in the list.
  ///
  /// Keys of one kind are never accepted for the other: who signs credentials every day would
  /// otherwise decide who is trusted, and a signature made for one could be shown as the other.
  ///
  /// - Throws: `TrustError.keyHasRole` for the first such key.
  public func requireNoRoleKeys(in records: [RecordFile]) throws(TrustError) {
    var roles: [[UInt8]: TrustRole] = [:]
    for role in TrustRole.allCases {
      for key in keys(of: role).keys where roles[key.key.rawRepresentation] == nil {
        roles[key.key.rawRepresentation] = role
      }
    }
    for record in records.map(\.record) {
      for key in record.keys {
        guard let role = roles[key.rawRepresentation] else { continue }
        throw .keyHasRole(issuer: record.id, key: key.id, role: role)
      }
    }
  }
}
