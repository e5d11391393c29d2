import DurableFiles
import Foundation
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import CredentialIssuer

/// A folder with a ledger, and what is needed to issue with it.
struct LedgerFixture {
  let folder: TemporaryFolder
  let path: String

  static let lists = "https://university.example/status/"
  static let issuer = ExactString(Fixture.issuer)
  static let terms = StatusTerms(list: lists, purposes: [.revocation, .suspension])
  static let signer = LedgerSigner(
    method: "did:web:university.example#key", publicKeyMultibase: "z6Mk")

  init() throws {
    folder = try TemporaryFolder(inMemory: true)
    path = folder.path("ledger")
  }

  static func template(purposes: [String] = ["revocation", "suspension"]) throws
    -> CredentialTemplate
  {
    try Fixture.template([
      (
        "status",
        ["list": .string(lists), "purposes": .array(purposes.map { .string($0) })]
      )
    ])
  }

  /// The ledger, made where it is missing.
  func ledger(
    at now: Instant = Fixture.now, _ change: (inout IssuanceLedger.Options) -> Void = { _ in }
  ) throws -> IssuanceLedger {
    var options = IssuanceLedger.Options()
    change(&options)
    return try IssuanceLedger(path, of: Self.issuer, at: now, options: options)
  }

  func opened(for access: IssuanceLedger.Access = .reading) throws -> IssuanceLedger {
    try IssuanceLedger(opening: path, for: access)
  }

  func issuance(
    _ rows: Int, template: CredentialTemplate? = nil, at now: Instant = Fixture.now
  ) throws -> Issuance {
    try Fixture.issuance(
      try Fixture.list(
        csv: Fixture.table(rows), template: try template ?? Self.template(),
        terms: IssueTerms(issuedAt: now)))
  }

  /// Issues into a folder, or a file whose name ends in `.jsonl`, with the ledger.
  @discardableResult
  func issue(
    _ rows: Int, into out: String = "out", ledger: IssuanceLedger? = nil,
    template: CredentialTemplate? = nil, at now: Instant = Fixture.now
  ) throws -> IssueOutcome {
    let use = LedgerUse(try ledger ?? self.ledger(at: now)) { now }
    let issuance = try issuance(rows, template: template, at: now)
    let run = IssueRun(workers: 2)
    if out.hasSuffix(".jsonl") {
      return try CredentialLines(folder.path(out), issuance: issuance, ledger: use).issue(run)
    }
    return try CredentialFolder(folder.path(out), issuance: issuance, ledger: use).issue(run)
  }

  /// The credentials in a folder, by the names of their files.
  func documents(_ out: String = "out") throws -> [String: [UInt8]] {
    Dictionary(
      uniqueKeysWithValues: try folder.names(in: out).map { ($0, try folder.read("\(out)/\($0)")) })
  }

  /// The ids of the credentials in a folder, in the order of the names.
  func ids(_ out: String = "out") throws -> [String] {
    try folder.names(in: out).map { name in
      try #require(try JSONDocument(try folder.read("\(out)/\(name)")).root["id"]?.string)
    }
  }

  /// Expects that every document in folders is in the ledger, that each has places of its own, and
  /// that the ledger holds together.
  @discardableResult
  func expectSound(
    _ outs: [String] = ["out"], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> LedgerSummary {
    let ledger = try opened()
    var places: Set<String> = []
    for out in outs {
      for (name, bytes) in try documents(out) {
        let document = Array(bytes.dropLast())
        #expect(bytes.last == UInt8(ascii: "\n"), sourceLocation: sourceLocation)
        #expect(try ledger.has(document), "\(name)", sourceLocation: sourceLocation)
        let root = try JSONDocument(document).root
        for entry in StatusEntry.entries(of: root) {
          let isNew = places.insert("\(entry.list)#\(entry.index)").inserted
          #expect(isNew, "\(name)", sourceLocation: sourceLocation)
        }
      }
    }
    return try ledger.verify()
  }

  /// The lines of the ledger.
  func lines() throws -> [[UInt8]] {
    var lines: [[UInt8]] = []
    try opened().forEachLine { lines.append($0) }
    return lines
  }

  /// Runs SQL on the database, as nobody should.
  func tamper(_ sql: String, _ values: SQLiteValue...) throws {
    let database = try SQLiteDatabase(
      "\(path)/ledger.db", called: path, access: .readingAndWriting, patience: 1000)
    let statement = try database.statement(sql)
    try statement.bind(values)
    _ = try statement.step()
    statement.reset()
  }

  func copy(_ from: String, to: String) throws {
    try? FileManager.default.removeItem(atPath: folder.path(to))
    try FileManager.default.copyItem(atPath: folder.path(from), toPath: folder.path(to))
  }
}

extension LedgerFixture {
  func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.path(name))
  }

  /// Moves a file or folder aside, and puts a link to it in its place.
  func replaceByLink(_ name: String) throws {
    let manager = FileManager.default
    try manager.moveItem(atPath: folder.path(name), toPath: folder.path("real-\(name.count)"))
    try manager.createSymbolicLink(
      atPath: folder.path(name), withDestinationPath: folder.path("real-\(name.count)"))
  }
}
