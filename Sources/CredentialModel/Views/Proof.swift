public import StrictJSON
public import WireFormats

/// A proof as it stands in a document, not checked.
///
/// Source: VC Data Integrity 1.0 §2.1.
public struct Proof: ModelView {
  /// The value itself.
  public let json: JSONValue

  /// A reading of the value, whatever it is.
  public init(_ json: JSONValue) { self.json = json }

  /// The proof's `id`.
  public var id: ExactString? { json.text("id") }

  /// The cryptosuite; `nil` in proofs whose type names their suite.
  public var cryptosuite: ExactString? { json.text("cryptosuite") }

  /// When it says that it was made.
  public var created: Instant? { json.time("created") }

  /// When it ceases to hold.
  public var expires: Instant? { json.time("expires") }

  /// What it is made for.
  public var proofPurpose: ExactString? { json.text("proofPurpose") }

  /// The key that it says it was made with.
  public var verificationMethod: ExactString? { json["verificationMethod"]?.identifier }

  /// The domains that it is made for.
  public var domain: [ExactString] { json.texts("domain") }

  /// The challenge that it answers.
  public var challenge: ExactString? { json.text("challenge") }

  /// What its maker put in so that no two values are the same.
  public var nonce: ExactString? { json.text("nonce") }

  /// The ids of the proofs that it builds on.
  public var previousProof: [ExactString] { json.texts("previousProof") }

  /// The proof's value, as text.
  public var proofValue: ExactString? { json.text("proofValue") }
}
