public import StrictJSON

/// A person or an organization, or the URL of one.
///
/// What a profile says about itself is a claim; who vouches for an issuer stands in a trust list.
/// Source: Open Badges 3.0, Profile.
public struct Profile: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The `id`: a DID or another URL.
  public var id: ExactString? { json.identifier }

  /// The name; in plain credentials it may be in several languages.
  public var name: LanguageValue? { json.view("name") }

  /// A short description.
  public var description: LanguageValue? { json.view("description") }

  /// The home page.
  public var url: ExactString? { json.text("url") }

  /// The telephone number.
  public var phone: ExactString? { json.text("phone") }

  /// The e-mail address.
  public var email: ExactString? { json.text("email") }

  /// The postal address.
  public var address: Address? { json.view("address") }

  /// An image.
  public var image: Image? { json.view("image") }

  /// Endorsements of the person or organization, with embedded proofs.
  public var endorsement: [Credential] { json.views("endorsement") }

  /// Endorsements of the person or organization, as compact JWS.
  public var endorsementJwt: [ExactString] { json.texts("endorsementJwt") }

  /// Other identifiers.
  public var otherIdentifier: [IdentifierEntry] { json.views("otherIdentifier") }

  /// The name of an authorized official of the organization.
  public var official: ExactString? { json.text("official") }

  /// The parent organization.
  public var parentOrg: Profile? { json.view("parentOrg") }

  /// The family name of a person.
  public var familyName: ExactString? { json.text("familyName") }

  /// The given name of a person.
  public var givenName: ExactString? { json.text("givenName") }

  /// Further names of a person.
  public var additionalName: ExactString? { json.text("additionalName") }

  /// The patronymic of a person.
  public var patronymicName: ExactString? { json.text("patronymicName") }

  /// What stands before a person's name, such as a doctor's title.
  public var honorificPrefix: ExactString? { json.text("honorificPrefix") }

  /// What stands after a person's name, such as `MSc`.
  public var honorificSuffix: ExactString? { json.text("honorificSuffix") }

  /// What stands before a family name, such as `van`.
  public var familyNamePrefix: ExactString? { json.text("familyNamePrefix") }

  /// The birth date of a person, `YYYY-MM-DD`.
  public var dateOfBirth: ExactString? { json.text("dateOfBirth") }
}

/// An identifier in some scheme.
///
/// Source: Open Badges 3.0, IdentifierEntry.
public struct IdentifierEntry: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The identifier.
  public var identifier: ExactString? { json.text("identifier") }

  /// The scheme: a term of IdentifierTypeEnum, or one that begins with `ext:`.
  public var identifierType: ExactString? { json.text("identifierType") }
}
