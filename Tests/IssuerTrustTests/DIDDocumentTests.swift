import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust

/// DID documents that a list brings along.
@Suite struct DIDDocumentTests {
  private static func document(_ id: String, change: [String: JSONTree] = [:]) -> [UInt8] {
    var tree: JSONTree = [
      "id": .string(id),
      "verificationMethod": [
        [
          "id": "#1", "type": "Multikey", "controller": .string(id),
          "publicKeyMultibase": .string(PublicKeyTexts.p256Multikey),
        ]
      ],
      "assertionMethod": ["#1"],
    ]
    for (name, value) in change { tree[name] = value }
    return tree.compactBytes()
  }

  private static func path(_ id: ExactString) -> ExactString {
    TargetPlace.path(ofDocumentOf: id)
  }

  @Test func `a list's document is found by its controller, and by nobody else`() throws {
    var list = SmallList()
    list.add(try SmallList.record("uni.example"), id: "did:web:uni.example")
    for id in ["did:web:holder.example", "https://holder.example/keys"] {
      list.files.append((Self.path(ExactString(id)), Self.document(id)))
    }
    let trust = try list.read()
    for id: ExactString in ["did:web:holder.example", "https://holder.example/keys"] {
      let document = try #require(try trust.didDocument(for: id))
      #expect(document.id == id)
      let key = try document.key(VerificationMethodID("\(id)#1"), for: .assertionMethod)
      #expect(key.publicKey.kindName == "P-256")
    }
    #expect(
      Set(trust.documentedControllers) == ["did:web:holder.example", "https://holder.example/keys"])
    for id: ExactString in [
      "did:web:Holder.example", "did:web:uni.example", "https://holder.example/keys/", "",
    ] {
      #expect(try trust.didDocument(for: id) == nil)
    }
    // It is no record, and its controller no issuer.
    #expect(trust.record(forIssuer: "did:web:holder.example") == nil)
    #expect(trust.recordCount == 1)
  }

  @Test func `a document that cannot be used, or is another's, gives no key and harms no other`()
    throws
  {
    var list = SmallList()
    list.files = [
      (Self.path("did:web:a.example"), Array("{}".utf8)),
      (Self.path("did:web:b.example"), Self.document("did:web:holder.example")),
      (Self.path("did:web:c.example"), Self.document("did:web:c.example")),
    ]
    let trust = try list.read()
    #expect(throws: ControllerDocumentError.documentInvalid(.malformed("/id"))) {
      try trust.didDocument(for: "did:web:a.example")
    }
    #expect(throws: ControllerDocumentError.otherDocument(id: "did:web:holder.example")) {
      try trust.didDocument(for: "did:web:b.example")
    }
    #expect(try trust.didDocument(for: "did:web:c.example") != nil)
  }

  @Test func `a document that is too large is refused with its bundle`() throws {
    var list = SmallList()
    let long = Self.document(
      "did:web:a.example", change: ["x": .string(String(repeating: "x", count: 1 << 16))])
    list.files = [(Self.path("did:web:a.example"), long)]
    #expect(TestList.code { try list.read() } == "TRUST_TOO_LARGE")
  }

  @Test func `a file of a list is a document in the place of its controller`() throws {
    let bytes = Self.document("did:web:holder.example")
    let file = try TargetFile(document: bytes)
    #expect(file.path == Self.path("did:web:holder.example"))
    #expect(file.controller == "did:web:holder.example")
    #expect(TargetFile.isKnownPlace(file.path))
    #expect(try TargetFile(bytes, at: file.path).bytes == bytes)
    func code(_ bytes: [UInt8], _ path: ExactString) -> String {
      TestList.code { () throws -> Void in _ = try TargetFile(bytes, at: path) }
    }
    #expect(code(bytes, Self.path("did:web:other.example")) == "TRUST_PATH")
    #expect(code(bytes, "did/holder.json") == "TRUST_PATH")
    // Authorities have no such place.
    let name = Self.path("did:web:holder.example").string.dropFirst(4)
    #expect(code(bytes, ExactString("did/quality/\(name)")) == "TRUST_PATH")
    #expect(code(Array("{}".utf8), Self.path("did:web:holder.example")) == "TRUST_MALFORMED")
  }

  @Test(arguments: [
    "did:key:\(PublicKeyTexts.p256Multikey)", "did:jwk:e30", "did:web:Holder.example",
    "did:web:127.0.0.1", "did:web:holder.example%3A443", "holder", "did:web:holder.example#1",
  ])
  func `a document of an own key, or of a DID in another spelling, is not taken in`(id: String) {
    #expect(
      TestList.code { () throws -> Void in _ = try TargetFile(document: Self.document(id)) }
        == "TRUST_MALFORMED")
  }

  @Test func `a key that is listed twice counts by its worst entry`() throws {
    let key = try Multikey(publicKeyMultibase: PublicKeyTexts.p256Multikey).publicKey
    func entry(_ name: String, _ status: String) -> JSONTree {
      [
        "id": .string("did:web:uni.example#\(name)"), "type": "Multikey", "status": .string(status),
        "publicKeyMultibase": .string(PublicKeyTexts.p256Multikey),
        "statusSince": "2026-01-01T00:00:00Z",
      ]
    }
    func found(_ statuses: String...) throws -> String? {
      let keys = statuses.enumerated().map { entry("\($0.offset)", $0.element) }
      let record = try TestRecord.changed { $0["keys"] = .array(keys) }
      return record.key(equalTo: key)?.status.name
    }
    #expect(try found("active") == "active")
    #expect(try found("retired", "active") == "active")
    #expect(try found("active", "compromised") == "compromised")
    #expect(try found("retired", "destroyed") == "retired")
    #expect(try found() == nil)
  }
}
