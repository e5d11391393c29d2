public import StrictJSON

/// The subject of a ClrCredential: a learner, and what was awarded to them.
///
/// Source: Comprehensive Learner Record 2.0, ClrSubject.
public struct ClrSubject: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The learner's `id`.
  public var id: ExactString? { json.text("id") }

  /// Other identifiers of the learner, plain or hashed.
  public var identifier: [IdentityObject] { json.views("identifier") }

  /// Achievements that the associations join.
  public var achievement: [Achievement] { json.views("achievement") }

  /// The credentials: objects, envelopes, or compact JWS as they are.
  public var verifiableCredential: [Credential] { json.views("verifiableCredential") }

  /// How achievements belong together.
  public var association: [Association] { json.views("association") }
}

/// How two achievements of a record belong together.
///
/// Source: Comprehensive Learner Record 2.0, Association.
public struct Association: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// What the source is to the target: `isParentOf`, `precedes`.
  public var associationType: ExactString? { json.text("associationType") }

  /// The id of the one.
  public var sourceId: ExactString? { json.text("sourceId") }

  /// The id of the other.
  public var targetId: ExactString? { json.text("targetId") }
}

extension Credential {
  /// The subject of a record of several credentials.
  public var clrSubject: ClrSubject? { json.view("credentialSubject") }

  /// Whether the record says that it does not hold all that its publisher knows of.
  public var isPartial: Bool { json["partial"]?.bool == true }
}
