import LinkedData
import StrictJSON

/// What `assay canonicalize` does with a text, files and terminal apart.
struct Canonicalization {
  let form: CanonicalForm
  var hash = CanonicalHash.sha256
  /// The IRI of the document.
  var base: String?
  /// A context that is processed before those of the document.
  var expandContext: JSONDocument?
  var sources = ContextSources()

  /// The form of a text.
  ///
  /// - Parameters:
  ///   - bytes: JSON or N-Quads, told apart by how they begin.
  ///   - name: What errors call the text.
  /// - Returns: The form, and nothing else.
  /// - Throws: `CommandFailure`: with `badData` where a text does not parse, with `noInput` where a
  ///   context cannot be opened, with `rejected` where there is no such form.
  func output(of bytes: [UInt8], named name: String) throws(CommandFailure) -> [UInt8] {
    switch form {
    case .jcs:
      return try json(bytes, named: name).root.canonicalBytes()
    case .expanded:
      let document = try json(bytes, named: name)
      return try process(named: name) { options, loader throws(JSONLDError) in
        try JSONLD.expand(document.root, options: options, loader: loader).prettyBytes()
      }
    case .nquads:
      return try dataset(of: bytes, named: name).nquads()
    case .rdfc:
      let dataset = try dataset(of: bytes, named: name)
      do throws(CanonicalizationError) {
        return try dataset.canonicalized(hashingWith: hash.algorithm).nquads
      } catch {
        throw CommandFailure(.rejected, "\(name): \(error)")
      }
    }
  }

  /// A file as JSON.
  static func json(at file: InputFile) throws(CommandFailure) -> JSONDocument {
    let bytes = try file.read()
    do throws(JSONError) {
      return try JSONDocument(bytes)
    } catch {
      throw CommandFailure(parsing: file.name, error)
    }
  }

  /// The document of a form that is of JSON alone.
  private func json(_ bytes: [UInt8], named name: String) throws(CommandFailure) -> JSONDocument {
    do throws(JSONError) {
      return try JSONDocument(bytes)
    } catch {
      guard form.isOfJSON, !TextKind.isJSON(bytes) else {
        throw CommandFailure(parsing: name, error)
      }
      throw CommandFailure(
        parsing: name, error,
        hint: "the form \(form.rawValue) is of JSON; those of N-Quads are nquads and rdfc")
    }
  }

  /// The statements of a text.
  private func dataset(
    of bytes: [UInt8], named name: String
  ) throws(CommandFailure) -> RDFDataset {
    guard !TextKind.isJSON(bytes) else {
      let document = try json(bytes, named: name)
      return try process(named: name) { options, loader throws(JSONLDError) in
        try JSONLD.dataset(of: document.root, options: options, loader: loader)
      }
    }
    do throws(NQuadsError) {
      return try NQuads.dataset(of: bytes)
    } catch {
      throw CommandFailure(
        .badData, "\(name): \(error)", hint: "what does not begin with { or [ is read as N-Quads")
    }
  }

  private func process<Result>(
    named name: String,
    _ body: (JSONLDOptions, @escaping JSONLDLoader) throws(JSONLDError) -> Result
  ) throws(CommandFailure) -> Result {
    let options = JSONLDOptions(
      base: base, documentURL: base, expandContext: expandContext?.root)
    let loader = ContextLoader(sources)
    do throws(JSONLDError) {
      return try body(options) { loader.document(at: $0) }
    } catch {
      throw CommandFailure(processing: name, error, loader: loader)
    }
  }
}

/// What a text is, by how it begins.
enum TextKind {
  /// Whether it is JSON: its first character that is no blank is a brace or a bracket, with which no
  /// line of N-Quads begins.
  static func isJSON(_ bytes: [UInt8]) -> Bool {
    // A byte order mark is passed over, so that the parser can say what is wrong with it.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let rest = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    let first = rest.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
