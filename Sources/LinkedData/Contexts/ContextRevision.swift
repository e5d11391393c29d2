/// One of the documents that are, or were, published as a context.
///
/// A class, because it is handed from the contexts to each report, and never changes.
public final class ContextRevision: Sendable {
  /// The URL under which it is published.
  public let url: String

  /// Which revision it is where the URL gives another one today; `nil` for today's.
  public let revision: String?

  /// The SHA-256 of the published bytes, in lower-case hexadecimal.
  public let digest: String

  /// The contexts that come before its own.
  let includes: [String]

  private let makeTable: @Sendable () -> ContextTable

  /// A context that is part of the program; its table is made when it is first used.
  init(
    url: String, revision: String? = nil, digest: String, includes: [String] = [],
    table: @escaping @Sendable () -> ContextTable
  ) {
    self.url = url
    self.revision = revision
    self.digest = digest
    self.includes = includes
    makeTable = table
  }

  /// The form in which documents are read with it.
  package var table: ContextTable { makeTable() }
}
