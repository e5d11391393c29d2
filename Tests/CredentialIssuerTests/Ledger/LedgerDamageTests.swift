import DurableFiles
import Foundation
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import CredentialIssuer

@Suite struct LedgerDamageTests {
  private let fixture: LedgerFixture

  init() throws { fixture = try LedgerFixture() }

  private func line(_ n: Int) throws -> [UInt8] { try fixture.lines()[n] }

  private func write(_ line: [UInt8], as n: Int) throws {
    try fixture.tamper("UPDATE entry SET line = ? WHERE n = ?", .bytes(line), .integer(n))
  }

  @Test func `L05: a log that is cut anywhere in its last write opens as it was before`() throws {
    let ledger = try fixture.ledger()
    try fixture.issue(3, ledger: ledger)
    let (before, wal) = (try fixture.lines(), "ledger/ledger.db-wal")
    let start = try fixture.folder.read(wal).count
    _ = try ledger.reserve(1, for: LedgerFixture.terms, at: Fixture.now)
    // The connection is open, so that nothing is taken into the database.
    let whole = try fixture.folder.read(wal)
    try fixture.copy("ledger", to: "kept")
    try #require(whole.count > start)
    for length in stride(from: start, to: whole.count, by: 97) {
      try fixture.copy("kept", to: "cut")
      try FileManager.default.removeItem(atPath: fixture.folder.path("cut/ledger.db-shm"))
      try fixture.folder.write(Array(whole[..<length]), to: "cut/ledger.db-wal")
      let cut = try IssuanceLedger(opening: fixture.folder.path("cut"), for: .reading)
      var lines: [[UInt8]] = []
      try cut.forEachLine { lines.append($0) }
      #expect(lines == before, "\(length)")
      _ = try cut.verify()
    }
  }

  @Test func `L05: a last entry that is cut anywhere is named, set aside and kept`() throws {
    try fixture.issue(3)
    try fixture.copy("ledger", to: "kept")
    let whole = try #require(try fixture.lines().last)
    let n = try fixture.lines().count - 1
    for length in stride(from: 0, to: whole.count, by: 13) {
      try fixture.copy("kept", to: "ledger")
      try write(Array(whole[..<length]), as: n)
      #expect(throws: LedgerError.torn(path: fixture.path, entry: n)) {
        _ = try fixture.ledger()
      }
      #expect(throws: LedgerError.torn(path: fixture.path, entry: n)) {
        _ = try fixture.opened().verify()
      }
      let recovery = try fixture.opened(for: .mending).recover(moved: true, at: Fixture.now)
      #expect(recovery.setAside == n)
      #expect(try line(n).contains(#""kind":"aside""#))
      #expect(try fixture.opened().verify().entries == n + 1)
    }
    // What it took stays taken, and issuing goes on.
    #expect(try fixture.issue(6, into: "more").issued == 6)
    try fixture.expectSound(["more"])
  }

  @Test(arguments: [0.1, 0.5, 0.9])
  func `L06: a bit that flips in the middle is found, and nothing is written any more`(
    part: Double
  ) throws {
    try fixture.issue(10)
    let count = try fixture.lines().count
    for n in 0..<count - 1 {
      let whole = try line(n)
      var bytes = whole
      bytes[Int(Double(bytes.count) * part)] ^= 1
      try write(bytes, as: n)
      #expect {
        _ = try fixture.opened().verify()
      } throws: { error in
        guard case LedgerError.corrupt(_, let entry?, _) = error else { return false }
        // What is wrong with an entry may be that it says something else of the one before.
        return entry == n || entry == n - 1
      }
      #expect {
        _ = try fixture.ledger()
      } throws: { error in
        if case LedgerError.corrupt = error { true } else { false }
      }
      #expect {
        _ = try fixture.opened(for: .mending)
      } throws: { error in
        if case LedgerError.corrupt = error { true } else { false }
      }
      try write(whole, as: n)
    }
    #expect(try fixture.issue(11).issued == 1)
  }

  @Test func `L06: an entry that is taken out is missed`() throws {
    try fixture.issue(10)
    try fixture.tamper("DELETE FROM entry WHERE n = 5")
    #expect(throws: LedgerError.corrupt(path: fixture.path, entry: 5, .missing)) {
      _ = try fixture.ledger()
    }
    #expect(throws: LedgerError.corrupt(path: fixture.path, entry: 5, .missing)) {
      _ = try fixture.opened().verify()
    }
  }

  @Test(arguments: [
    ("UPDATE issue SET digest = zeroblob(32) WHERE n = 6", "issue"),
    ("DELETE FROM issue WHERE n = 6", "issue"),
    ("UPDATE issue SET place = place + 1 WHERE n = 6", "issue"),
    ("UPDATE list SET next = 0", "list"),
    ("DELETE FROM change", "change"),
    ("INSERT INTO change (n, credential) VALUES (99, x'00')", "change"),
  ])
  func `a table that says something else than the entries is found`(
    sql: String, table: String
  ) throws {
    try fixture.issue(10)
    _ = try fixture.opened(for: .writing).change(
      [try fixture.ids()[3]], .revoke, because: "a test", at: Fixture.now)
    _ = try fixture.opened().verify()
    try fixture.tamper(sql)
    #expect {
      _ = try fixture.opened().verify()
    } throws: { error in
      guard case LedgerError.corrupt(_, _, .table(let found)) = error else { return false }
      return found == table
    }
  }

  @Test func `a page that was overwritten is damage, not a ledger without entries`() throws {
    try fixture.issue(100)
    var bytes = try fixture.folder.read("ledger/ledger.db")
    for index in 8192..<16_384 { bytes[index] = 0x5A }
    try fixture.folder.write(bytes, to: "ledger/ledger.db")
    try fixture.setMode(0o600, of: "ledger/ledger.db")
    #expect {
      _ = try fixture.opened().verify()
    } throws: { error in
      if case LedgerError.corrupt = error { true } else { false }
    }
  }

  @Test func `L07: an old copy put back is noticed, and a fork goes on with new lists`() throws {
    try fixture.issue(5)
    try fixture.opened().backUp(to: fixture.folder.path("backup.db"))
    try fixture.issue(9)
    let end = try fixture.lines().count - 1
    try fixture.restore("backup.db")
    #expect(
      throws: LedgerError.rolledBack(
        path: fixture.path, found: try fixture.copiedEnd(), expected: end)
    ) { _ = try fixture.ledger() }
    #expect {
      _ = try fixture.opened(for: .mending).recover(moved: true, at: Fixture.now)
    } throws: { error in
      if case LedgerError.rolledBack = error { true } else { false }
    }
    let old = try fixture.opened(for: .mending).id
    let id = try fixture.opened(for: .mending).fork(at: Fixture.now)
    #expect(id != old)
    // The four that the copy does not know are refused; the others are kept.
    #expect {
      try fixture.issue(9)
    } throws: { error in
      if case IssuerError.outputNotInLedger = error { true } else { false }
    }
    #expect(try fixture.issue(9, into: "new").issued == 9)
    let before = Set(
      try fixture.documents().values.flatMap {
        StatusEntry.entries(of: try JSONDocument($0).root).map(\.list)
      })
    for bytes in try fixture.documents("new").values {
      for entry in StatusEntry.entries(of: try JSONDocument(bytes).root) {
        #expect(!before.contains(entry.list))
      }
    }
    #expect(try fixture.opened().verify().credentials == 14)
  }

  @Test func `L07: a copy without its marker is refused`() throws {
    try fixture.issue(5)
    try fixture.folder.remove("ledger/head.json")
    #expect(throws: LedgerError.headMissing(path: fixture.path)) { _ = try fixture.ledger() }
    #expect(throws: LedgerError.headMissing(path: fixture.path)) {
      _ = try fixture.opened(for: .writing)
    }
    _ = try fixture.opened(for: .mending).fork(at: Fixture.now)
    #expect(try fixture.issue(6).issued == 1)
  }

  @Test func `L08: a copy beside the ledger is refused until it is told what it is`() throws {
    try fixture.issue(5)
    try fixture.copy("ledger", to: "copy")
    let copy = fixture.folder.path("copy")
    #expect(throws: LedgerError.copied(path: copy)) {
      _ = try IssuanceLedger(opening: copy, for: .writing)
    }
    // Looking at it is no harm.
    #expect(try IssuanceLedger(opening: copy, for: .reading).verify().credentials == 5)
    #expect(try fixture.issue(6).issued == 1)
    _ = try IssuanceLedger(opening: copy, for: .mending).fork(at: Fixture.now)
    let forked = try IssuanceLedger(opening: copy, for: .writing)
    #expect(try fixture.issue(5, into: "other", ledger: forked).issued == 5)
    try fixture.expectSound()
  }

  @Test func `L08: a ledger that was moved goes on when it is told so`() throws {
    try fixture.issue(5)
    try fixture.copy("ledger", to: "moved")
    try FileManager.default.removeItem(atPath: fixture.path)
    try fixture.copy("moved", to: "ledger")
    #expect(throws: LedgerError.copied(path: fixture.path)) { _ = try fixture.ledger() }
    let recovery = try fixture.opened(for: .mending).recover(moved: true, at: Fixture.now)
    #expect(recovery.isMoved)
    #expect(try fixture.issue(6).issued == 1)
    try fixture.expectSound()
  }

  @Test func `a newer format is not guessed at`() throws {
    _ = try fixture.ledger()
    try fixture.tamper("PRAGMA user_version = 2")
    #expect(throws: LedgerError.unknownVersion(path: fixture.path, version: 2)) {
      _ = try fixture.opened()
    }
  }

  @Test func `a ledger whose maker was stopped before the marker was written gets one`() throws {
    _ = try fixture.ledger()
    try fixture.folder.remove("ledger/head.json")
    let ledger = try fixture.ledger()
    #expect(fixture.folder.names(in: "ledger").contains("head.json"))
    // Killed before it could say how far it came.
    _ = try ledger.reserve(1, for: LedgerFixture.terms, at: Fixture.now)
    #expect(try fixture.issue(2).issued == 2)
  }

  @Test func `a ledger whose making was interrupted is made`() throws {
    try fixture.folder.createFolder("ledger")
    try fixture.folder.write([], to: "ledger/ledger.db")
    try fixture.setMode(0o600, of: "ledger/ledger.db")
    #expect(throws: LedgerError.notFound(path: fixture.path)) { _ = try fixture.opened() }
    #expect(try fixture.issue(2).issued == 2)
    try fixture.expectSound()
  }
}

extension LedgerFixture {
  /// Puts a backup into the place of the database.
  fileprivate func restore(_ name: String) throws {
    for file in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] {
      try? FileManager.default.removeItem(atPath: "\(path)/\(file)")
    }
    try FileManager.default.copyItem(atPath: folder.path(name), toPath: "\(path)/ledger.db")
  }

  /// The number of the last entry, whatever is wrong otherwise.
  fileprivate func copiedEnd() throws -> Int {
    try IssuanceLedger(opening: path, for: .mending).verify().entries - 1
  }
}
