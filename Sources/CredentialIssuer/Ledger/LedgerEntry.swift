import StrictJSON
import WireFormats

/// One entry of the ledger's chain: a JSON object in canonical form (RFC 8785).
///
/// Each has its number `n`, the SHA-256 of the entry before as `prev`, the clock's time as `at`, and
/// its `kind`. Entries are added, never changed and never removed; the order is that of `n`, whatever
/// the clock did. docs/ledger.md describes every kind.
struct LedgerEntry: Equatable, Sendable {
  /// The number, from 0 without gaps.
  let n: Int
  /// SHA-256 of the entry before, in hexadecimal digits; zeros for the first.
  let prev: [UInt8]
  /// When it was written, as the clock of the machine said.
  let at: Instant
  let content: Content

  /// What entries say.
  enum Content: Equatable, Sendable {
    /// The first entry: whose ledger it is.
    case ledger(id: String, issuer: String)
    /// A key that signs from now on, and what proofs call it.
    case key(method: String, publicKeyMultibase: String)
    /// A list of places from now on; `base` is what its URLs have in common.
    case list(number: Int, series: String, base: String)
    /// Places of a list that are taken, whatever becomes of them.
    case reserve(list: Int, first: Int, count: Int)
    case issue(LedgerIssue)
    /// A credential that was recorded and never handed out.
    case void(credential: String)
    case status(LedgerStatusChange)
    case publish(LedgerPublication)
    /// The files of a publication are written; the digest of each, by the name of the file.
    case published(version: Int, files: [JSONTreeMember])
    /// An entry that was damaged, and is no longer part of the chain.
    case setAside(entry: Int)
    /// Another identity from now on, after a copy or an old backup.
    case fork(id: String, inherited: [LedgerInheritance])
  }

  /// The digest that the first entry names as the one before it.
  static let noDigest = [UInt8](repeating: 0, count: 32)

  /// The entry as the ledger keeps it.
  var line: [UInt8] {
    if case .issue(let issue) = content { return line(of: issue) }
    var tree = JSONTree.members([
      "n": .integer(Int64(n)), "prev": .string(Base16.encode(prev)), "at": .string("\(at)"),
    ])
    for member in content.members { tree[member.name] = member.value }
    return tree.canonicalBytes()
  }
}

extension LedgerEntry {
  /// The member that a key's text is: RSA keys have no multikey, and are known by the URI of their
  /// thumbprint.
  static func member(ofKey key: String) -> String {
    key.utf8.starts(with: "z".utf8) ? "publicKeyMultibase" : "publicKeyThumbprint"
  }

  /// The line of a credential, written as it stands: nearly all entries are of this kind, and no
  /// member needs an escape or is out of its place in the order of RFC 8785.
  private func line(of issue: LedgerIssue) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(600)
    func append(_ name: String, _ value: some StringProtocol, quoted: Bool = true) {
      line += name.utf8
      if quoted { line.append(UInt8(ascii: "\"")) }
      line += value.utf8
      if quoted { line.append(UInt8(ascii: "\"")) }
    }
    append(#"{"at":"#, at.description)
    if let place = issue.place { append(#","counter":"#, String(place.counter), quoted: false) }
    append(#","created":"#, issue.stamp.issuedAt.description)
    append(#","digest":"#, Base16.encode(issue.digest))
    append(#","emailSalt":"#, issue.stamp.emailSalt)
    append(#","id":"#, issue.stamp.id)
    if let place = issue.place { append(#","index":"#, String(place.index), quoted: false) }
    append(#","key":"#, String(issue.key), quoted: false)
    append(#","kind":"#, "issue")
    if let place = issue.place { append(#","list":"#, String(place.list), quoted: false) }
    append(#","n":"#, String(n), quoted: false)
    append(#","nameSalt":"#, issue.stamp.nameSalt)
    append(#","prev":"#, Base16.encode(prev))
    if !issue.purposes.isEmpty {
      let purposes = issue.purposes.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
      append(#","purposes":["#, purposes + "]", quoted: false)
    }
    if let signature = issue.stamp.signature {
      append(#","signature":"#, Base64URL.encode(signature))
    }
    if let end = issue.validUntil { append(#","validUntil":"#, end.description) }
    line.append(UInt8(ascii: "}"))
    return line
  }
}

/// A credential in the ledger: nothing about its subject, but all that makes it different from the
/// others of its batch.
struct LedgerIssue: Equatable, Sendable {
  /// SHA-256 of the whole secured document in canonical form.
  let digest: [UInt8]
  let stamp: IssueStamp
  /// The number of the entry that names the key.
  let key: Int
  let validUntil: Instant?
  /// Where its status is; `nil` where it has none.
  let place: LedgerPlace?
  let purposes: [IssuedPurpose]
}

/// A place in a list.
struct LedgerPlace: Equatable, Sendable {
  let list: Int
  /// Which of the list's places it is, in the order of giving them away.
  let counter: Int
  /// The place itself.
  let index: Int
}

/// A status that somebody changed.
struct LedgerStatusChange: Equatable, Sendable {
  let credential: String
  let purpose: IssuedPurpose
  let isSet: Bool
  let reason: String
}

/// What is published: everything that the lists say follows from it and the entries before.
struct LedgerPublication: Equatable, Sendable {
  let version: Int
  let validFrom: Instant
  let validUntil: Instant
  /// `ttl` of the lists, in milliseconds.
  let ttl: Int
  /// SHA-256 over what the lists say, in hexadecimal digits: the same state, the same digest.
  let state: String
  let key: Int
}

/// Bits of a list that had been published, of whose reasons a forked ledger knows nothing.
struct LedgerInheritance: Equatable, Sendable {
  let list: Int
  let purpose: IssuedPurpose
  let indices: [Int]
}

extension LedgerEntry.Content {
  fileprivate var members: [JSONTreeMember] {
    var tree: JSONTree
    switch self {
    case .ledger(let id, let issuer):
      tree = [
        "kind": "ledger", "id": .string(id), "issuer": .string(issuer), "format": 1,
      ]
    case .key(let method, let key):
      tree = [
        "kind": "key", "verificationMethod": .string(method),
      ]
      tree[LedgerEntry.member(ofKey: key)] = .string(key)
    case .list(let number, let series, let base):
      tree = [
        "kind": "list", "list": .integer(Int64(number)), "series": .string(series),
        "base": .string(base), "size": .integer(Int64(IndexPermutation.size)),
      ]
    case .reserve(let list, let first, let count):
      tree = [
        "kind": "reserve", "list": .integer(Int64(list)), "first": .integer(Int64(first)),
        "count": .integer(Int64(count)),
      ]
    // Written by ``LedgerEntry/line`` itself.
    case .issue: tree = ["kind": "issue"]
    case .void(let credential): tree = ["kind": "void", "id": .string(credential)]
    case .status(let change):
      tree = [
        "kind": "status", "id": .string(change.credential),
        "purpose": .string(change.purpose.rawValue), "set": .bool(change.isSet),
        "reason": .string(change.reason),
      ]
    case .publish(let publication):
      tree = [
        "kind": "publish", "version": .integer(Int64(publication.version)),
        "validFrom": .string("\(publication.validFrom)"),
        "validUntil": .string("\(publication.validUntil)"),
        "ttl": .integer(Int64(publication.ttl)), "state": .string(publication.state),
        "key": .integer(Int64(publication.key)),
      ]
    case .published(let version, let files):
      tree = [
        "kind": "published", "version": .integer(Int64(version)), "files": .object(files),
      ]
    case .setAside(let entry): tree = ["kind": "aside", "entry": .integer(Int64(entry))]
    case .fork(let id, let inherited):
      tree = [
        "kind": "fork", "id": .string(id), "inherited": .array(inherited.map(\.json)),
      ]
    }
    guard case .object(let members) = tree else { return [] }
    return members
  }
}

extension LedgerInheritance {
  fileprivate var json: JSONTree {
    [
      "list": .integer(Int64(list)), "purpose": .string(purpose.rawValue),
      "indices": .array(indices.map { .integer(Int64($0)) }),
    ]
  }
}
