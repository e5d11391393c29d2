import JOSE

/// A compact JWS that was taken off a document: the proof that envelops it.
struct Envelope {
  /// The token.
  let token: CompactJWS
  /// What it holds: claims, and the document.
  let payload: TokenPayload

  /// How it was signed, and with which key.
  var header: JOSEHeader { token.header }
}
