import ControlledIdentifiers
import DataIntegrity
import DurableFiles
public import OpenSSLCrypto
import StatusLists
import StrictJSON
public import WireFormats

/// How status lists are published.
public struct PublicationTerms: Equatable, Sendable {
  /// How long the lists hold.
  public var validFor: CalendarDuration
  /// After how many milliseconds readers who have a network should look again.
  public var ttl: Int
  /// Whether lists are signed anew although they say what they said.
  public var renews: Bool

  /// Terms of a publication.
  ///
  /// - Parameters:
  ///   - validFor: How long the lists hold: as long as the snapshot of a trust list, unless it is set.
  ///   - ttl: After how many milliseconds readers who have a network should look again; a day.
  ///   - renews: Whether lists are signed anew although they say what they said.
  public init(
    validFor: CalendarDuration = CalendarDuration(days: 45), ttl: Int = 86_400_000,
    renews: Bool = false
  ) {
    self.validFor = validFor
    self.ttl = ttl
    self.renews = renews
  }
}

/// Status lists that are published.
public struct StatusPublication: Equatable, Sendable {
  /// Counts the publications of a ledger.
  public let version: Int
  /// The number of the entry that the lists follow from.
  public let entry: Int
  /// From when the lists hold.
  public let validFrom: Instant
  /// Until when.
  public let validUntil: Instant
  /// Whether this is what was published before.
  public let isRepeated: Bool
  /// The lists.
  public let lists: [List]

  /// One list.
  public struct List: Equatable, Sendable {
    /// Its URL.
    public let url: String
    /// What its bits mean.
    public let purpose: IssuedPurpose
    /// How many are set.
    public let setCount: Int
    /// The path of its file in the folder of a trust list.
    public let path: String
    /// The signed list credential, as its file has it.
    public let bytes: [UInt8]
  }
}

extension IssuanceLedger {
  /// Publishes the lists of the ledger into a folder.
  ///
  /// What the lists say follows from the entries alone. First an entry says which lists there will be,
  /// and until when; then the files are written, then another entry says that they are. A run that is
  /// killed in between is completed by the next one, with the same bytes. So is one where nothing
  /// changed, until half of the time is over for which the lists hold.
  ///
  /// - Parameters:
  ///   - folder: Gets a folder `status` with one file for each list, named as a trust list names it.
  ///   - signer: Signs the lists.
  ///   - terms: How long they hold.
  ///   - now: The time.
  /// - Returns: What is published.
  /// - Throws: `IssuerError.ledger` with `.rolledBack` or `.listAhead` where the folder has lists that
  ///   know more than the ledger, with `.listForeign` for a file that is in the way, or what verifying
  ///   and writing the ledger throws; `.file` where a list cannot be written.
  public func publish(
    into folder: String, signer: CredentialSigner, terms: PublicationTerms = PublicationTerms(),
    at now: Instant
  ) throws(IssuerError) -> StatusPublication {
    guard signer.issuer == issuer else {
      throw .ledger(.foreign(path: self.folder, issuer: signer.issuer, ledger: issuer))
    }
    // Before anything is noted that could not be done then.
    guard signer.publicKey.ed25519 != nil else {
      throw .proofKeyUnsupported(kind: signer.publicKey.kindName)
    }
    try IssuerError.ofLedger { () throws(LedgerError) in
      // What is said to the world has to follow from entries that hang together.
      _ = try verify()
      try checkPublished(in: folder)
    }
    let decided = try IssuerError.ofLedger { () throws(LedgerError) in
      try decide(signer: signer, terms: terms, at: now)
    }
    options.reached(.publishing)
    let publication = try lists(of: decided, signer: signer)
    do throws(FileError) {
      try AtomicFile.createDirectory("\(folder)/status")
      for list in publication.lists {
        try write(list, into: folder)
        options.reached(.publishingFiles)
      }
    } catch {
      throw .file(error)
    }
    options.reached(.published)
    try IssuerError.ofLedger { () throws(LedgerError) in
      try complete(publication, at: now)
      try seal()
    }
    return publication
  }

  /// A publication that is in the ledger.
  private struct Decision: Sendable {
    let entry: Int
    let content: LedgerPublication
    let isRepeated: Bool
  }

  /// Says in the ledger what is published, unless it is what was published before.
  private func decide(
    signer: CredentialSigner, terms: PublicationTerms, at now: Instant
  ) throws(LedgerError) -> Decision {
    try write(at: now) { chain throws(LedgerError) in
      let state = try ListStates(of: self).digest
      let key = try number(
        of: LedgerSigner(signer), chain: &chain)
      let last = try lastPublication
      if let last, last.content.state == state, last.content.key == key, !terms.renews,
        last.content.isYoung(at: chain.at)
      {
        return Decision(entry: last.entry, content: last.content, isRepeated: true)
      }
      // A clock that goes backwards makes no list older than the one before.
      let start = max(chain.at, last?.content.validFrom ?? chain.at)
      let content = LedgerPublication(
        version: (last?.content.version ?? 0) + 1, validFrom: start,
        validUntil: start.adding(terms.validFor), ttl: terms.ttl, state: state, key: key)
      try chain.append(.publish(content))
      try settings.set(.publication, .integer(chain.n))
      return Decision(entry: chain.n, content: content, isRepeated: false)
    }
  }

  private var lastPublication: (entry: Int, content: LedgerPublication)? {
    get throws(LedgerError) {
      guard let n = try settings.integer(.publication),
        case .publish(let content)? = try entry(n)?.content
      else { return nil }
      return (n, content)
    }
  }

  /// Makes and signs the lists.
  private func lists(
    of decision: Decision, signer: CredentialSigner
  ) throws(IssuerError) -> StatusPublication {
    let (states, id) = try IssuerError.ofLedger { () throws(LedgerError) in
      try read { () throws(LedgerError) in (try ListStates(of: self), try settings.text(.id)) }
    }
    var lists: [StatusPublication.List] = []
    for (list, url) in states.lists {
      let indices = states.indices(of: list)
      let tree: JSONTree
      do throws(StatusListError) {
        var bits = try Bitstring()
        for index in indices { try bits.set(1, at: index) }
        tree = StatusListCredential(
          id: ExactString(url), issuer: issuer, validFrom: decision.content.validFrom,
          validUntil: decision.content.validUntil,
          ttlMilliseconds: Int64(decision.content.ttl), purposes: [list.purpose.purpose],
          bitstring: bits,
          members: [
            JSONTreeMember(
              "x-ledger", ["id": .string(id), "n": .integer(Int64(decision.entry))])
          ]
        ).tree()
      } catch {
        throw .statusList(error)
      }
      // No context defines x-ledger, so that only the suite that signs JSON as it stands covers it.
      let signed = try signer.signed(
        tree, by: .eddsaJcs2022, created: decision.content.validFrom)
      lists.append(
        StatusPublication.List(
          url: url, purpose: list.purpose, setCount: indices.count,
          path: Self.listPath(of: url), bytes: signed.canonicalBytes() + [UInt8(ascii: "\n")]))
    }
    return StatusPublication(
      version: decision.content.version, entry: decision.entry,
      validFrom: decision.content.validFrom, validUntil: decision.content.validUntil,
      isRepeated: decision.isRepeated, lists: lists)
  }

  private func write(_ list: StatusPublication.List, into folder: String) throws(FileError) {
    let path = "\(folder)/\(list.path)"
    let before = try? FileReader.bytes(at: path, limit: Self.maxListBytes)
    guard before != list.bytes || FileReader.isSymbolicLink(path) else { return }
    try AtomicFile.write(list.bytes, to: path, replacing: true)
  }

  /// Says in the ledger that the files are there, unless it says so already.
  private func complete(
    _ publication: StatusPublication, at now: Instant
  ) throws(LedgerError) {
    try write(at: now) { chain throws(LedgerError) in
      guard try settings.integer(.published) ?? 0 < publication.version else { return }
      let files = publication.lists.map { list in
        JSONTreeMember(
          list.path,
          .string(Base16.encode(DigestAlgorithm.sha256.digest(of: list.bytes))))
      }
      try chain.append(.published(version: publication.version, files: files))
      try settings.set(.published, .integer(publication.version))
    }
  }

  /// The largest file that can be a list of a ledger.
  static let maxListBytes = 1 << 20

  /// The path that a trust list gives the file of a list.
  static func listPath(of url: String) -> String {
    "status/" + Base16.encode(DigestAlgorithm.sha256.digest(of: Array(url.utf8))) + ".json"
  }

  /// Refuses to publish over lists that know more than the ledger: it is an old copy then.
  func checkPublished(in folder: String) throws(LedgerError) {
    try read { () throws(LedgerError) in
      let states = try ListStates(of: self)
      let (id, end) = (try settings.text(.id), try settings.integer(.n) ?? 0)
      for (list, url) in states.lists {
        let path = "\(folder)/\(Self.listPath(of: url))"
        guard let published = try PublishedList(at: path, url: url) else { continue }
        if published.ledger == ExactString(id), published.n > end {
          throw .rolledBack(path: self.folder, found: end, expected: published.n)
        }
        guard list.purpose == .revocation else { continue }
        if let index = published.indices.first(where: { !states.isSet($0, in: list) }) {
          throw .listAhead(path: path, purpose: list.purpose.rawValue, index: index)
        }
      }
    }
  }
}

extension LedgerPublication {
  /// Whether less than half of the time is over for which the lists hold.
  fileprivate func isYoung(at now: Instant) -> Bool {
    now.secondsSinceEpoch - validFrom.secondsSinceEpoch
      < (validUntil.secondsSinceEpoch - validFrom.secondsSinceEpoch) / 2
  }
}

extension CredentialSigner {
  /// A signer for the issuer of a ledger, under the name that the key last issued under with it.
  ///
  /// - Parameters:
  ///   - key: The private key.
  ///   - ledger: The ledger.
  ///   - verificationMethod: Another name for the key; `nil` leaves the ledger's.
  /// - Throws: `IssuerError` where the key or its name is not the issuer's.
  public convenience init(
    key: consuming Ed25519PrivateKey, for ledger: IssuanceLedger,
    verificationMethod: String? = nil
  ) throws(IssuerError) {
    let multikey = Multikey(key.publicKey).publicKeyMultibase
    let known = try IssuerError.ofLedger { () throws(LedgerError) in
      try ledger.read { () throws(LedgerError) in
        try ledger.database.first(
          "SELECT method FROM signer WHERE key = ? ORDER BY n DESC LIMIT 1", .text(multikey)
        ) { $0.text(0) }
      }
    }
    try self.init(
      key: key, issuer: ledger.issuer, verificationMethod: verificationMethod ?? known)
  }

  /// A document with a proof.
  func signed(
    _ document: JSONTree, by suite: Cryptosuite, created: Instant
  ) throws(IssuerError) -> JSONTree {
    var options = ProofOptions(verificationMethod: verificationMethod)
    options.created = created
    do throws(ProofError) {
      switch key {
      case .ed25519(let key): return try suite.sign(document, options: options, key: key)
      case .ecdsa: break
      case .rsa: break
      }
    } catch {
      throw .proof(error)
    }
    throw .proofKeyUnsupported(kind: publicKey.kindName)
  }
}
