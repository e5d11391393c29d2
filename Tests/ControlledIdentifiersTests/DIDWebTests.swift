import ControlledIdentifiers
import StrictJSON
import TestSupport
import Testing

@Suite struct DIDWebTests {
  @Test(arguments: [
    ("did:web:uni.example", "https://uni.example/.well-known/did.json"),
    ("did:web:w3c-ccg.github.io:user:alice", "https://w3c-ccg.github.io/user/alice/did.json"),
    ("did:web:uni.example%3A3000", "https://uni.example:3000/.well-known/did.json"),
    ("did:web:uni.example%3A3000:user:alice", "https://uni.example:3000/user/alice/did.json"),
    ("did:web:xn--bcher-kva.example:a_b.c-d", "https://xn--bcher-kva.example/a_b.c-d/did.json"),
    ("did:web:uni.example:%C3%A9", "https://uni.example/%C3%A9/did.json"),
    ("did:web:1.2.3.example", "https://1.2.3.example/.well-known/did.json"),
  ])
  func `a DID has one place, and a place one DID`(did: String, url: String) throws {
    let read = try DIDWeb(did)
    #expect(read.did.text == ExactString(did))
    #expect(read.url == url)
    #expect(try DIDWeb(url: url).did.text == ExactString(did))
  }

  @Test(
    arguments: [
      ("did:key:z6Mk", .notDIDWeb(method: "key")),
      ("did:webs:uni.example", .notDIDWeb(method: "webs")),
      ("did:web:", .didIdentifierMissing), ("did:web:uni.example:", .didIdentifierMissing),
      ("did:web:uni.example/path", .didNotBare(byte: 0x2F, index: 19)),
      // No whole name, or spelt otherwise.
      ("did:web:localhost", .didWebHost), ("did:web:Uni.example", .didWebHost),
      ("did:web:uni.example.", .didWebHost), ("did:web:.example", .didWebHost),
      ("did:web:uni..example", .didWebHost), ("did:web:-uni.example", .didWebHost),
      ("did:web:uni-.example", .didWebHost), ("did:web:uni_x.example", .didWebHost),
      ("did:web:%75ni.example", .didWebHost), ("did:web:uni.example%2Fevil.example", .didWebPort),
      ("did:web:uni.example%40evil.example", .didWebPort),
      // Addresses, as browsers read them.
      ("did:web:127.0.0.1", .didWebHost), ("did:web:127.1", .didWebHost),
      ("did:web:2130706433", .didWebHost), ("did:web:0x7f.1", .didWebHost),
      ("did:web:uni.0x7f", .didWebHost), ("did:web:1.2.3.4%3A80", .didWebHost),
      ("did:web:%5B::1%5D", .didWebHost),
      // Ports.
      ("did:web:uni.example%3a3000", .didWebPort), ("did:web:uni.example%3A", .didWebPort),
      ("did:web:uni.example%3A0", .didWebPort), ("did:web:uni.example%3A08080", .didWebPort),
      ("did:web:uni.example%3A65536", .didWebPort), ("did:web:uni.example%3A443", .didWebPort),
      ("did:web:uni.example%3A80%3A81", .didWebPort), ("did:web:uni.example%3A8o", .didWebPort),
      // Paths.
      ("did:web:uni.example::a", .didWebPath), ("did:web:uni.example:..:a", .didWebPath),
      ("did:web:uni.example:.", .didWebPath), ("did:web:uni.example:%2E%2E", .didWebPath),
      ("did:web:uni.example:a%2Fb", .didWebPath), ("did:web:uni.example:a%5Cb", .didWebPath),
      ("did:web:uni.example:%61", .didWebPath), ("did:web:uni.example:%c3%a9", .didWebPath),
      ("did:web:uni.example:a%00", .didWebPath), ("did:web:uni.example:a%3Fb", .didWebPath),
      ("did:web:uni.example:a%23b", .didWebPath), ("did:web:uni.example:a%20b", .didWebPath),
      ("did:web:uni.example:.well-known", .didWebPath),
    ] as [(String, IdentifierError)])
  func `what has no place, or a second spelling, is refused with its reason`(
    did: String, error: IdentifierError
  ) {
    #expect(throws: error, "\(did)") { try DIDWeb(did) }
  }

  @Test func `a host of more than 253 bytes, or a label of more than 63, is refused`() throws {
    let label = String(repeating: "a", count: 63)
    _ = try DIDWeb("did:web:\(label).example")
    #expect(throws: IdentifierError.didWebHost) { try DIDWeb("did:web:\(label)a.example") }
    let long = [String](repeating: label, count: 4).joined(separator: ".")
    #expect(throws: IdentifierError.didWebHost) { try DIDWeb("did:web:\(long)") }
  }

  @Test(
    arguments: [
      "", "https://uni.example", "https://uni.example/did.json",
      "http://uni.example/.well-known/did.json", "https://uni.example/.well-known/did.jsonld",
      "https://uni.example//did.json", "https://uni.example/a//did.json",
      "https://uni.example/a/.well-known/did.json", "https://user@uni.example/.well-known/did.json",
      "https://uni.example:443/.well-known/did.json", "https://uni.example/.well-known/did.json?a",
      "https://uni.example/.well-known/did.json#k", "https://UNI.example/.well-known/did.json",
      "https://127.0.0.1/.well-known/did.json", "https://[::1]/.well-known/did.json",
      "https://uni.example/../did.json", "https://uni.example/a:b/did.json", "https:///did.json",
      "https://uni.example%3A80/.well-known/did.json",
    ])
  func `another URL is the place of no did web`(url: String) {
    #expect(throws: IdentifierError.self, "\(url)") { try DIDWeb(url: url) }
  }
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct DIDWebVectorTests {
  @Test func `the places of the vectors are those that are asked`() throws {
    let json = try JSONDocument(Vectors.bytes("tbd-web5/did_web/resolve.json")).root
    let vectors = try #require(json["vectors"]?.elements)
    var (resolved, refused, absent) = (0, 0, 0)
    for vector in vectors {
      let input = try #require(vector["input"])
      let uri = try #require(input["didUri"]?.string)
      if let server = input["mockServer"]?.members, let place = server.first(where: { _ in true }) {
        let did = try DIDWeb(uri)
        #expect(did.url == place.name)
        let document = try ControllerDocument(place.value.canonicalBytes())
        #expect(document.id == did.did.text)
        resolved += 1
      } else if (try? DIDWeb(uri)) == nil {
        refused += 1
      } else {
        // Well-formed, and nobody there.
        absent += 1
      }
    }
    #expect(resolved == 3)
    #expect(refused >= 2)
    #expect(absent <= 1)
  }
}
