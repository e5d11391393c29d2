public import StrictJSON

/// Work that the recipient did.
///
/// Source: Open Badges 3.0, Evidence; VC Data Model 2.0 §5.6.
public struct Evidence: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The URL of a page that presents it, or the evidence itself as a `data:` URL.
  public var id: ExactString? { json.text("id") }

  /// A title.
  public var name: ExactString? { json.text("name") }

  /// A description.
  public var description: ExactString? { json.text("description") }

  /// How it led to the achievement, in Markdown.
  public var narrative: ExactString? { json.text("narrative") }

  /// The kind of evidence, such as poetry or film.
  public var genre: ExactString? { json.text("genre") }

  /// Whom it is meant for.
  public var audience: ExactString? { json.text("audience") }
}
