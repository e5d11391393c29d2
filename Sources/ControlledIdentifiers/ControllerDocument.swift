public import StrictJSON

/// What says which keys are a controller's: a DID document, or another controlled identifier
/// document.
///
/// It is only as good as the way on which it came. Whoever hands one to Assay vouches for it.
///
/// Source: W3C Controlled Identifiers 1.0 §2, W3C Decentralized Identifiers 1.0 §5.
public struct ControllerDocument: Sendable {
  /// Whose document it is: a DID, or an absolute URL without a fragment.
  public let id: ExactString

  /// The keys by their absolute URLs, wherever they stand in the document.
  private let methods: [ExactString: JSONValue]
  /// The URLs of the keys that the controller lets be used, by what for.
  private let allowed: [VerificationRelationship: Set<ExactString>]

  /// The most bytes of a document: fifty times the usual size.
  public static let maxBytes = 64 << 10

  /// The most keys that a document may have.
  public static let greatestKeyCount = 256

  /// Reads a document.
  ///
  /// - Parameter bytes: Its JSON.
  /// - Throws: `ControllerDocumentError.documentInvalid` where it is not strict JSON, or has not the
  ///   form of such a document.
  public init(_ bytes: [UInt8]) throws(ControllerDocumentError) {
    let limits = JSONLimits(maxBytes: ControllerDocument.maxBytes, maxDepth: 16, maxNodes: 10_000)
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONDocument(bytes, limits: limits).root
    } catch {
      throw .documentInvalid(.notJSON(error))
    }
    guard json.kind == .object else { throw .documentInvalid(.malformed(.root)) }
    id = try ControllerDocument.id(in: json)
    var methods: [ExactString: JSONValue] = [:]
    var allowed: [VerificationRelationship: Set<ExactString>] = [:]
    for method in try ControllerDocument.list("verificationMethod", in: json) {
      guard method.kind == .object else { throw .documentInvalid(.malformed(method.pointer)) }
      _ = try ControllerDocument.add(method, of: id, to: &methods)
    }
    for name in ControllerDocument.relationships {
      for entry in try ControllerDocument.list(name, in: json) {
        let url =
          entry.kind == .object
          ? try ControllerDocument.add(entry, of: id, to: &methods)
          : try ControllerDocument.url(of: entry, in: id)
        guard let use = VerificationRelationship(rawValue: "\(name)") else { continue }
        allowed[use, default: []].insert(url)
      }
    }
    (self.methods, self.allowed) = (methods, allowed)
  }

  /// All relationships: a key may stand in any of them, and its name is taken then.
  private static let relationships: [StaticString] = [
    "assertionMethod", "authentication", "keyAgreement", "capabilityInvocation",
    "capabilityDelegation",
  ]

  private static func id(in json: JSONValue) throws(ControllerDocumentError) -> ExactString {
    guard let id = json["id"]?.exactString else { throw .documentInvalid(.malformed("/id")) }
    do throws(IdentifierError) {
      // Whatever a key can be named after.
      _ = try VerificationMethodID("\(id)#key")
    } catch {
      throw .documentInvalid(.idMalformed(error))
    }
    return id
  }

  private static func list(
    _ name: StaticString, in json: JSONValue
  ) throws(ControllerDocumentError) -> JSONElements {
    guard let value = json[name] else { return json.elements }
    guard value.kind == .array else { throw .documentInvalid(.malformed(value.pointer)) }
    guard value.count <= greatestKeyCount else {
      throw .documentInvalid(.tooManyKeys(limit: greatestKeyCount))
    }
    return value.elements
  }

  /// Takes in a key; no two may have one name.
  private static func add(
    _ method: JSONValue, of id: ExactString, to methods: inout [ExactString: JSONValue]
  ) throws(ControllerDocumentError) -> ExactString {
    guard let name = method["id"] else { throw .documentInvalid(.malformed(method.pointer)) }
    let url = try url(of: name, in: id)
    guard methods.updateValue(method, forKey: url) == nil else {
      throw .documentInvalid(.methodRepeated(url))
    }
    guard methods.count <= greatestKeyCount else {
      throw .documentInvalid(.tooManyKeys(limit: greatestKeyCount))
    }
    return url
  }

  /// The absolute URL that a text in the document stands for; `#key-1` is relative to its id.
  ///
  /// Source: W3C Decentralized Identifiers 1.0 §3.2.2.
  private static func url(
    of value: JSONValue, in id: ExactString
  ) throws(ControllerDocumentError) -> ExactString {
    guard let text = value.exactString, !text.string.isEmpty else {
      throw .documentInvalid(.malformed(value.pointer))
    }
    return text.string.utf8.first == UInt8(ascii: "#") ? ExactString("\(id)\(text)") : text
  }
}

extension ControllerDocument {
  /// The key of a name that the controller lets be used for something.
  ///
  /// - Parameters:
  ///   - method: What a proof names.
  ///   - relationship: What the proof was made for.
  /// - Returns: The key.
  /// - Throws: `ControllerDocumentError`, by the step that fails.
  ///
  /// Source: W3C Controlled Identifiers 1.0 §3.3, Retrieve Verification Method.
  public func key(
    _ method: VerificationMethodID, for relationship: VerificationRelationship
  ) throws(ControllerDocumentError) -> VerificationMethod {
    guard method.controller == id else { throw .otherDocument(id: id) }
    let url = ExactString(method.description)
    guard let json = methods[url] else { throw .methodInvalid(url, .missing) }
    let key = try VerificationMethod(json, id: url, controller: id)
    guard allowed[relationship]?.contains(url) ?? false else {
      throw .notAllowed(url, relationship)
    }
    return key
  }

  /// What proofs call the document's keys that may be used for something, in the order of their
  /// names.
  public func keyNames(for relationship: VerificationRelationship) -> [ExactString] {
    (allowed[relationship] ?? []).filter { methods[$0] != nil }.sorted()
  }
}
