public import JOSE
public import StrictJSON

/// How a document was signed that came in a token.
public struct EnvelopeFacts: Sendable {
  /// The algorithm.
  public let algorithm: JWSAlgorithm
  /// What the token says that it is: `typ`.
  public let type: ExactString?
  /// Which key it says signed it: `kid`.
  public let keyID: ExactString?
  /// Whether it brings its key: `jwk`.
  public let bringsKey: Bool

  init(_ envelope: Envelope) {
    algorithm = envelope.header.algorithm
    type = envelope.header.type?.text
    keyID = envelope.header.keyID
    bringsKey = envelope.header.key != nil
  }

  /// The facts for machines, under the names that the header has for them.
  func json() -> JSONTree {
    .members([
      "alg": .string(algorithm.rawValue), "typ": type.map { .string($0.string) },
      "kid": keyID.map { .string($0.string) }, "jwk": bringsKey ? .bool(true) : nil,
    ])
  }
}
