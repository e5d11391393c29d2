public import JOSE

/// What secures the credentials that are issued.
public enum IssueEnvelope: Equatable, Sendable {
  /// Proofs inside each credential, a JSON document: Data Integrity.
  case embeddedProofs
  /// A JSON Web Token around each credential, signed with an algorithm; `nil` for the one that suits
  /// the key.
  case token(JWSAlgorithm?)

  /// Whether it is a token.
  public var isToken: Bool { self != .embeddedProofs }

  /// What the name of a credential's file ends with.
  ///
  /// Source: Open Badges 3.0 §5.1.
  var fileEnding: String { isToken ? ".jwt" : ".json" }

  /// What follows a credential in its file: a text's last line ends, and a token's file holds the
  /// token and nothing else.
  ///
  /// Source: Open Badges 3.0 §5.1: the content must be the compact JWS.
  var fileEnd: [UInt8] { isToken ? [] : [UInt8(ascii: "\n")] }
}
