public import StrictJSON

/// What one state of a list lists differently from another: issuers, contexts, and other files.
///
/// Whoever signs a registry is shown it against what was signed before; two bundles are compared by
/// it.
public struct RegistryDifference: Sendable {
  /// The issuers of which the list says something else, in the order of their paths.
  public let issuers: [IssuerDifference]
  /// The contexts that are new, others, or gone.
  public let contexts: [ContextChange]
  /// The other files that are new, others, or gone: status lists, manifests, evidence.
  public let files: [FileChange]

  /// What becomes of what is handed on to authorities.
  public let authorities: [AuthorityDifference]

  /// What becomes of a file that is neither record nor context.
  public struct FileChange: Equatable, Sendable {
    /// Where it stands among the targets.
    public let path: ExactString
    /// The SHA-256 of the file that was listed before; `nil` where none was.
    public let old: [UInt8]?
    /// The SHA-256 of the file that is listed now; `nil` where none is.
    public let new: [UInt8]?
  }

  /// Compares two states of a list.
  init(from old: ListedContent, to new: ListedContent) {
    var issuers: [IssuerDifference] = []
    var contexts: [ContextChange] = []
    var files: [FileChange] = []
    for path in Set(old.digests.keys).union(new.digests.keys).sorted() {
      let (before, after) = (old.digests[path], new.digests[path])
      guard before != after else { continue }
      if ContextPlace.isInFolder(path) {
        contexts.append(
          ContextChange(
            path: path, url: new.contextURLs[path] ?? old.contextURLs[path], old: before,
            new: after))
      } else if ListedContent.isRecord(path) {
        issuers.append(
          RegistryDifference.difference(
            at: path, from: (before, old.records[path]), to: (after, new.records[path])))
      } else {
        files.append(FileChange(path: path, old: before, new: after))
      }
    }
    self.issuers = issuers
    self.contexts = contexts
    self.files = files
    authorities = AuthorityDifference.all(from: old.authorities, to: new.authorities)
  }

  /// Whether both list the same.
  public var isEmpty: Bool {
    issuers.isEmpty && contexts.isEmpty && files.isEmpty && authorities.isEmpty
  }

  /// What is weaker than it was, each once.
  public var dangers: [TrustDanger] {
    var found: [TrustDanger] = []
    for danger in authorities.flatMap(\.dangers) + issuers.flatMap(\.dangers)
    where !found.contains(danger) { found.append(danger) }
    return found
  }

  /// What becomes of the record in one place; the digests differ.
  private static func difference(
    at path: ExactString, from old: (digest: [UInt8]?, record: IssuerRecord?),
    to new: (digest: [UInt8]?, record: IssuerRecord?)
  ) -> IssuerDifference {
    if let before = old.record, let after = new.record {
      return IssuerDifference(at: path, from: before, to: after)
    }
    let known = new.record ?? old.record
    var changes: [IssuerChange] = []
    var dangers: [TrustDanger] = []
    if old.digest == nil {
      changes.append(.added)
    } else if old.record == nil {
      changes.append(.unknownBefore)
      dangers.append(TrustDanger(.unknownChange, known?.id ?? path))
    }
    if new.digest == nil {
      changes.append(.removed)
    } else if new.record == nil {
      changes.append(.unusableNow)
    }
    return IssuerDifference(
      path: path, issuer: known?.id, name: known?.displayName, changes: changes, dangers: dangers)
  }
}

/// What is listed in one state of a list.
struct ListedContent: Sendable {
  /// The SHA-256 of each file that is listed, by its path.
  var digests: [ExactString: [UInt8]] = [:]
  /// The records that are known and can be used, by their paths.
  var records: [ExactString: IssuerRecord] = [:]
  /// The URLs of contexts, by their paths, where they are stated.
  var contextURLs: [ExactString: String] = [:]
  /// What is handed on to authorities.
  var authorities: [DelegatedRole] = []

  /// What targets list.
  ///
  /// - Parameters:
  ///   - targets: What the targets say of each file.
  ///   - records: Records that may be those listed: only those whose digest is the listed one are
  ///     believed to be.
  ///   - authorities: What the targets hand on.
  init(
    _ targets: [TargetsMetadata.Target], records: [RecordFile], authorities: [DelegatedRole] = []
  ) {
    self.authorities = authorities
    for target in targets {
      digests[target.path] = target.reference.sha256
      contextURLs[target.path] = target.context?.url?.string
    }
    for file in records where digests[file.path] == file.sha256 {
      self.records[file.path] = file.record
    }
  }

  /// Whether what stands under a path is an issuer's record.
  static func isRecord(_ path: ExactString) -> Bool {
    path.string.utf8.starts(with: "issuers/".utf8)
  }
}

extension RegistryDifference {
  /// Compares what two bundles of one list say.
  ///
  /// - Throws: `TrustError.listChanged` where they are of two lists.
  public init(from old: TrustBundle, to new: TrustBundle) throws(TrustError) {
    guard new.listID == old.listID else { throw .listChanged(from: old.listID, to: new.listID) }
    self.init(from: ListedContent(old), to: ListedContent(new))
  }
}

extension ListedContent {
  fileprivate init(_ bundle: TrustBundle) {
    let all = [bundle.content.targets] + bundle.content.delegated.values
    self.init(all.flatMap(\.targets), records: [], authorities: all.flatMap(\.delegations))
    for record in bundle.records {
      records[IssuerRecord.path(of: record.id, listedBy: record.authority)] = record
    }
  }
}
