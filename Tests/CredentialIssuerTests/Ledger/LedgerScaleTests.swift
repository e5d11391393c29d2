import DurableFiles
import Foundation
import OpenSSLCrypto
import StrictJSON
import Synchronization
import Testing
import WireFormats

@testable import CredentialIssuer

@Suite struct LedgerScaleTests {
  private let fixture: LedgerFixture

  init() throws { fixture = try LedgerFixture() }

  /// A recipient of whom nothing matters.
  private static let nobody = Recipient(number: 1, line: 2)

  /// Places are taken, and documents recorded, as issuing does it.
  private static func issue(
    _ count: Int, in ledger: IssuanceLedger, name: String
  ) throws -> [ReservedPlace] {
    let places = try ledger.reserve(count, for: LedgerFixture.terms, at: Fixture.now)
    let signed = try places.enumerated().map { index, place in
      var stamp = try IssueStamp(issuedAt: Fixture.now)
      stamp.status = place.entries(for: LedgerFixture.terms.purposes)
      return SignedCredential(
        bytes: Array("\(name) \(index)".utf8), stamp: stamp, validUntil: nil, place: place,
        recipient: nobody, tag: ledger.tag(of: "\(name) \(index)", in: "/out"))
    }
    try ledger.record(
      signed, purposes: LedgerFixture.terms.purposes, signer: LedgerFixture.signer,
      acknowledging: [], at: Fixture.now)
    try ledger.acknowledge(signed.map(\.tag), at: Fixture.now)
    return places
  }

  @Test func `L03: eight that write at once give no place away twice`() throws {
    // Each has a connection of its own, as processes have.
    let (writers, each) = (8, 1000)
    _ = try fixture.ledger()
    let path = fixture.path
    let found = Mutex<[ReservedPlace]>([])
    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: writers) { writer in
      do {
        let ledger = try IssuanceLedger(opening: path, for: .writing)
        var done = 0
        while done < each {
          let count = min(each - done, 17 + 40 * (writer % 3))
          let places = try Self.issue(count, in: ledger, name: "\(writer)-\(done)")
          found.withLock { $0 += places }
          done += count
        }
        try ledger.seal()
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    failures.withLock { #expect($0 == []) }
    let places = found.withLock { $0 }
    #expect(places.count == writers * each)
    #expect(Set(places.map { "\($0.base)\($0.place.index)" }).count == writers * each)
    let summary = try fixture.opened().verify()
    #expect(summary.credentials == writers * each)
    #expect(summary.burnt == 0)
  }

  @Test func `two that make a ledger at once make one`() throws {
    let path = fixture.path
    let ids = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      do {
        let ledger = try IssuanceLedger(path, of: LedgerFixture.issuer, at: Fixture.now)
        let id = try ledger.id
        ids.withLock { $0.append(id) }
      } catch {
        ids.withLock { $0.append("\(error)") }
      }
    }
    ids.withLock { ids in
      #expect(ids.count == 8)
      #expect(Set(ids).count == 1)
    }
  }

  @Test func `L11: when a list is full there is another`() throws {
    let ledger = try fixture.ledger { $0.firstCounter = IndexPermutation.size - 5 }
    #expect(try fixture.issue(12, ledger: ledger).issued == 12)
    let summary = try fixture.expectSound()
    // The third list begins where the second one ended, after five.
    #expect(summary.lists == 3)
    #expect(summary.burnt == 0)
    let signer = try CredentialSigner(key: try Fixture.key(), issuer: LedgerFixture.issuer)
    let publication = try fixture.opened(for: .writing).publish(
      into: fixture.folder.path("list"), signer: signer, at: Fixture.now)
    #expect(publication.lists.count == 6)
    #expect(Set(publication.lists.map(\.url)).count == 6)
  }

  @Test func `L14: opening a long ledger reads what came since the last checkpoint`() throws {
    let ledger = try fixture.ledger()
    for batch in 0..<5 { _ = try Self.issue(900, in: ledger, name: "\(batch)") }
    try ledger.seal()
    let count = try fixture.lines().count
    #expect(count > 4500)
    let opened = try fixture.opened(for: .writing)
    #expect(opened.entriesRead == count % IssuanceLedger.entriesPerCheckpoint)
    #expect(try opened.verify().entries == count)
  }

  /// Takes minutes in a debug build; `make bench` times the opening of a shorter one.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["ASSAY_MILLION"] != nil))
  func `L14: opening a ledger of a million entries reads no more than another`() throws {
    let ledger = try fixture.ledger()
    for batch in 0..<200 { _ = try Self.issue(5000, in: ledger, name: "\(batch)") }
    try ledger.seal()
    let clock = ContinuousClock()
    var read = 0
    let duration = try clock.measure { read = try fixture.opened(for: .writing).entriesRead }
    print("opened in \(duration)")
    #expect(read < IssuanceLedger.entriesPerCheckpoint)
    #expect(try fixture.opened().verify().credentials == 1_000_000)
  }

  @Test func `readers wait for nobody, and see one state`() throws {
    try fixture.issue(3)
    let writer = try fixture.opened(for: .writing)
    let fixture = fixture
    let seen = try writer.write(at: Fixture.now) { chain throws(LedgerError) in
      try chain.append(.setAside(entry: 0))
      return (try? fixture.opened().verify().entries) ?? -1
    }
    #expect(seen > 0)
    #expect(try fixture.opened().verify().entries == seen + 1)
  }

  @Test func `who waits too long for others says so, and has changed nothing`() throws {
    try fixture.issue(3)
    let writer = try fixture.opened(for: .writing)
    let fixture = fixture
    let error = try writer.write(at: Fixture.now) { _ throws(LedgerError) in
      do {
        let other = try fixture.ledger { $0.patience = 50 }
        _ = try other.reserve(1, for: LedgerFixture.terms, at: Fixture.now)
        return nil as LedgerError?
      } catch let error as LedgerError {
        return error
      } catch {
        return nil
      }
    }
    #expect(error == .busy(path: fixture.path))
    try fixture.expectSound()
  }
}
