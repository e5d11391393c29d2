internal import StrictJSON

extension TrustError: CustomStringConvertible {
  /// What is wrong, where, and what to do: one line.
  ///
  /// It can quote the material; escape it before it reaches a terminal.
  public var description: String {
    switch self {
    case .notJSON(let file, let error): "\(file) is not acceptable JSON: \(error)"
    case .malformed(let file, let pointer, let expected):
      "\(file) is malformed at \(TrustError.place(pointer)): expected \(expected)"
    case .unknownMember(let file, let pointer):
      "\(file) has a member that this version does not know, \(pointer); it may restrict the rest"
    case .unknownCritical(let file, let name):
      "\(file) depends on '\(name)', which this version does not understand; use a newer Assay"
    case .tooLarge(let file, let limit): "\(file) has more than \(limit) bytes"
    case .specificationVersion(let file, let found):
      "\(file) follows version '\(found)' of The Update Framework, expected 1"
    case .delegationRefused(let file, let role):
      "\(file) delegates to '\(role)': only roles 'authority/ID' can be delegated to, for paths "
        + "such as 'issuers/ID/*'"
    case .tooManyDelegations(let file, let limit):
      "\(file) delegates to more than \(limit) roles"
    case .tooManyRolesVisited(let path, let limit):
      "more than \(limit) roles would have to be asked for \(path)"
    case .keyRefused(let file, let id, let error): "\(file) lists the key '\(id)': \(error)"
    case .keyTypeUnsupported(let file, let keytype):
      "\(file) lists a key of type '\(keytype)', expected ed25519"
    case .keyIDMismatch(let file, let id):
      "\(file) lists a key under the id '\(id)', which is not the key's digest"
    case .keyNotPrimeOrder(let file, let id):
      "\(file) lists the key '\(id)', which no honest key generator makes"
    case .thresholdImpossible(let file, let role, let keys, let needed):
      "\(file) wants \(needed) signatures of the role \(role.rawValue), which has \(keys) keys"
    case .signatureRepeated(let file, let keyID):
      "\(file) is signed twice under the id '\(keyID)'; each key counts once"
    case .thresholdNotMet(let file, let role, let valid, let needed):
      "\(file) is signed by \(valid) of the \(needed) keys that the role \(role.rawValue) needs"
    case .tooManySignatures(let file, let limit): "\(file) has more than \(limit) signatures"
    case .rootNotInBundle(let version):
      "the pinned root (version \(version)) is not the one that the list grew from; "
        + "the list is another authority's, or the root is a forgery"
    case .fingerprintNotInBundle(let fingerprint, let newest):
      "no root of the list has the fingerprint '\(fingerprint)', the newest has '\(newest)'; "
        + "it is mistyped, or the list is another authority's: ask the one that you trust"
    case .rollback(let pinned, let newest):
      "the list's newest root is version \(newest), you pinned version \(pinned); "
        + "get a newer bundle"
    case .olderThanKnown(let file, let found, let known):
      "\(file) is version \(found), but version \(known) is known already; get a newer bundle"
    case .frozen(let file, let since):
      "\(file) expired at \(since): somebody may be holding newer lists back; get a newer bundle"
    case .tooManyRoots(let limit): "the bundle has more than \(limit) roots"
    case .rootVersion(let expected, let found):
      "the roots are not consecutive: expected version \(expected), found \(found)"
    case .rootSignature(let version):
      "root \(version) is not signed by enough keys of the root before it and of its own"
    case .listChanged(let from, let to):
      "the list is '\(to)', expected '\(from)': it is another authority's, or not meant for real use"
    case .mixed(let file):
      "\(file) is not the one that was signed together with the rest; get the bundle again"
    case .roleRemoved(let file, let role):
      "\(file) does not list the role \(role.rawValue), which no list can do without; "
        + "ask the authority that publishes the list"
    case .targetHash(let path): "\(path) is not what was signed; get the bundle again"
    case .bundleExtra(let path): "\(path) is among the files of the list, but nobody signed it"
    case .bundleIncomplete(let file):
      "\(file) is missing among the files of the list; get it again"
    case .recordPath(let path, let issuer?):
      "the record of '\(issuer)' stands under \(path), which is not its place"
    case .recordPath(let path, nil):
      "\(path) is no place of a record; records stand in issuers/registry/, those of an authority in "
        + "issuers/ID/, each under the SHA-256 of its issuer's id"
    case .contextPath(let path, let url?):
      "the context of '\(url)' stands under \(path), which is not its place"
    case .contextPath(let path, nil):
      "\(path) is no place of a context; contexts stand in contexts/, each under the SHA-256 of its "
        + "URL"
    case .tooManyContexts(let limit): "the targets list more than \(limit) contexts"
    case .contextURL(let url):
      "'\(url)' is no absolute https URL without a fragment; give the URL by which documents name "
        + "the context"
    case .recordConflict(let issuer): "two records claim to be the issuer '\(issuer)'"
    case .clockRollback(let now, let known):
      "the clock says \(now), but \(known) has been already; set the clock right"
    case .stateCorrupt:
      "the state, in which is kept what was seen of the list, is damaged; without it an older list "
        + "cannot be told: restore it, or pin the root anew"
    case .targetRemoved(let path):
      "\(path) was published, and a list never forgets what it published; put it back"
    case .targetsOutdated(let found?, let needed):
      "the targets are version \(found), but version \(needed) was signed or published already"
    case .targetsOutdated(nil, let needed):
      "the targets of version \(needed), which were published, are not there"
    case .recordVersion(let issuer, let found, let needed):
      "the record of '\(issuer)' has the recordVersion \(found), expected \(needed) or more"
    case .keyHasRole(let issuer, let key, let role):
      "the record of '\(issuer)' gives the issuer the key '\(key)', which signs this list in the "
        + "role \(role.rawValue); a key is for the list or for credentials, never for both"
    case .noSuchKey(let issuer, let key):
      "the record of '\(issuer)' lists no key '\(key)'"
    case .keyListed(let place, let key):
      "'\(place)' has the key '\(key)' already, under this id or another"
    case .statusFinal(let subject, let status):
      "'\(subject)' is \(status), which is meant for good; it does not become better"
    case .pathNotDelegated(let role, let path):
      "\(role) lists \(path), which was not handed on to it: readers do not find the file there"
    case .filePath(let path):
      "\(path) is no place of a file: status lists stand in status/, manifests in poe/ and DID "
        + "documents in did/, each under a SHA-256, and evidence in evidence/"
    case .documentRefused(let file, let error):
      "\(file) is no DID document that a list can carry: \(error)"
    case .keyNotInRole(let role):
      "the key is not one of the role \(role.rawValue); the root lists those that are"
    case .cannotSign(let error): "the metadata cannot be signed: \(error)"
    }
  }

  private static func place(_ pointer: JSONPointer) -> String {
    pointer == .root ? "its top" : pointer.description
  }
}
