public import ControlledIdentifiers
public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// Why trust material cannot be used.
///
/// A `file` is the name of a part of the bundle: `root 3`, `snapshot`, `issuers/registry/….json`,
/// `contexts/….json`.
@nonexhaustive
public enum TrustError: Error, Equatable, Sendable {
  /// A file is not JSON.
  case notJSON(file: String, JSONError)
  /// A member is missing, or is not what it has to be.
  case malformed(file: String, pointer: JSONPointer, expected: String)
  /// A member that the format does not know: it could restrict what the rest says.
  case unknownMember(file: String, pointer: JSONPointer)
  /// A record lists as critical what this version does not understand.
  case unknownCritical(file: String, name: ExactString)
  /// A file has more bytes than its kind may have.
  case tooLarge(file: String, limit: Int)
  /// Metadata of another specification than TUF 1.
  case specificationVersion(file: String, found: ExactString)
  /// Metadata hands on to a role that is no authority, or paths that are not that authority's.
  case delegationRefused(file: String, role: ExactString)
  /// Metadata hands on to more roles than anybody can look at.
  case tooManyDelegations(file: String, limit: Int)
  /// More roles would have to be asked for one file than is reasonable.
  case tooManyRolesVisited(path: ExactString, limit: Int)

  /// A key that is no acceptable Ed25519 key.
  case keyRefused(file: String, id: ExactString, CryptoError)
  /// A key of another kind.
  case keyTypeUnsupported(file: String, keytype: ExactString)
  /// A key's id is not the digest of the key.
  case keyIDMismatch(file: String, id: ExactString)
  /// A key outside the group of honest keys.
  case keyNotPrimeOrder(file: String, id: ExactString)
  /// A role needs more signatures than it has different keys, or none.
  case thresholdImpossible(file: String, role: TrustRole, keys: Int, needed: Int64)
  /// Two signatures stand under the id of one key.
  case signatureRepeated(file: String, keyID: ExactString)
  /// Too few different keys of the role signed.
  case thresholdNotMet(file: String, role: TrustRole, valid: Int, needed: Int)
  /// More signatures than any role can need.
  case tooManySignatures(file: String, limit: Int)

  /// The pinned root is not one of the bundle's, or is another than the one of its version.
  case rootNotInBundle(version: Int64)
  /// No root of the bundle has the pinned fingerprint.
  case fingerprintNotInBundle(ExactString, newest: ExactString)
  /// The list's newest root is older than the pinned one.
  case rollback(pinned: Int64, newest: Int64)
  /// A file, or what it names, is older than what is known already.
  case olderThanKnown(file: String, found: Int64, known: Int64)
  /// A file had expired when the update began: somebody may be holding newer ones back.
  case frozen(file: String, since: Instant)
  /// More roots than a list can have.
  case tooManyRoots(limit: Int)
  /// The roots are not numbered one after the other.
  case rootVersion(expected: Int64, found: Int64)
  /// A root is not signed by enough keys of the one before it, or of its own.
  case rootSignature(version: Int64)
  /// The list's id or environment changes from one root to the next, or the bundle names another.
  case listChanged(from: ExactString, to: ExactString)
  /// Files that do not belong together: a version, length or digest is not the one signed.
  case mixed(file: String)
  /// A file no longer says which metadata of a role is in force.
  case roleRemoved(file: String, role: TrustRole)
  /// A target is not what was signed.
  case targetHash(path: ExactString)

  /// Among the files is one that nobody signed.
  case bundleExtra(path: ExactString)
  /// A file is missing.
  case bundleIncomplete(file: String)

  /// A record stands under a path that is not its id's, or that no record can have.
  case recordPath(path: ExactString, issuer: ExactString?)
  /// Two records claim one id.
  case recordConflict(issuer: ExactString)

  /// A context stands under a path that is not its URL's, or that no context can have.
  case contextPath(path: ExactString, url: ExactString?)
  /// Targets list more contexts than anybody can look at.
  case tooManyContexts(limit: Int)
  /// The URL of a context to be added is no absolute https URL.
  case contextURL(ExactString)

  /// The clock is before a time that is known to have been, or before the list was signed.
  case clockRollback(now: Instant, known: Instant)
  /// The file of what is remembered of a list is cut, or was changed.
  case stateCorrupt

  /// Targets that were published are not among those that are to be.
  case targetRemoved(path: ExactString)
  /// The targets are not there, or are older than others that were signed or published.
  case targetsOutdated(found: Int64?, needed: Int64)
  /// A record would take the place of another without being of a higher version.
  case recordVersion(issuer: ExactString, found: Int64, needed: Int64)
  /// A record gives an issuer a key that signs the list itself.
  case keyHasRole(issuer: ExactString, key: ExactString, role: TrustRole)

  /// An issuer's record has no such key.
  case noSuchKey(issuer: ExactString, key: ExactString)
  /// A role or record lists the key already.
  case keyListed(place: ExactString, key: ExactString)
  /// A status that is meant for good would become better.
  case statusFinal(of: ExactString, status: String)
  /// An authority lists a file that it may not: readers would not find it.
  case pathNotDelegated(role: ExactString, path: ExactString)
  /// A file that is neither record nor context stands where none can.
  case filePath(path: ExactString)

  /// A controller document that gives no keys, or that of an identifier which is its own key.
  indirect case documentRefused(file: String, ControllerDocumentError)

  /// A key that the role does not list.
  case keyNotInRole(role: TrustRole)
  /// The key could not sign.
  case cannotSign(CryptoError)
}

extension TrustError {
  /// A stable name of the reason, for machines.
  public var code: String {
    switch self {
    case .notJSON, .malformed, .contextURL, .documentRefused: "TRUST_MALFORMED"
    case .unknownMember: "TRUST_RECORD_UNKNOWN_MEMBER"
    case .unknownCritical: "TRUST_RECORD_CRITICAL"
    case .tooLarge, .tooManyContexts, .tooManyDelegations, .tooManyRolesVisited:
      "TRUST_TOO_LARGE"
    case .specificationVersion: "TRUST_SPEC_VERSION"
    case .delegationRefused: "TRUST_DELEGATION"
    case .keyRefused, .keyTypeUnsupported, .keyNotPrimeOrder: "KEY_WEAK"
    case .keyIDMismatch: "TRUST_KEY_ID"
    case .signatureRepeated, .thresholdImpossible, .thresholdNotMet, .tooManySignatures:
      "TRUST_THRESHOLD"
    case .rootSignature: "TRUST_ROOT_SIGNATURE"
    case .rootVersion, .rootNotInBundle, .fingerprintNotInBundle, .tooManyRoots:
      "TRUST_ROOT_VERSION"
    case .rollback, .olderThanKnown: "TRUST_ROLLBACK"
    case .frozen: "TRUST_FREEZE"
    case .listChanged: "TRUST_LIST_ID_CHANGED"
    case .mixed: "TRUST_MIX"
    case .roleRemoved: "TRUST_ROLE_REMOVED"
    case .targetHash: "TRUST_TARGET_HASH"
    case .bundleExtra: "BUNDLE_EXTRA"
    case .bundleIncomplete: "BUNDLE_INCOMPLETE"
    case .contextPath, .filePath, .pathNotDelegated, .recordPath: "TRUST_PATH"
    case .recordConflict: "TRUST_RECORD_CONFLICT"
    case .clockRollback: "CLOCK_ROLLBACK"
    case .stateCorrupt: "STATE_CORRUPT"
    case .targetRemoved: "TRUST_TARGET_REMOVED"
    case .targetsOutdated: "TRUST_ROLLBACK"
    case .recordVersion: "TRUST_RECORD_VERSION"
    case .keyHasRole: "TRUST_KEY_HAS_ROLE"
    case .noSuchKey: "TRUST_KEY_UNKNOWN"
    case .keyListed: "TRUST_KEY_LISTED"
    case .statusFinal: "TRUST_STATUS_FINAL"
    case .keyNotInRole: "TRUST_KEY_NOT_IN_ROLE"
    case .cannotSign: "TRUST_CANNOT_SIGN"
    }
  }
}
