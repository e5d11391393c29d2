import CredentialModel
import StrictJSON

extension Verification {
  /// Takes a document out of the object that envelops it, if it is in one.
  ///
  /// - Returns: The document itself; `nil` where it cannot be had, which was noted.
  mutating func unwrap(_ document: ReceivedDocument) -> ReceivedDocument? {
    guard EnvelopedDocument.isEnvelope(document.root) else { return document }
    guard document.envelope == nil else {
      note(.kind, .failed, .notACredential(found: "an envelope in an envelope"), at: document.root)
      return nil
    }
    let enveloped: EnvelopedDocument
    do throws(EnvelopeFault) {
      enveloped = try EnvelopedDocument(document.root)
    } catch {
      note(.kind, .failed, .envelopeMalformed(error), at: document.root["id"] ?? document.root)
      return nil
    }
    let isPresentation = isPresentation(document.root)
    guard let kind = EnvelopedKind(enveloped.mediaType, isPresentation: isPresentation) else {
      note(
        .kind, .failed, .envelopeOfOther(mediaType: enveloped.mediaType), at: document.root["id"])
      return nil
    }
    guard kind == .token else {
      let reason = Reason.envelopeUnsupported(mediaType: enveloped.mediaType)
      note(.kind, .undetermined, reason, at: document.root["id"])
      return nil
    }
    guard Verification.isToken(enveloped.content) else {
      note(.kind, .failed, .envelopeMalformed(.notData), at: document.root["id"])
      return nil
    }
    forms.append(.jwt)
    return open(token: enveloped.content)
  }

  private func isPresentation(_ envelope: JSONValue) -> Bool {
    if case .presentation = DocumentKind(of: envelope) { return true }
    return false
  }
}

/// What can stand in an envelope.
private enum EnvelopedKind {
  /// A compact JWS.
  case token
  /// Something that is not read here.
  case unsupported

  /// What a media type says; `nil` where it is none of a credential's, or of a presentation's.
  ///
  /// Source: VC-JOSE-COSE §6.1. Drafts of it had `vc-ld` for `vc`.
  init?(_ mediaType: ExactString, isPresentation: Bool) {
    switch (mediaType, isPresentation) {
    case ("application/vc+jwt", false), ("application/vc-ld+jwt", false),
      ("application/vp+jwt", true), ("application/vp-ld+jwt", true):
      self = .token
    case ("application/vc+cose", false), ("application/vc+sd-jwt", false),
      ("application/vc-ld+sd-jwt", false), ("application/vp+cose", true),
      ("application/vp+sd-jwt", true):
      self = .unsupported
    default: return nil
    }
  }
}
