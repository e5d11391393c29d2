import CredentialModel
import StrictJSON

extension Reason {
  /// What was found about presentations and records of several credentials, in one sentence; `nil` of
  /// other reasons.
  var contentsSentence: String? {
    presentationSentence ?? holderSentence ?? containedSentence
  }

  private var presentationSentence: String? {
    switch self {
    case .notAPresentation(let found): "what is enveloped is no presentation but \(found)"
    case .envelopeMalformed(let fault): "the envelope holds no document: \(fault)"
    case .envelopeOfOther(let mediaType):
      "the envelope holds something of the media type \(Reason.quoted(mediaType)), which does not "
        + "belong there"
    case .envelopeUnsupported(let mediaType):
      "what is in the envelope cannot be read here: \(Reason.quoted(mediaType))"
    case .presentationUnsigned:
      "the presentation carries no proof, so anyone who has the credentials can have made it"
    case .presentationProofMissing:
      "the presentation carries no proof, and what was asked for only a proof can show"
    case .notPresented:
      "nobody presents the credential: what was asked of a presentation is not there"
    case .madeToPresent: "the proof was made to present the document"
    case .purposeNotPresenting(let found):
      "the proof was made for \(Reason.quoted(found)), not to present the document"
    case .challengeAnswered: "the proof answers the challenge that was set"
    case .challengeWrong(nil): "the proof answers no challenge"
    case .challengeWrong(let found?):
      "the proof answers another challenge than the one that was set, \(Reason.quoted(found))"
    case .domainMatches: "the proof was made for whoever asked"
    case .domainWrong(nil): "the proof does not say for whom it was made"
    case .domainWrong(let found?):
      "the proof was made for others than those who asked, for \(Reason.quoted(found))"
    default: nil
    }
  }

  private var holderSentence: String? {
    switch self {
    case .keyIsHolders(let holder):
      "the key is that of whoever presents, \(Reason.quoted(holder))"
    case .keyIsNotHolders(let owner, let holder):
      "the key belongs to \(Reason.quoted(owner)), and \(Reason.quoted(holder)) is said to present"
    case .keyMayNotPresent(let method):
      "the trust list does not let the key \(Reason.quoted(method)) sign presentations, or not then"
    case .holderKeyUnproven(let controller):
      "nothing shows that the key belongs to \(Reason.quoted(controller)): it stands only in the proof"
    case .holderIsSubject(let holder):
      "whoever presents the credential is whom it is about, \(Reason.quoted(holder))"
    case .holderIsNotSubject(let holder, let subject):
      "the credential is about \(Reason.quoted(subject)), and \(Reason.quoted(holder)) presents it"
    case .holderUnproven:
      "no proof shows that whoever presents the credential is whom it is about"
    case .subjectUnnamed:
      "whether it is about whoever presents it cannot be told: its subject has no id"
    case .subjectsAgree(let learner):
      "the credential is about the learner of the record, \(Reason.quoted(learner))"
    case .subjectsDiffer(let learner, let found):
      "the credential is about \(Reason.quoted(found)), and the record about "
        + "\(Reason.quoted(learner))"
    case .subjectsNotComparable:
      "whether the credential is about the learner of the record cannot be told by their ids"
    default: nil
    }
  }

  private var containedSentence: String? {
    switch self {
    case .noCredentials: "there is no credential in it, so that it shows nothing"
    case .credentialAccepted(let name):
      "the credential by \(Reason.quoted(name)) is accepted"
    case .credentialFails(_, let decisive):
      "the credential is not accepted"
        + (decisive.map { ": \($0.sentence)" } ?? "")
    case .credentialRepeated(let id): "the credential \(Reason.quoted(id)) is there more than once"
    case .tooManyCredentials(let limit):
      "there are more credentials than the \(limit) that are looked at"
    case .credentialsTooDeep(let limit):
      "credentials stand too deep in one another: they are looked at \(limit) deep"
    default: nil
    }
  }

  /// The code of a credential that is not accepted.
  static func code(ofCredentialThatIs consequence: Consequence) -> String {
    switch consequence {
    case .rejected: "CREDENTIAL_REJECTED"
    case .undetermined: "CREDENTIAL_UNDETERMINED"
    case .none, .untrusted: "CREDENTIAL_UNTRUSTED"
    }
  }
}
