import StrictJSON

/// Looks for what endorses something in a document.
///
/// Endorsements can stand in the credential, its issuer, the issuer's parent, the achievement, and
/// wherever else a profile can, so all of a document is walked. What stands inside an endorsement
/// belongs to that one, and is looked for when it is examined: no value is walked twice.
struct EndorsementSearch {
  /// An endorsement, or what stands in the place of one, and the object that has it.
  struct Embedded {
    let carrier: JSONValue
    let value: JSONValue
    /// Whether it stands there as a compact JWS.
    let isToken: Bool
  }

  private(set) var embedded: [Embedded] = []
  /// The first for which there was no room.
  private(set) var firstEmbeddedLeft: JSONValue?

  private let limit: Int
  private let leavesOutCredentials: Bool

  /// What endorses something in a document.
  ///
  /// - Parameters:
  ///   - document: A credential.
  ///   - limit: How many endorsements are wanted.
  ///   - leavesOutCredentials: Whether what stands in `verifiableCredential` is left out.
  init(in document: JSONCursor, limit: Int, leavesOutCredentials: Bool = false) {
    self.limit = limit
    self.leavesOutCredentials = leavesOutCredentials
    guard document.mayHoldString(beginningAs: "endorsement") else { return }
    for (name, value) in document.members where !name.isString("proof") {
      visit(name, value, of: document, depth: 1)
    }
  }

  private mutating func visit(
    _ name: JSONCursor, _ value: JSONCursor, of object: JSONCursor, depth: Int
  ) {
    if name.isString("endorsement") {
      for element in value.elementsOrSelf { add(element, of: object, isToken: false) }
    } else if name.isString("endorsementJwt") {
      for element in value.elementsOrSelf { add(element, of: object, isToken: true) }
    } else if leavesOutCredentials, name.isString("verifiableCredential") {
      return
    } else if !name.isString("@context") {
      // A context only says what the word means.
      visit(value, depth: depth)
    }
  }

  private mutating func visit(_ value: JSONCursor, depth: Int) {
    // No document that was parsed is deeper.
    guard depth < JSONLimits.greatestDepth else { return }
    switch value.kind {
    case .object:
      for (name, member) in value.members { visit(name, member, of: value, depth: depth + 1) }
    case .array:
      for element in value.elements { visit(element, depth: depth + 1) }
    case .null, .bool, .number, .string:
      return
    }
  }

  private mutating func add(_ element: JSONCursor, of object: JSONCursor, isToken: Bool) {
    if embedded.count < limit {
      embedded.append(
        Embedded(carrier: object.value, value: element.value, isToken: isToken))
    } else if firstEmbeddedLeft == nil {
      firstEmbeddedLeft = element.value
    }
  }
}
