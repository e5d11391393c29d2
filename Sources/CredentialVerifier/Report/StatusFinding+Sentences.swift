import StatusLists
import StrictJSON
import WireFormats

extension StatusFinding {
  /// What was found, in one sentence for a person: lower case, no final stop.
  func sentence(_ facts: StatusFacts) -> String {
    let list = "the status list" + (facts.listURL.map { " \(Reason.quoted($0))" } ?? "")
    let open = "whether the credential was \(StatusFinding.deed(facts.purpose)) cannot be told: "
    return valueSentence(facts, list) ?? entrySentence(facts)
      ?? listSentence(list, open) ?? timeSentence(facts, list, open) ?? ""
  }

  private func valueSentence(_ facts: StatusFacts, _ list: String) -> String? {
    let of = StatusFinding.date(facts)
    return switch self {
    case .clear:
      "\(list)\(of) says that the credential was not \(StatusFinding.deed(facts.purpose))"
    case .revoked:
      "the credential was revoked, says \(list)\(of)" + StatusFinding.because(facts.message)
    case .suspended: "the credential is suspended, says \(list)\(of)"
    case .refresh: "there is a newer credential in place of this one, says \(list)\(of)"
    case .message:
      "\(list)\(of) has for the credential the value \(facts.value ?? 0)"
        + StatusFinding.because(facts.message)
    case .otherIsSet:
      "\(list)\(of) says something of the credential whose meaning is not known here: the purpose "
        + "\(Reason.quoted(facts.purpose)) is set"
    default: nil
    }
  }

  private func entrySentence(_ facts: StatusFacts) -> String? {
    switch self {
    case .entry(.typeUnsupported):
      "whether the credential was \(StatusFinding.deed(facts.purpose)) cannot be told: a status"
        + "\(Reason.typed(facts.type)) is not one that can be read here"
    case .entry(let error): "a status of the credential is malformed: \(error)"
    default: nil
    }
  }

  private func listSentence(_ list: String, _ open: String) -> String? {
    switch self {
    case .unavailable: open + "\(list) is not at hand"
    case .unreadable(let error): open + "\(list) is not acceptable JSON: \(error)"
    case .list(let error): open + "\(list) cannot be used: \(error)"
    case .idMismatch(let found?):
      open + "what stands for \(list) is another one, \(Reason.quoted(found))"
    case .idMismatch(nil): open + "what stands for \(list) does not say which list it is"
    case .issuerMismatch(let found):
      open
        + "\(list) is published by \(Reason.quoted(found)), whom the issuer's record does not name"
    case .purposeMismatch(let found):
      open + "\(list) is for \(found.prefix(4).map { Reason.quoted($0) }.joined(separator: ", "))"
    case .unsigned: open + "\(list) carries no proof, and no trust list vouches for it"
    case .listFails(let check): open + "\(list) cannot be relied on: \(check.sentence)"
    case .keyNotListed(let method):
      open
        + "the trust list does not give the key \(Reason.quoted(method)) to the publisher of \(list)"
    case .keyRefused(isForOtherUse: true):
      open + "the trust list does not let the key sign status lists that signed \(list)"
    case .keyRefused(isForOtherUse: false):
      open + "the trust list did not let the key sign at that time that signed \(list)"
    case .publisherNotActive:
      open + "the trust list does not vouch for the publisher of \(list) any more"
    default: nil
    }
  }

  private func timeSentence(_ facts: StatusFacts, _ list: String, _ open: String) -> String? {
    switch self {
    case .stale(let since?):
      open + "\(list)\(StatusFinding.date(facts)) is too old to rely on, and ended at \(since)"
    case .stale(nil) where facts.validFrom == nil: open + "\(list) does not say how old it is"
    case .stale(nil): open + "\(list)\(StatusFinding.date(facts)) is too old to rely on"
    case .refreshDue(let since):
      "\(list)\(StatusFinding.date(facts)) says that the credential was not "
        + "\(StatusFinding.deed(facts.purpose)), and should have been renewed at \(since)"
    case .notYetValid(let from): open + "\(list) is not valid before \(from)"
    case .later:
      "\(list)\(StatusFinding.date(facts)) is later than the time to judge by, and says that the "
        + "credential was not \(StatusFinding.deed(facts.purpose))"
    case .rollback(let newest):
      open
        + "\(list)\(StatusFinding.date(facts)) is older than the one of \(newest) that was seen before"
    case .unrevoked:
      open
        + "it was revoked in an earlier \(list), and is not in that\(StatusFinding.date(facts)); "
        + "a revocation cannot be taken back"
    default: nil
    }
  }

  private static func date(_ facts: StatusFacts) -> String {
    facts.validFrom.map { " of \($0)" } ?? ""
  }

  private static func because(_ message: ExactString?) -> String {
    message.map { ": \($0)" } ?? ""
  }

  private static func deed(_ purpose: ExactString?) -> String {
    switch purpose {
    case "revocation": "revoked"
    case "suspension": "suspended"
    case "refresh": "replaced"
    default: "revoked or suspended"
    }
  }
}

extension Reason {
  /// What is known of the status that the reason is about; `nil` of other reasons.
  public var statusFacts: StatusFacts? {
    if case .status(_, let facts) = self { return facts }
    return nil
  }
}
