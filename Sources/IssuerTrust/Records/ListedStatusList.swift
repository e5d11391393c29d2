public import StrictJSON

/// A status list that a record names, and who publishes it.
public struct ListedStatusList: Equatable, Sendable {
  /// The URL of the list, byte for byte as the issuer's credentials name it.
  public let url: ExactString

  /// The id of who publishes it; `nil` where the issuer itself does.
  ///
  /// Whoever it is has a record of its own in the list, with a key that may sign status lists.
  public let issuer: ExactString?

  /// Reads an entry: a URL, or an object with the URL and who publishes the list.
  init(_ json: JSONValue, file: String) throws(TrustError) {
    if let url = json.exactString {
      guard !url.string.isEmpty else {
        throw .malformed(file: file, pointer: json.pointer, expected: "a URL")
      }
      self.url = url
      issuer = nil
      return
    }
    guard json.kind == .object else {
      throw .malformed(
        file: file, pointer: json.pointer, expected: "a URL, or an object with a url and an issuer")
    }
    let entry = try ObjectReader(json, file: file, closed: ["url", "issuer"])
    url = try entry.text("url")
    issuer = try entry.optionalText("issuer")
  }
}

extension IssuerRecord {
  /// The issuer's status lists.
  public var statusLists: [ListedStatusList] { content.statusLists }

  /// Whether the record gives a status list into the hands of somebody else.
  ///
  /// - Parameters:
  ///   - url: The list's URL.
  ///   - issuer: The id of who publishes it.
  /// - Returns: Whether an entry names both.
  public func entrusts(_ url: ExactString, to issuer: ExactString) -> Bool {
    content.statusLists.contains { $0.url == url && $0.issuer == issuer }
  }
}
