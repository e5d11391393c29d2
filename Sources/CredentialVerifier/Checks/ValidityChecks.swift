import CredentialModel
import OpenSSLCrypto
import StrictJSON
import WireFormats

extension Verification {
  /// Whether the credential is valid now.
  ///
  /// A time that cannot be read was found by the model's rules already.
  ///
  /// Source: VC Data Model 2.0 §4.9, Open Badges 3.0 §8.1 step 4.
  mutating func checkValidity(of credential: Credential) {
    let skew = policy.clockSkewSeconds
    if let from = credential.validFrom, from > now.adding(seconds: skew) {
      note(.validity, .failed, .notYetValid(from: from), at: credential.json)
    } else if let until = credential.validUntil, until.adding(seconds: skew) < now {
      note(.validity, .failed, .expired(until: until), at: credential.json)
    } else {
      note(.validity, .passed, .validUntil(credential.validUntil), at: credential.json)
    }
  }

  /// Names every status entry: each can say that the credential is revoked, and none can be looked
  /// up offline.
  mutating func checkStatus(of credential: Credential) {
    guard let status = credential.json["credentialStatus"],
      status.elementsOrSelf.underestimatedCount > 0
    else { return note(.status, .passed, .noStatus) }
    for entry in status.elementsOrSelf {
      let purpose = entry["statusPurpose"]
      // Only these two purposes say nothing about validity. Source: Bitstring Status List 1.0 §2.1.
      if let purpose, purpose.isString("message") || purpose.isString("refresh") {
        note(
          .status, .skipped, .statusInformational(purpose: purpose.exactString ?? ""), at: entry)
      } else {
        let reason = Reason.statusUnchecked(
          type: entry["type"]?.exactString, purpose: purpose?.exactString,
          list: entry["statusListCredential"]?.exactString)
        note(.status, .undetermined, reason, at: entry)
      }
    }
  }

  /// Whether the credential is about the person expected: by the subject's id, or by one of its
  /// identifiers, plain or hashed.
  ///
  /// Source: Open Badges 3.0 §8.1 step 5.
  mutating func checkRecipient(of credential: Credential) {
    guard let recipient else { return note(.recipient, .skipped, .recipientNotAsked) }
    let expected = ExactString(recipient.identifier)
    let matches = credential.subjects.contains { subject in
      subject.id == expected
        || subject.identifier.contains { identifier in
          identifier.matches(identifier: expected) { DigestAlgorithm.sha256.digest(of: $0) }
            == .same
        }
    }
    let place = credential.json["credentialSubject"]
    note(
      .recipient, matches ? .passed : .failed, matches ? .recipientMatches : .recipientDiffers,
      at: place)
  }
}
