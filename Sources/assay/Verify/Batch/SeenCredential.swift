import CredentialModel
import CredentialVerifier
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// What is kept of a credential to find others that are the same.
///
/// Of two hundred characters twelve bytes are kept, of SHA-256: no two credentials have the same ones
/// by chance, and who looks for such two needs years, to have two named that are no copies.
struct SeenCredential: Sendable, Equatable {
  /// What two credentials have in common that are the same.
  struct Key: Sendable, Hashable {
    let high: UInt64
    let low: UInt32
  }

  let key: Key
  /// When it becomes valid, in microseconds since 1970; `nil` where it does not say.
  let validFrom: Int64?

  /// What to keep of the credential that a report is on; `nil` where it has no identity.
  ///
  /// Those with the same verdict are compared: a forged one must not seem to take the place of a
  /// genuine one.
  init?(_ report: VerificationReport) {
    guard let credential = report.claimed, let identity = CredentialIdentity(of: credential) else {
      return nil
    }
    self.init(identity, verdict: report.verdict.name, validFrom: credential.validFrom)
  }

  init(_ identity: CredentialIdentity, verdict: String, validFrom: Instant?) {
    // Its length says where the issuer's id ends: no text can be taken for another's beginning.
    let length = UInt64(identity.issuer.count)
    let digest = DigestAlgorithm.sha256.digest(of: [
      Array(verdict.utf8), (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) },
      identity.issuer, identity.id,
    ])
    key = Key(
      high: digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
      low: digest.dropFirst(8).prefix(4).reduce(0) { $0 << 8 | UInt32($1) })
    self.validFrom = validFrom.map { instant in
      instant.secondsSinceEpoch * 1_000_000 + Int64(instant.nanoseconds / 1000)
    }
  }
}
