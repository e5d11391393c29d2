internal import OpenSSLCrypto
public import StrictJSON

/// The contexts that documents may name: those that are part of Assay, and those that a caller
/// trusts besides.
///
/// A context decides what a document says, and is not covered by its proof. So there is no other
/// way to one than this: nothing is fetched.
public struct ContextSet: Sendable {
  private let entries: [Entry]
  /// Contexts of which only the SHA-256 of the URL is known.
  private let hashed: [Hashed]

  private struct Hashed {
    let urlDigest: [UInt8]
    let digest: String
    let compiled: ContextCompiler.Compiled
  }

  /// The revisions of one URL, the one that is published today first.
  private struct Entry {
    let url: [UInt8]
    let key: UInt64
    var revisions: [ContextRevision]
  }

  /// The contexts that are part of Assay.
  public static let embedded = ContextSet(EmbeddedContexts.all)

  private init(_ revisions: [ContextRevision], hashed: [Hashed] = []) {
    var entries: [Entry] = []
    for revision in revisions {
      let url = Array(revision.url.utf8)
      if let place = entries.firstIndex(where: { $0.url == url }) {
        entries[place].revisions.append(revision)
      } else {
        entries.append(Entry(url: url, key: NameKey.key(of: url), revisions: [revision]))
      }
    }
    for place in entries.indices {
      // Today's revision is tried first.
      entries[place].revisions.sort { $0.revision == nil && $1.revision != nil }
    }
    self.entries = entries
    self.hashed = hashed
  }

  /// The set with a further context.
  ///
  /// - Parameters:
  ///   - document: The context document.
  ///   - url: The URL by which documents name it; where Assay has a context for it, that one is used.
  /// - Returns: The larger set.
  /// - Throws: ``ContextError`` where the document is no context, or uses what trusted contexts may
  ///   not.
  public func adding(_ document: JSONDocument, url: String) throws(ContextError) -> ContextSet {
    let bytes = Array(url.utf8)
    guard !entries.contains(where: { $0.url == bytes }) else { return self }
    let compiled = try ContextSet.compile(document)
    let revision = ContextRevision(
      url: url, digest: compiled.digest, includes: compiled.context.includes,
      table: { compiled.context.table })
    return ContextSet(revisions + [revision], hashed: hashed)
  }

  /// The set with a further context, of whose URL only the SHA-256 is known.
  ///
  /// - Parameters:
  ///   - document: The context document.
  ///   - urlDigest: The SHA-256 of the URL by which documents name it; where Assay has a context for
  ///     that URL, that one is used.
  /// - Returns: The larger set.
  /// - Throws: ``ContextError`` where the document is no context, or uses what trusted contexts may
  ///   not.
  public func adding(
    _ document: JSONDocument, urlDigest: [UInt8]
  ) throws(ContextError) -> ContextSet {
    let compiled = try ContextSet.compile(document)
    let added = Hashed(
      urlDigest: urlDigest, digest: compiled.digest, compiled: compiled.context)
    return ContextSet(revisions, hashed: hashed + [added])
  }

  /// Compiles a context, if it is one for all who read JSON-LD.
  ///
  /// The compiler only looks at what it compiles; so the general processor has to take it too, where
  /// contexts that this one includes are empty.
  private static func compile(
    _ document: JSONDocument
  ) throws(ContextError) -> (context: ContextCompiler.Compiled, digest: String) {
    let compiled = try ContextCompiler.compile(document.root.tree())
    do throws(JSONLDError) {
      _ = try JSONLD.expand(document.root) { _ in
        try? JSONDocument(Array(#"{"@context":{}}"#.utf8))
      }
    } catch {
      throw .invalid(error)
    }
    let digest = DigestAlgorithm.sha256.digest(of: document.bytes)
    return (compiled, Hexadecimal.text(of: digest))
  }

  /// All contexts of the set whose URLs are known.
  public var revisions: [ContextRevision] { entries.flatMap(\.revisions) }

  /// The revisions of the context that a string names; none where the set has none.
  func revisions(named url: JSONCursor) -> [ContextRevision] {
    let key = url.stringKey
    for entry in entries where entry.key == key {
      let isSame = unsafe entry.url.withUnsafeBufferPointer {
        unsafe EqualBytes.are($0, url.content)
      }
      if isSame { return entry.revisions }
    }
    guard !hashed.isEmpty else { return [] }
    return revision(hashed: url.string ?? "").map { [$0] } ?? []
  }

  /// The revision of a context that is published today.
  func current(_ url: String) -> ContextRevision? {
    let bytes = Array(url.utf8)
    return entries.first { $0.url == bytes }?.revisions.first ?? revision(hashed: url)
  }

  private func revision(hashed url: String) -> ContextRevision? {
    guard !hashed.isEmpty else { return nil }
    let urlDigest = DigestAlgorithm.sha256.digest(of: Array(url.utf8))
    guard let found = hashed.first(where: { $0.urlDigest == urlDigest }) else { return nil }
    let table = found.compiled.table
    return ContextRevision(
      url: url, digest: found.digest, includes: found.compiled.includes, table: { table })
  }
}
