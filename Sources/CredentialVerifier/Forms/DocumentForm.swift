/// A form in which a document arrives, told by its content.
@nonexhaustive
public enum DocumentForm: String, Sendable {
  /// A PNG image that carries it.
  case png
  /// An SVG image that carries it.
  case svg
  /// A compact JWS around it: an enveloping proof.
  case jwt
  /// The JSON document itself.
  case json
}
