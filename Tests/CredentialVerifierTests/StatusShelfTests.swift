import DataIntegrity
import StatusLists
import StrictJSON
import Testing
import WireFormats

@testable import CredentialVerifier

/// Lists that were read are kept, within bounds and no longer than they are good.
@Suite struct StatusShelfTests {
  /// A badge that names a list, and the list.
  private static func pair(_ number: Int) throws -> (badge: [UInt8], list: StatusListSource) {
    let url = "https://university.example/status/\(number)"
    var fixture = StatusFixture(values: number % 2 == 0 ? [7: 1] : [8: 1])
    fixture.entries = [
      StatusFixture.entry(change: ["statusListCredential": .string(url)])
    ]
    fixture.changeList = { $0["id"] = .string(url) }
    return (
      try fixture.badge().compactBytes(), StatusListSource(try fixture.list().compactBytes())
    )
  }

  @Test func `of more lists than are kept each is still right, from several threads at once`()
    async throws
  {
    let pairs = try (0..<80).map { try Self.pair($0) }
    let verifier = Verifier(
      trust: try StatusFixture().trust(carrying: []), statusLists: pairs.map(\.list))
    let wrong = await withTaskGroup(of: Int.self) { group in
      for thread in 0..<4 {
        group.addTask {
          var wrong = 0
          for turn in 0..<80 {
            let number = (turn + thread * 17) % 80
            let report = verifier.verify(pairs[number].badge, at: Badge.now)
            let expected = number % 2 == 0 ? "failed REVOKED" : "passed STATUS_CLEAR"
            if report.status != expected { wrong += 1 }
          }
          return wrong
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
    let kept = verifier.statusShelf.keptSize
    #expect(kept.count == StatusShelf.greatestCount)
    #expect(kept.bytes <= StatusShelf.greatestByteCount && kept.bytes > 64 * 16_384)
  }

  @Test func `large lists make room for each other`() throws {
    let bits = try Bitstring(entries: 16 << 23)
    let encoded = EncodedList.encode(bits)
    var badges: [[UInt8]] = []
    var lists: [StatusListSource] = []
    for number in 0..<6 {
      let url = "https://university.example/status/\(number)"
      var fixture = StatusFixture()
      fixture.entries = [
        StatusFixture.entry("9000000", change: ["statusListCredential": .string(url)])
      ]
      fixture.changeList = {
        $0["id"] = .string(url)
        $0["credentialSubject"]?["encodedList"] = .string(encoded.string)
      }
      badges.append(try fixture.badge().compactBytes())
      lists.append(StatusListSource(try fixture.list().compactBytes()))
    }
    let verifier = Verifier(
      trust: try StatusFixture().trust(carrying: []), statusLists: lists)
    for badge in badges + badges {
      #expect(verifier.verify(badge, at: Badge.now).status == "passed STATUS_CLEAR")
    }
    #expect(verifier.statusShelf.keptSize.count == 3)
    #expect(verifier.statusShelf.keptSize.bytes <= StatusShelf.greatestByteCount)
  }

  @Test func `what is kept is not believed before it was made, or after its proof has ended`()
    throws
  {
    var fixture = StatusFixture()
    fixture.changeProof = { $0.expires = Badge.instant("2026-06-10T00:00:00Z") }
    let (verifier, badge) = (try fixture.verifier(), try fixture.badge().compactBytes())
    func status(_ time: String, isHistorical: Bool = false) -> String {
      verifier.verify(badge, at: Badge.instant(time), isHistorical: isHistorical).status
    }
    for _ in 0..<2 {
      #expect(status("2026-06-01T00:00:00Z") == "passed STATUS_CLEAR")
      #expect(status("2026-06-10T00:05:00Z") == "passed STATUS_CLEAR")
      #expect(status("2026-06-10T00:05:01Z") == "undetermined STATUS_VERIFICATION_ERROR")
      #expect(status("2026-05-19T23:54:59Z") == "undetermined STATUS_VERIFICATION_ERROR")
      #expect(status("2026-05-19T23:55:00Z") == "passed STATUS_CLEAR")
      #expect(status("2026-05-01T00:00:00Z", isHistorical: true) == "warning STATUS_LATER")
    }
  }

  @Test func `a list by somebody else does not reach the memory`() throws {
    let own = try StatusFixture(values: [7: 1]).verifier().statusMemory(at: Badge.now)
    #expect(own.newest(of: StatusFixture.url)?.validFrom == Badge.instant(StatusFixture.listDate))
    let unsigned = StatusFixture(signing: .init(key: 2, method: StatusFixture.method))
    #expect(try unsigned.verifier().statusMemory(at: Badge.now).count == 0)
    // A list that is dated in the future would make all others old.
    var early = StatusFixture()
    early.changeList = { $0["validFrom"] = "2027-01-01T00:00:00Z" }
    #expect(try early.verifier().statusMemory(at: Badge.now).count == 0)
    #expect(try early.report().status == "undetermined STATUS_NOT_YET_VALID")
    let noUse = StatusFixture(use: ["credential"])
    #expect(try noUse.verifier().statusMemory(at: Badge.now).count == 0)
    // A listed provider cannot speak of a URL that a record keeps for its issuer.
    let method = "did:web:provider.example#1"
    var provider = StatusFixture(values: [7: 1], signing: .init(key: 2, method: method))
    provider.record = ["statusLists": [.string(StatusFixture.url.string)]]
    provider.otherRecords = [
      try Federation.record(
        id: "did:web:provider.example", key: 2, keyID: method,
        changeKey: ["use": ["statusList"]])
    ]
    provider.changeList = { $0["issuer"] = "did:web:provider.example" }
    #expect(try provider.verifier().statusMemory(at: Badge.now).count == 0)
    provider.record = [
      "statusLists": [
        ["url": .string(StatusFixture.url.string), "issuer": "did:web:provider.example"]
      ]
    ]
    #expect(try provider.verifier().statusMemory(at: Badge.now).count == 1)
  }
}
