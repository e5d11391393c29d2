/// What Open Badges 3.0 says about people and organizations, their names and places.
extension ClassTable {
  static let profile = ClassTable(
    "Profile", "Open Badges 3.0, Profile", types: [["Profile"]],
    [
      Property("id", .url, .one),
      Property("type", .types, .requiredSet),
      Property("name", .text),
      Property("url", .url),
      Property("phone", .text),
      Property("description", .text),
      Property("endorsement", .endorsement, .list),
      Property("endorsementJwt", .compactJWS, .list),
      Property("image", .image),
      Property("email", .emailAddress),
      Property("address", .object(.address)),
      Property("otherIdentifier", .object(.identifierEntry), .list),
      Property("official", .text),
      Property("parentOrg", .object(.profile)),
      Property("familyName", .text),
      Property("givenName", .text),
      Property("additionalName", .text),
      Property("patronymicName", .text),
      Property("honorificPrefix", .text),
      Property("honorificSuffix", .text),
      Property("familyNamePrefix", .text),
      Property("dateOfBirth", .date),
    ])

  static let identityObject = ClassTable(
    "IdentityObject", "Open Badges 3.0, IdentityObject", types: [["IdentityObject"]],
    isExtensible: false,
    [
      Property("type", .types, .one),
      Property("hashed", .boolean, .one),
      Property("identityHash", .identityHash, .one),
      Property("identityType", .term(.identifierType), .one),
      Property("salt", .text),
    ])

  static let identifierEntry = ClassTable(
    "IdentifierEntry", "Open Badges 3.0, IdentifierEntry", types: [["IdentifierEntry"]],
    isExtensible: false,
    [
      Property("type", .types, .one),
      Property("identifier", .text, .one),
      Property("identifierType", .term(.identifierType), .one),
    ])

  static let address = ClassTable(
    "Address", "Open Badges 3.0, Address", types: [["Address"]],
    [
      Property("type", .types, .requiredSet),
      Property("addressCountry", .text),
      Property("addressCountryCode", .countryCode),
      Property("addressRegion", .text),
      Property("addressLocality", .text),
      Property("streetAddress", .text),
      Property("postOfficeBoxNumber", .text),
      Property("postalCode", .text),
      Property("geo", .object(.geoCoordinates)),
    ])

  static let geoCoordinates = ClassTable(
    "GeoCoordinates", "Open Badges 3.0, GeoCoordinates", types: [["GeoCoordinates"]],
    [
      Property("type", .types, .one),
      Property("latitude", .number(.latitude), .one),
      Property("longitude", .number(.longitude), .one),
    ])

  static let image = ClassTable(
    "Image", "Open Badges 3.0, Image", types: [["Image"]],
    isExtensible: false,
    [
      Property("id", .url, .one),
      Property("type", .types, .one),
      Property("caption", .text),
    ])
}
