public import StrictJSON

/// A postal address.
///
/// Source: Open Badges 3.0, Address.
public struct Address: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The country's name.
  public var addressCountry: ExactString? { json.text("addressCountry") }

  /// The country's code in ISO 3166-1.
  public var addressCountryCode: ExactString? { json.text("addressCountryCode") }

  /// The region within the country.
  public var addressRegion: ExactString? { json.text("addressRegion") }

  /// The town.
  public var addressLocality: ExactString? { json.text("addressLocality") }

  /// The street and the number.
  public var streetAddress: ExactString? { json.text("streetAddress") }

  /// The post office box.
  public var postOfficeBoxNumber: ExactString? { json.text("postOfficeBoxNumber") }

  /// The postal code.
  public var postalCode: ExactString? { json.text("postalCode") }

  /// The place on the map.
  public var geo: GeoCoordinates? { json.view("geo") }
}

/// A place on the map, in degrees.
///
/// Source: Open Badges 3.0, GeoCoordinates.
public struct GeoCoordinates: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// Degrees north.
  public var latitude: Double? { json["latitude"]?.double }

  /// Degrees east.
  public var longitude: Double? { json["longitude"]?.double }
}
