public import StrictJSON

/// The members of a document that the data models do not know.
///
/// They are signed like all others, and mean what the document's contexts say; a reader who shows
/// only what the models know tells of them.
public enum UnknownMembers {
  /// The unknown members of the objects that the data models know, in the order of the walk.
  ///
  /// What stands inside an unknown member is not looked into, and neither are the claims of plain
  /// credentials, proofs, statuses and other attachments, whose members their types define.
  ///
  /// - Parameters:
  ///   - document: A credential, an endorsement or a presentation.
  ///   - limit: How many members are listed at most.
  /// - Returns: The members, with their places.
  public static func of(_ document: JSONValue, limit: Int = 100) -> [JSONMember] {
    var walk = Walk(limit: limit)
    walk.visit(document: document)
    return walk.found
  }

  private struct Walk {
    let limit: Int
    var found: [JSONMember] = []
    private var depth = 0

    init(limit: Int) { self.limit = limit }

    mutating func visit(document: JSONValue) {
      if let modelClass = DocumentKind(of: document).modelClass { visit(document, as: modelClass) }
    }

    private mutating func visit(_ object: JSONValue, as modelClass: ModelClass) {
      guard modelClass.isClosed, depth < Checker.maxDepth else { return }
      depth += 1
      let table = modelClass.table
      for member in object.members where found.count < limit {
        if let index = member.nameValue.withCursor({ table.index(of: $0) }) {
          for value in member.value.elementsOrSelf where found.count < limit {
            visit(value, as: table.properties[index].kind)
          }
        } else {
          found.append(member)
        }
      }
      depth -= 1
    }

    private mutating func visit(_ value: JSONValue, as kind: ValueKind) {
      switch kind {
      case .object(let modelClass), .issuer(let modelClass), .reference(let modelClass):
        visit(value, as: modelClass)
      case .image:
        visit(value, as: ModelClass.image)
      case .endorsement, .credentials:
        visit(document: value)
      default:
        break
      }
    }
  }
}

extension ModelClass {
  /// Whether members that the class does not know are worth a remark: not where the class is open,
  /// because types that others define bring their members along.
  fileprivate var isClosed: Bool {
    switch self {
    case .subject, .credentialStatus, .credentialSchema, .refreshService, .termsOfUse,
      .vcEvidence, .proof, .openBadgeSchema, .openBadgeRefreshService:
      false
    default: true
    }
  }
}
