import DurableFiles
import LinkedData
import StrictJSON

/// Where the contexts of documents come from: files that the user maps, then those of Assay itself.
///
/// Nothing is fetched.
struct ContextSources: Sendable {
  /// The longest prefix first.
  private let mappings: [ContextMapping]

  /// The sources with some mappings, no two of which have the same prefix.
  init(_ mappings: [ContextMapping] = []) {
    self.mappings = mappings.sorted { $0.prefix.utf8.count > $1.prefix.utf8.count }
  }

  /// The sources with some mappings, whose files and folders are there.
  ///
  /// - Throws: `CommandFailure` with `noInput` for the first that is not.
  init(existing mappings: [ContextMapping]) throws(CommandFailure) {
    for mapping in mappings where !FileReader.exists(mapping.target) {
      throw CommandFailure(
        .noInput,
        "\(DisplayText.escaped(mapping.target)), which --map names, is not there; check the name")
    }
    self.init(mappings)
  }

  /// The first prefix that several mappings have.
  static func firstDuplicate(of mappings: [ContextMapping]) -> String? {
    var seen: Set<ExactString> = []
    return mappings.first { !seen.insert(ExactString($0.prefix)).inserted }?.prefix
  }

  /// The document of a context.
  ///
  /// A URL that is mapped is looked for in its file alone: had it another meaning where that is
  /// missing, nobody would see it.
  ///
  /// - Returns: `nil` where the URL is neither mapped nor that of a context of Assay's own.
  /// - Throws: `CommandFailure` where the URL is mapped, and its file cannot be read as JSON.
  func document(at url: String) throws(CommandFailure) -> JSONDocument? {
    for mapping in mappings {
      guard let place = mapping.place(of: url) else { continue }
      guard case .file(let path) = place else {
        throw CommandFailure(
          .rejected,
          "after '\(DisplayText.escaped(mapping.prefix))' its URL goes on with something that is in "
            + "no folder: an empty segment, . or .., a query or a fragment")
      }
      return try ContextSources.document(in: path)
    }
    return ContextSet.embedded.document(at: url)
  }

  private static func document(in path: String) throws(CommandFailure) -> JSONDocument {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: path, limit: JSONLimits.standard.maxBytes)
    } catch {
      throw CommandFailure(reading: error)
    }
    do throws(JSONError) {
      return try JSONDocument(bytes)
    } catch {
      throw CommandFailure(parsing: DisplayText.escaped(path), error)
    }
  }
}
