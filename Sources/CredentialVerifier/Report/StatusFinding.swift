public import StatusLists
public import StrictJSON
public import WireFormats

/// What was found of a status of a credential.
///
/// What shows that the credential itself is malformed makes its check fail. What only keeps a list
/// from being relied on leaves the verdict open.
@nonexhaustive
public enum StatusFinding: Sendable {
  // What the list says.
  case clear
  case revoked
  case suspended
  case refresh
  case message
  /// A status is set whose meaning nobody here knows.
  case otherIsSet

  // What is wrong with the entry.
  case entry(StatusListError)

  // Why the list cannot be relied on.
  case unavailable
  case unreadable(JSONError)
  case list(StatusListError)
  case idMismatch(found: ExactString?)
  case issuerMismatch(found: ExactString?)
  case purposeMismatch(found: [ExactString])
  case unsigned
  /// A check of the list, made as of a credential, did not pass.
  case listFails(Check)
  case keyNotListed(method: ExactString)
  case keyRefused(isForOtherUse: Bool)
  case publisherNotActive

  // Whether the list is the current one.
  case stale(since: Instant?)
  case refreshDue(since: Instant)
  case notYetValid(from: Instant)
  /// The time to judge by was asked for, and the list is from later.
  case later
  case rollback(newest: Instant)
  case unrevoked
}

extension StatusFinding {
  /// A stable code, for programs.
  var code: String {
    switch self {
    case .clear: "STATUS_CLEAR"
    case .revoked: "REVOKED"
    case .suspended: "SUSPENDED"
    case .refresh: "STATUS_REFRESH"
    case .message: "STATUS_MESSAGE"
    case .otherIsSet: "STATUS_PURPOSE_UNKNOWN"
    case .entry(let error), .list(let error): error.code
    case .unavailable: "STATUS_UNAVAILABLE"
    case .unreadable: "STATUS_LIST_MALFORMED"
    case .idMismatch: "STATUS_ID_MISMATCH"
    case .issuerMismatch: "STATUS_ISSUER_MISMATCH"
    case .purposeMismatch: "STATUS_PURPOSE_MISMATCH"
    case .unsigned, .listFails, .keyNotListed, .publisherNotActive, .keyRefused(false):
      "STATUS_VERIFICATION_ERROR"
    case .keyRefused(true): "KEY_PURPOSE"
    case .stale, .refreshDue: "STATUS_STALE"
    case .notYetValid: "STATUS_NOT_YET_VALID"
    case .later: "STATUS_LATER"
    case .rollback: "STATUS_ROLLBACK"
    case .unrevoked: "STATUS_UNREVOKED"
    }
  }

  /// What to do, and who can do it; `nil` where there is nothing to do.
  var remedy: String? {
    switch self {
    case .clear, .message, .later: nil
    case .revoked: "do not rely on it; ask the issuer why, if the holder does not know"
    case .suspended: "ask the issuer when it will be reinstated, or for good"
    case .refresh: "ask the holder for the newer credential"
    case .otherIsSet: "ask the issuer what the status means"
    case .entry(.typeUnsupported): "ask the issuer whether the credential still stands"
    case .entry: "ask the issuer to issue it correctly"
    case .unavailable:
      "get a trust list that carries the status list, or give the list itself: --status-list FILE"
    case .stale, .refreshDue, .rollback: "get the current status list"
    case .notYetValid: "make sure that the time to judge by is right"
    case .unrevoked: "ask the issuer whether the credential still stands: a revocation is for good"
    case .keyRefused, .keyNotListed, .publisherNotActive, .issuerMismatch:
      "ask the authority that publishes the trust list who may publish the status list"
    case .unreadable, .list, .idMismatch, .purposeMismatch, .unsigned, .listFails:
      "get the status list anew, and where it is the same, ask its issuer to publish it correctly"
    }
  }

  /// The W3C problem type.
  ///
  /// Source: Bitstring Status List 1.0 §3.5, VC Data Model 2.0 §7.1.
  var problemType: String? {
    switch self {
    case .clear, .revoked, .suspended, .refresh, .message, .otherIsSet, .refreshDue, .later: nil
    case .entry(.typeUnsupported): nil
    case .entry: "https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR"
    case .list(.indexOutOfRange): "https://www.w3.org/TR/vc-data-model#RANGE_ERROR"
    case .list(.tooShort):
      "https://www.w3.org/ns/credentials/status-list#STATUS_LIST_LENGTH_ERROR"
    case .unavailable: "https://www.w3.org/ns/credentials/status-list#STATUS_RETRIEVAL_ERROR"
    default: "https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR"
    }
  }
}
