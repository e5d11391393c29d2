public import StrictJSON

/// What a credential attaches under a type: a status, a schema, a refresh service, terms of use.
///
/// The members that the type brings are in `json`. Source: VC Data Model 2.0 §4.10, §4.11, §5.4,
/// §5.5.
public struct TypedResource: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The resource's `id`.
  public var id: ExactString? { json.identifier }
}

/// A resource that a credential pins by its digest.
///
/// Source: VC Data Model 2.0 §5.3.
public struct RelatedResource: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The URL of the resource.
  public var id: ExactString? { json.text("id") }

  /// The media type.
  public var mediaType: ExactString? { json.text("mediaType") }

  /// Digests as Subresource Integrity writes them.
  public var digestSRI: [ExactString] { json.texts("digestSRI") }

  /// Digests in multibase.
  public var digestMultibase: [ExactString] { json.texts("digestMultibase") }
}
