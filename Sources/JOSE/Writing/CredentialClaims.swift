public import StrictJSON
public import WireFormats

/// The payload of a token around a credential: its members, and the claims that say some of them
/// again.
///
/// | claim | says again |
/// |---|---|
/// | `iss` | `issuer.id`, or `issuer` |
/// | `jti` | `id` |
/// | `sub` | `credentialSubject.id` |
/// | `nbf` | `validFrom`, in seconds |
/// | `exp` | `validUntil`, in seconds, where there is one |
/// | `iat` | nothing: when the token is signed |
///
/// Source: Open Badges 3.0 §8.2.4.
public enum CredentialClaims {
  /// The payload, in canonical form (RFC 8785).
  ///
  /// - Parameters:
  ///   - credential: A credential of version 2.0 of the data model. Embedded proofs stay in it.
  ///   - issuedAt: When the token is signed, to the second.
  /// - Returns: What the token holds.
  /// - Throws: `TokenSigningError.memberMissing`, `.claimTaken` or `.timeNotWhole`.
  public static func payload(
    of credential: JSONValue, issuedAt: Instant
  ) throws(TokenSigningError) -> [UInt8] {
    guard case .object(var members) = credential.tree() else { throw .memberMissing(path: "/id") }
    let issuer = credential["issuer"]
    let claims: [(String, JSONTree?)] = [
      ("exp", try time(credential["validUntil"], at: "/validUntil")),
      ("iat", .integer(issuedAt.secondsSinceEpoch)),
      ("iss", try text(issuer?["id"] ?? issuer, at: "/issuer/id")),
      ("jti", try text(credential["id"], at: "/id")),
      ("nbf", try requiredTime(credential["validFrom"], at: "/validFrom")),
      ("sub", try text(credential["credentialSubject"]?["id"], at: "/credentialSubject/id")),
    ]
    for (name, value) in claims {
      guard !members.contains(where: { ExactString($0.name) == ExactString(name) }) else {
        throw .claimTaken(name: name)
      }
      if let value { members.append(JSONTreeMember(name, value)) }
    }
    return JSONTree.object(members).canonicalBytes()
  }

  private static func text(
    _ value: JSONValue?, at path: String
  ) throws(TokenSigningError) -> JSONTree {
    guard let text = value?.string else { throw .memberMissing(path: path) }
    return .string(text)
  }

  private static func requiredTime(
    _ value: JSONValue?, at path: String
  ) throws(TokenSigningError) -> JSONTree {
    guard let time = try time(value, at: path) else { throw .memberMissing(path: path) }
    return time
  }

  /// A time as a `NumericDate`; `nil` where there is none.
  private static func time(
    _ value: JSONValue?, at path: String
  ) throws(TokenSigningError) -> JSONTree? {
    guard let value else { return nil }
    guard let text = value.stringBytes, let instant = try? Instant(rfc3339: text) else {
      throw .memberMissing(path: path)
    }
    guard instant.nanoseconds == 0 else { throw .timeNotWhole(path: path) }
    return .integer(instant.secondsSinceEpoch)
  }
}
