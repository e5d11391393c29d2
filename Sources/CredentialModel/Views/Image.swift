public import StrictJSON

/// An image, or the URL of one.
///
/// Source: Open Badges 3.0, Image.
public struct Image: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The URL of the image, or the image itself as a `data:` URL.
  public var id: ExactString? { json.identifier }

  /// The caption.
  public var caption: ExactString? { json.text("caption") }
}
