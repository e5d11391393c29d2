import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

@Suite struct `Keys of issuers` {
  private let from: Instant
  private let until: Instant

  init() throws {
    from = try at("2026-01-01T00:00:00Z")
    until = try at("2027-12-31T23:59:59Z")
  }

  private func code(_ change: (inout JSONTree) throws -> Void) -> String {
    TestList.code { _ = try TestRecord.key(change) as ListedKey }
  }

  @Test func `a key signs from its first moment to its last`() throws {
    let key = try TestRecord.key { _ in }
    #expect(key.refusal(signingAt: from, use: "credential") == nil)
    #expect(key.refusal(signingAt: until, use: "credential") == nil)
    let outside = ListedKey.Refusal.outsideWindow(from: from, until: until)
    #expect(key.refusal(signingAt: from.adding(seconds: -1), use: "credential") == outside)
    #expect(key.refusal(signingAt: until.adding(seconds: 1), use: "credential") == outside)
  }

  @Test func `a key without a window signs at any time`() throws {
    let key = try TestRecord.key {
      $0["signingFrom"] = nil
      $0["signingUntil"] = .null
    }
    #expect(key.refusal(signingAt: .earliest, use: "credential") == nil)
    #expect(key.refusal(signingAt: .latest, use: "credential") == nil)
  }

  @Test func `T47 a key signs only what it is listed for`() throws {
    let key = try TestRecord.key { $0["use"] = ["statusList"] }
    #expect(key.refusal(signingAt: from, use: "credential") == .useNotAllowed)
    #expect(key.refusal(signingAt: from, use: "statusList") == nil)
    let none = try TestRecord.key { $0["use"] = [] }
    #expect(none.refusal(signingAt: from, use: "credential") == .useNotAllowed)
    let wrong = try TestRecord.key { $0["purposes"] = ["authentication"] }
    #expect(wrong.refusal(signingAt: from, use: "credential") == .useNotAllowed)
  }

  @Test func `T35 what a compromised key signed is never taken at its date`() throws {
    let known = try TestRecord.key {
      $0["status"] = "compromised"
      $0["compromisedSince"] = "2026-06-01T00:00:00Z"
    }
    let since = try at("2026-06-01T00:00:00Z")
    for time in [from, since.adding(seconds: -1), since, until] {
      #expect(known.refusal(signingAt: time, use: "credential") == .compromised(since: since))
    }
    let unknown = try TestRecord.key { $0["status"] = "compromised" }
    #expect(unknown.refusal(signingAt: from, use: "credential") == .compromised(since: nil))
  }

  @Test(arguments: ["retired", "destroyed"])
  func `T39 a key that was given up signs nothing afterwards`(status: String) throws {
    let key = try TestRecord.key {
      $0["status"] = .string(status)
      $0["statusSince"] = "2026-06-01T00:00:00Z"
    }
    let since = try at("2026-06-01T00:00:00Z")
    #expect(key.refusal(signingAt: since, use: "credential") == nil)
    #expect(
      key.refusal(signingAt: since.adding(seconds: 1), use: "credential") == .retiredBefore(since))
    #expect(
      key.refusal(signingAt: from.adding(seconds: -1), use: "credential")
        == .outsideWindow(from: from, until: until))
  }

  @Test func `keys are found by their exact ids`() throws {
    let record = try TestRecord.changed { _ in }
    #expect(record.key(verificationMethod: "did:web:uni.example#2026") != nil)
    for id: ExactString in ["did:web:uni.example#2025", "#2026", "did:web:Uni.example#2026", ""] {
      #expect(record.key(verificationMethod: id) == nil)
    }
  }

  @Test func `a record cannot list one id for two keys`() throws {
    #expect(
      TestList.code {
        _ =
          try TestRecord.changed {
            $0["keys"] = [
              try TestRecord.key("did:web:uni.example#1", TestKey("one")),
              try TestRecord.key("did:web:uni.example#1", TestKey("two")),
            ]
          } as IssuerRecord
      } == "TRUST_MALFORMED")
  }

  @Test func `T75 keys that are no Ed25519 points are refused`() {
    // 31 bytes, 33 bytes, and an X25519 key of 32.
    let texts = [
      Multibase.encode([0xED, 0x01] + [UInt8](repeating: 1, count: 31), as: .base58btc),
      Multibase.encode([0xED, 0x01] + [UInt8](repeating: 1, count: 33), as: .base58btc),
      Multibase.encode([0xEC, 0x01] + [UInt8](repeating: 9, count: 32), as: .base58btc),
      "z6Mk", "",
    ]
    for text in texts {
      #expect(code { $0["publicKeyMultibase"] = .string(text) } == "TRUST_MALFORMED", "\(text)")
    }
  }

  /// Keys are looked at when they are first needed; a record with such a key is never written.
  @Test(arguments: [
    // No point of the curve.
    "0200000000000000000000000000000000000000000000000000000000000000",
    // Of low order.
    "0100000000000000000000000000000000000000000000000000000000000000",
    // Of mixed order: "Taming the many EdDSAs", vector 3.
    "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d",
  ])
  func `T75 a key that nobody should trust is no key`(hex: String) throws {
    let text = Multibase.encode([0xED, 0x01] + (try Base16.decode(hex)), as: .base58btc)
    let key = try TestRecord.key { $0["publicKeyMultibase"] = .string(text) }
    #expect(key.publicKey == nil)
    #expect(key.publicKeyMultibase == text)
    var record = try TestRecord.university()
    guard case .array(var keys) = record["keys"] else { return }
    keys[0]["publicKeyMultibase"] = .string(text)
    record["keys"] = .array(keys)
    let error = #expect(throws: TrustError.self) { try RecordFile(record) }
    #expect(error?.code == "KEY_WEAK")
  }

  @Test func `members must be what they have to be`() {
    let changes: [(inout JSONTree) -> Void] = [
      { $0["id"] = nil }, { $0["type"] = "JsonWebKey" }, { $0["type"] = "JsonWebKey2020" },
      { $0["status"] = nil },
      { $0["status"] = "lost" }, { $0["purposes"] = "assertionMethod" }, { $0["use"] = [1] },
      { $0["signingFrom"] = "2026-01-01" }, { $0["signingUntil"] = 5 },
      {
        $0["status"] = "retired"
        $0["statusSince"] = nil
      },
    ]
    for (index, change) in changes.enumerated() {
      #expect(code(change) == "TRUST_MALFORMED", "change \(index)")
    }
  }
}
