import JOSE
import StrictJSON

/// A compact JWS that was taken off a document: the proof that envelops it.
struct Envelope {
}
