public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// A key in a controller document.
///
/// Source: W3C Controlled Identifiers 1.0 §2.2.
public struct VerificationMethod: Sendable {
  /// What proofs call the key: the controller, a `#` and a name.
  public let id: ExactString
  /// The key.
  public let publicKey: PublicKey
  /// From when on no proof by the key is to be taken; `nil` where there is no such time.
  ///
  /// It is the earlier of the times in `expires` and `revoked`.
  public let ends: Instant?
}

extension VerificationMethod {
  /// Reads a key that a document has under an id.
  ///
  /// - Parameters:
  ///   - json: The map in the document.
  ///   - id: The absolute URL of the key.
  ///   - controller: The document's id, which has to be the key's controller.
  /// - Throws: `ControllerDocumentError.methodInvalid`.
  init(
    _ json: JSONValue, id: ExactString, controller: ExactString
  ) throws(ControllerDocumentError) {
    guard json["controller"]?.exactString == controller else {
      throw .methodInvalid(id, .otherController)
    }
    self.id = id
    publicKey = try VerificationMethod.key(in: json, id: id)
    let times = [
      try VerificationMethod.time("expires", in: json, id: id),
      try VerificationMethod.time("revoked", in: json, id: id),
    ]
    ends = times.compactMap { $0 }.min()
  }

  private static func key(
    in json: JSONValue, id: ExactString
  ) throws(ControllerDocumentError) -> PublicKey {
    let secrets: [StaticString] = [
      "secretKeyMultibase", "secretKeyJwk", "privateKeyMultibase", "privateKeyJwk",
      "privateKeyBase58",
    ]
    guard !secrets.contains(where: { json[$0] != nil }) else {
      throw .methodInvalid(id, .secretKey)
    }
    let (multibase, jwk) = (json["publicKeyMultibase"], json["publicKeyJwk"])
    // Source: §2.2: not several keys under one name.
    guard multibase == nil || jwk == nil else { throw .methodInvalid(id, .severalKeys) }
    guard let type = json["type"]?.exactString else { throw .methodInvalid(id, .noType) }
    do throws(IdentifierError) {
      switch type {
      case "Multikey", "Ed25519VerificationKey2020":
        guard let text = multibase?.string else { break }
        let key = try Multikey(publicKeyMultibase: text).publicKey
        guard type == "Multikey" || key.ed25519 != nil else { break }
        return key
      case "JsonWebKey", "JsonWebKey2020":
        guard let jwk else { break }
        return try JSONWebKey(jwk).publicKey
      default: break
      }
    } catch {
      throw .methodInvalid(id, .keyRefused(error))
    }
    throw .methodInvalid(id, .otherType(type))
  }

  private static func time(
    _ name: StaticString, in json: JSONValue, id: ExactString
  ) throws(ControllerDocumentError) -> Instant? {
    guard let value = json[name] else { return nil }
    guard let text = value.stringBytes, let time = try? Instant(rfc3339: text) else {
      throw .methodInvalid(id, .timeMalformed)
    }
    return time
  }
}
