/// An attack on who is trusted, on what is shown, or on the keys, and how it must come out.
struct Attack: Sendable {
  /// Its number, with which the name of each test that proves it begins; some begin with several.
  let id: String
  /// What the attacker does, or what goes wrong.
  let deed: String
  let outcome: Outcome
  /// The codes by which the outcome is told; none where all is well.
  let codes: [String]

  enum Outcome: Sendable {
    /// The verdict on a credential.
    case accepted, untrusted, undetermined, rejected
    /// Files of a trust list are not used, or no update is made; what was there stays as it was.
    case refused
    /// All is well: what looks like an attack is none, or does no harm.
    case harmless
    /// A script shows it in every run of CI.
    case script(String)
    /// What is attacked does not exist yet.
    case open(String)
  }

  init(_ id: String, _ deed: String, _ outcome: Outcome, _ codes: String...) {
    self.id = id
    self.deed = deed
    self.outcome = outcome
    self.codes = codes
  }
}

extension Attack {
  /// All of them; SECURITY.md says which threat each belongs to.
  static let catalogue: [Attack] = [
    // The list on its way to its readers.
    Attack("T01", "a bundle older than the one before", .refused, "TRUST_ROLLBACK"),
    Attack("T02", "the same timestamp version with other content", .harmless),
    Attack("T03", "an expired timestamp is held back", .undetermined, "TRUST_EXPIRED"),
    Attack("T04", "the snapshot of one month, the targets of another", .refused, "TRUST_MIX"),
    Attack("T05", "a root that only its new keys sign", .refused, "TRUST_ROOT_SIGNATURE"),
    Attack("T06", "a root that only the keys it replaces sign", .refused, "TRUST_ROOT_SIGNATURE"),
    Attack("T07", "a root that skips its predecessor", .refused, "TRUST_ROOT_VERSION"),
    Attack("T08", "one key under two ids, to fake a threshold", .refused, "TRUST_THRESHOLD"),
    Attack("T09", "one signature three times, for a threshold of 3", .refused, "TRUST_THRESHOLD"),
    Attack("T10", "two signatures that hold and one of garbage, threshold 2", .harmless),
    Attack("T11", "a reader asleep across seven rotations", .harmless),
    Attack("T12", "an expired root between fresh ones", .harmless),
    Attack("T13", "a stolen key sets the highest version; the key is replaced", .harmless),
    Attack("T14", "stolen publishing keys add an issuer", .refused, "TRUST_TARGET_HASH"),
    Attack("T15", "the targets vanish from the snapshot", .refused, "TRUST_ROLE_REMOVED"),
    Attack("T16", "an issuer's record vanishes", .refused, "TRUST_TARGET_REMOVED"),
    Attack("T17", "metadata without end", .refused, "TRUST_TOO_LARGE"),
    Attack("T18", "the list's id or environment changes", .refused, "TRUST_LIST_ID_CHANGED"),
    Attack("T19", "another authority's list", .refused, "TRUST_LIST_ID_CHANGED"),
    Attack(
      "T20", "a file that nobody signed, or one that is missing", .refused, "BUNDLE_EXTRA",
      "BUNDLE_INCOMPLETE"),
    Attack("T21", "a credential signed with a key of the list", .untrusted, "KEY_OF_TRUST_LIST"),
    Attack("T22", "metadata signed with an issuer's key", .refused, "TRUST_THRESHOLD"),
    // Authorities and issuers beyond their remit.
    Attack("T23", "an authority signs a record in another's place", .refused, "TRUST_PATH"),
    Attack("T24", "a role of two delegators, signed for one of them", .refused, "TRUST_THRESHOLD"),
    Attack("T25", "delegations in a circle, thousands of roles", .refused, "TRUST_TOO_LARGE"),
    Attack("T26", "a record wider than its authority's ceiling", .untrusted, "SCOPE_LEVEL"),
    Attack("T27", "a type of credential that is not granted", .untrusted, "SCOPE_TYPE"),
    Attack("T28", "a level above the one granted", .untrusted, "SCOPE_LEVEL"),
    Attack(
      "T29", "a framework that only looks like the one granted", .untrusted, "SCOPE_FRAMEWORK"),
    Attack("T30", "no framework, where one is required", .untrusted, "SCOPE_FRAMEWORK"),
    Attack("T31", "an award before or after the grant", .untrusted, "SCOPE_DATE"),
    Attack("T32", "two grants, each half met", .untrusted, "SCOPE_NONE"),
    Attack("T33", "an unknown critical member", .undetermined, "TRUST_RECORD_CRITICAL"),
    Attack("T34", "an expired accreditation, where one is required", .untrusted, "QUALITY_EXPIRED"),
    // Stolen and outdated keys.
    Attack("T35", "back-dated with a stolen key", .undetermined, "KEY_COMPROMISED_NO_POE"),
    Attack(
      "T36", "the same, in a log before the theft: such proofs are not read yet", .undetermined,
      "KEY_COMPROMISED_NO_POE"),
    Attack(
      "T37", "the same, with a time stamp: such proofs are not read yet", .undetermined,
      "KEY_COMPROMISED_NO_POE"),
    Attack(
      "T38", "the same, in an attested manifest; or with a forged path to it", .undetermined,
      "KEY_COMPROMISED_NO_POE"),
    Attack("T39", "signed after the key was retired", .untrusted, "KEY_OUTSIDE_WINDOW"),
    // Status lists.
    Attack("T40", "an older status list", .undetermined, "STATUS_ROLLBACK"),
    Attack("T41", "a newer one in which a revocation is gone", .undetermined, "STATUS_UNREVOKED"),
    Attack("T42", "the list of another URL", .undetermined, "STATUS_ID_MISMATCH"),
    Attack("T43", "a list of a provider whom the record names", .accepted),
    Attack("T44", "an index at and after the end", .rejected, "STATUS_INDEX_RANGE"),
    Attack("T45", "two bits without their messages", .rejected),
    Attack("T46", "not revoked, but suspended", .undetermined, "SUSPENDED"),
    Attack("T47", "a list signed by a key that may not sign lists", .undetermined, "KEY_PURPOSE"),
    Attack("T48", "suspended, and reinstated in a newer list", .accepted),
    // Clocks and times.
    Attack("T49", "a clock two years back", .undetermined, "CLOCK_ROLLBACK"),
    Attack("T50", "a clock ten years ahead, then right again", .harmless),
    Attack("T51", "a past time that was asked for", .accepted),
    Attack("T52", "times that do not exist", .rejected, "MODEL_FINDINGS"),
    // Whoever presents it.
    Attack("T53", "somebody else's credential", .rejected, "RECIPIENT_MISMATCH"),
    Attack(
      "T54", "a presentation without its holder's proof, where that is asked for", .rejected,
      "PROOF_MISSING", "HOLDER_BINDING_MISSING", "PRESENTATION_MISSING"),
    Attack(
      "T55", "a presentation that was made for another, or before", .rejected,
      "INVALID_CHALLENGE_ERROR", "INVALID_DOMAIN_ERROR"),
    Attack(
      "T56", "a holder who is not the subject, where that is asked for", .rejected,
      "HOLDER_MISMATCH"),
    Attack("T57", "a presentation signed as an assertion", .rejected, "PROOF_PURPOSE_MISMATCH"),
    // The reader's own memory.
    Attack(
      "T58", "a state that is cut, changed or gone", .refused, "STATE_CORRUPT", "STATE_MISSING"),
    Attack("T59", "an update killed at any moment", .harmless),
    Attack("T60", "two updates at once", .harmless),
    Attack("T61", "two lists, one of which denies", .rejected, "ISSUER_REVOKED"),
    Attack("T62", "one of several lists cannot be read", .undetermined),
    Attack("T63", "two ids that look the same", .untrusted, "ISSUER_NOT_TRUSTED"),
    Attack("T64", "a member that looks like another", .refused, "TRUST_RECORD_UNKNOWN_MEMBER"),
    // The document.
    Attack("T65", "statements that cannot be put in order", .rejected, "CANON_LIMIT"),
    Attack("T66", "text that commands a terminal", .harmless),
    Attack(
      "T67", "a document that makes its reader ask somebody", .script("scripts/check-offline")),
    // Private keys.
    Attack("T68", "a key file that others can read", .refused),
    Attack("T69", "one bit of an encrypted key changed", .refused),
    Attack("T70", "three hundred wrong passphrases", .refused),
    Attack("T71", "a key file under another public key", .refused),
    Attack("T72", "memory searched after signing", .harmless),
    Attack("T73", "a passphrase among the arguments", .harmless),
    Attack("T74", "an old OpenSSL", .harmless),
    Attack("T75", "public keys that are none", .refused, "KEY_WEAK"),
    Attack("T76", "a public key with a byte after it", .refused),
    Attack("T77", "keys of another kind, off their curve, or too short", .refused),
    // Volume and change.
    Attack("T78", "a thousand proofs, contexts, status entries", .rejected, "PROOF_TOO_MANY"),
    Attack("T79", "any one bit of a credential changed", .rejected, "SIGNATURE_INVALID"),
    Attack("T80", "any one member removed, repeated or moved", .rejected, "SIGNATURE_INVALID"),
  ]
}
