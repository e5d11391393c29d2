import StrictJSON
import WireFormats

extension LedgerEntry {
  /// The entry in a line; `nil` where it is no entry that ledgers have, in canonical form.
  init?(line: [UInt8]) {
    guard let root = try? JSONDocument(line).root, let n = root["n"]?.count(in: 0...Int.max),
      let prev = root["prev"]?.digest, let at = root["at"]?.instant,
      let content = Content(root)
    else { return nil }
    (self.n, self.prev, self.at, self.content) = (n, prev, at, content)
    // What is written again as it was has no other members, and no other spelling.
    guard self.line == line else { return nil }
  }
}

extension LedgerEntry.Content {
  fileprivate init?(_ root: JSONValue) {
    switch root["kind"]?.exactString {
    case "ledger": self.init(ledger: root)
    case "key": self.init(key: root)
    case "list": self.init(list: root)
    case "reserve": self.init(reserve: root)
    case "issue":
      guard let issue = LedgerIssue(root) else { return nil }
      self = .issue(issue)
    case "void":
      guard let credential = root["id"]?.string else { return nil }
      self = .void(credential: credential)
    case "status":
      guard let change = LedgerStatusChange(root) else { return nil }
      self = .status(change)
    case "publish":
      guard let publication = LedgerPublication(root) else { return nil }
      self = .publish(publication)
    case "published":
      guard let version = root["version"]?.count(in: 1...Int.max), let files = root["files"]
      else { return nil }
      self = .published(
        version: version, files: files.members.map { JSONTreeMember($0.name, $0.value.tree()) })
    case "aside":
      guard let entry = root["entry"]?.count(in: 0...Int.max) else { return nil }
      self = .setAside(entry: entry)
    case "fork": self.init(fork: root)
    default: return nil
    }
  }

  private init?(ledger root: JSONValue) {
    guard let id = root["id"]?.string, let issuer = root["issuer"]?.string,
      root["format"]?.integer == 1
    else { return nil }
    self = .ledger(id: id, issuer: issuer)
  }

  private init?(key root: JSONValue) {
    guard let method = root["verificationMethod"]?.string,
      let key = root["publicKeyMultibase"]?.string ?? root["publicKeyThumbprint"]?.string
    else { return nil }
    self = .key(method: method, publicKeyMultibase: key)
  }

  private init?(list root: JSONValue) {
    guard let number = root["list"]?.count(in: 1...Int.max), let series = root["series"]?.string,
      let base = root["base"]?.string
    else { return nil }
    self = .list(number: number, series: series, base: base)
  }

  private init?(reserve root: JSONValue) {
    let size = IndexPermutation.size
    guard let list = root["list"]?.count(in: 1...Int.max),
      let first = root["first"]?.count(in: 0...size - 1),
      let count = root["count"]?.count(in: 1...size - first)
    else { return nil }
    self = .reserve(list: list, first: first, count: count)
  }

  private init?(fork root: JSONValue) {
    guard let id = root["id"]?.string, let elements = root["inherited"]?.elements else {
      return nil
    }
    var inherited: [LedgerInheritance] = []
    for element in elements {
      guard let inheritance = LedgerInheritance(element) else { return nil }
      inherited.append(inheritance)
    }
    self = .fork(id: id, inherited: inherited)
  }
}

extension LedgerIssue {
  fileprivate init?(_ root: JSONValue) {
    guard let digest = root["digest"]?.digest, let id = root["id"]?.string,
      CredentialNumber.bytes(of: id) != nil,
      let created = root["created"]?.instant, let emailSalt = root["emailSalt"]?.string,
      let nameSalt = root["nameSalt"]?.string, let key = root["key"]?.count(in: 0...Int.max)
    else { return nil }
    var place: LedgerPlace?
    if let list = root["list"]?.count(in: 1...Int.max),
      let counter = root["counter"]?.count(in: 0...IndexPermutation.size - 1),
      let index = root["index"]?.count(in: 0...IndexPermutation.size - 1)
    {
      place = LedgerPlace(list: list, counter: counter, index: index)
    }
    var stamp = IssueStamp(
      id: id, emailSalt: emailSalt, nameSalt: nameSalt, issuedAt: created)
    if let signature = root["signature"] {
      guard let text = signature.string, let bytes = try? Base64URL.decode(text) else { return nil }
      stamp.signature = bytes
    }
    self.init(
      digest: digest, stamp: stamp,
      key: key, validUntil: root["validUntil"]?.instant, place: place,
      purposes: root["purposes"]?.elements.compactMap(\.issuedPurpose) ?? [])
  }
}

extension LedgerStatusChange {
  fileprivate init?(_ root: JSONValue) {
    guard let credential = root["id"]?.string, let purpose = root["purpose"]?.issuedPurpose,
      let isSet = root["set"]?.bool, let reason = root["reason"]?.string
    else { return nil }
    self.init(credential: credential, purpose: purpose, isSet: isSet, reason: reason)
  }
}

extension LedgerPublication {
  fileprivate init?(_ root: JSONValue) {
    guard let version = root["version"]?.count(in: 1...Int.max),
      let validFrom = root["validFrom"]?.instant, let validUntil = root["validUntil"]?.instant,
      let ttl = root["ttl"]?.count(in: 0...Int.max), let state = root["state"]?.string,
      let key = root["key"]?.count(in: 0...Int.max)
    else { return nil }
    self.init(
      version: version, validFrom: validFrom, validUntil: validUntil, ttl: ttl, state: state,
      key: key)
  }
}

extension LedgerInheritance {
  fileprivate init?(_ root: JSONValue) {
    guard let list = root["list"]?.count(in: 1...Int.max),
      let purpose = root["purpose"]?.issuedPurpose, let elements = root["indices"]?.elements
    else { return nil }
    let indices = elements.compactMap { $0.count(in: 0...IndexPermutation.size - 1) }
    self.init(list: list, purpose: purpose, indices: indices)
  }
}

extension JSONValue {
  fileprivate func count(in range: ClosedRange<Int>) -> Int? {
    integer.map(Int.init).flatMap { range.contains($0) ? $0 : nil }
  }

  fileprivate var digest: [UInt8]? {
    string.flatMap { try? Base16.decode($0) }.flatMap { $0.count == 32 ? $0 : nil }
  }

  fileprivate var instant: Instant? { stringBytes.flatMap { try? Instant(rfc3339: $0) } }

  fileprivate var issuedPurpose: IssuedPurpose? {
    IssuedPurpose.allCases.first { hasText(ExactString($0.rawValue)) }
  }
}
