public import StrictJSON

/// Text that may be in several languages: a string, `{"@value", "@language", "@direction"}`, or a
/// list of these.
///
/// Source: VC Data Model 2.0 §11.1.
public struct LanguageValue: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// One text with what is known of its language.
  public struct Entry: ModelView {
    /// The value itself.
    public let json: JSONValue

    /// A reading of the value, whatever it is.
    public init(_ json: JSONValue) { self.json = json }

    /// The text.
    public var value: ExactString? {
      json.kind == .string ? json.exactString : json.text("@value")
    }

    /// The tag of BCP 47; `nil` where the text states none.
    public var language: ExactString? { json.text("@language") }

    /// `ltr` or `rtl`; `nil` where the text states none.
    public var direction: ExactString? { json.text("@direction") }
  }

  /// The texts, in their order.
  public var entries: [Entry] { json.elementsOrSelf.map { Entry($0) } }

  /// The text in the first of the languages that there is one in, else the first text.
  ///
  /// - Parameter languages: Tags of BCP 47, the most wanted first; `en` also finds `en-GB`.
  /// - Returns: The text, or `nil` where there is none at all.
  public func text(preferring languages: [String] = []) -> ExactString? {
    let entries = entries
    for language in languages {
      let wanted = language.utf8.map(LanguageValue.lowercased)
      let match = entries.first { $0.language.map { LanguageValue.matches($0, wanted) } ?? false }
      if let text = match?.value { return text }
    }
    return entries.lazy.compactMap { $0.value }.first
  }

  /// Whether a tag is the wanted one or narrower.
  ///
  /// Source: RFC 4647 §3.3.1.
  private static func matches(_ tag: ExactString, _ wanted: [UInt8]) -> Bool {
    let tag = tag.string.utf8.map(lowercased)
    return tag.starts(with: wanted) && (tag.count == wanted.count || tag[wanted.count] == 0x2D)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
