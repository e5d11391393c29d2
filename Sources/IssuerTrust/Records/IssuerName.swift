import StrictJSON

/// A name of an issuer in one language.
public struct IssuerName: Equatable, Sendable {
  /// The language, as a BCP 47 tag.
  public let language: String
  /// The name in law.
  public let legal: String?
  /// The name to show.
  public let display: String

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let name = try ObjectReader(json, file: file, closed: ["lang", "legal", "display"])
    language = try name.text("lang").string
    legal = try name.optionalText("legal")?.string
    guard let display = try name.optionalText("display")?.string ?? legal else {
      throw name.malformed("display", expected: "a name")
    }
    self.display = display
  }
}

/// A number under which a registry knows an issuer.
public struct IssuerIdentifier: Equatable, Sendable {
  /// The registry, for instance ROR or LEI.
  public let scheme: String
  /// The number in it.
  public let value: String

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let identifier = try ObjectReader(json, file: file, closed: ["scheme", "value"])
    scheme = try identifier.text("scheme").string
    value = try identifier.text("value").string
  }
}
