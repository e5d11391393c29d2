import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The keys that a root or a list of delegations describes, by their ids.
///
/// Source: The Update Framework 1.0 §4.2.
struct KeyTable: Sendable {
  private(set) var keys: [ExactString: TrustKey] = [:]
  private(set) var otherKeys: [ExactString: OtherKey] = [:]

  /// How the keys were read.
  let rules: MetadataRules

  /// Reads the member `keys` of an object.
  init(in object: ObjectReader, limit: Int, rules: MetadataRules) throws(TrustError) {
    self.rules = rules
    let list = try object.required("keys", "an object")
    guard list.kind == .object, list.count <= limit else {
      throw object.malformed("keys", expected: "an object of at most \(limit) keys")
    }
    for member in list.members {
      let id = ExactString(member.name)
      if let other = try KeyTable.otherKey(member.value, id: id, file: object.file, rules: rules) {
        otherKeys[id] = other
      } else {
        keys[id] = try TrustKey(member.value, id: id, file: object.file, rules: rules)
      }
    }
  }

  /// A key of another kind, where the rules allow it; `nil` where it is to be read as Ed25519.
  private static func otherKey(
    _ json: JSONValue, id: ExactString, file: String, rules: MetadataRules
  ) throws(TrustError) -> OtherKey? {
    guard let load = rules.otherKey else { return nil }
    let reader = try ObjectReader(json, file: file)
    let type = try reader.text("keytype")
    guard type != "ed25519" else { return nil }
    let text = json["keyval"]?["public"]?.stringBytes ?? []
    let key = load(type, try reader.text("scheme"), text)
    return OtherKey(id: id, key: key ?? UnknownKey(identity: id.utf8))
  }
}
