import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

private let holder: ExactString = "did:web:holder.example"

/// A key of a document.
private func method(
  _ name: String = "did:web:holder.example#1", change: [String: JSONTree?] = [:]
) -> JSONTree {
  var tree: JSONTree = [
    "id": .string(name), "type": "Multikey", "controller": .string(holder.string),
    "publicKeyMultibase": .string(PublicKeyTexts.ed25519Multikey),
  ]
  for (name, value) in change { tree[name] = value }
  return tree
}

/// A document with one key for claims.
private func document(change: [String: JSONTree?] = [:]) -> JSONTree {
  var tree: JSONTree = [
    "@context": ["https://www.w3.org/ns/did/v1"], "id": .string(holder.string),
    "verificationMethod": [method()], "assertionMethod": ["did:web:holder.example#1"],
  ]
  for (name, value) in change { tree[name] = value }
  return tree
}

/// The code with which looking for a key ends; its kind where it is found.
private func outcome(
  _ tree: JSONTree, _ name: String = "did:web:holder.example#1",
  for use: VerificationRelationship = .assertionMethod
) throws -> String {
  let id = try VerificationMethodID(name)
  do throws(ControllerDocumentError) {
    return try ControllerDocument(tree.compactBytes()).key(id, for: use).publicKey.kindName
  } catch {
    #expect(error.problemType == "https://w3id.org/security#\(error.code)")
    #expect(!error.description.isEmpty)
    return error.code
  }
}

private let noDocument = "INVALID_CONTROLLED_IDENTIFIER_DOCUMENT"
private let otherDocument = "INVALID_CONTROLLED_IDENTIFIER_DOCUMENT_ID"
private let noMethod = "INVALID_VERIFICATION_METHOD"
private let notAllowed = "INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD"

@Suite struct ControllerDocumentTests {
  @Test func `a key is found by its name, for what it is allowed`() throws {
    #expect(try outcome(document()) == "Ed25519")
    #expect(try outcome(document(), for: .authentication) == notAllowed)
    let read = try ControllerDocument(document().compactBytes())
    #expect(read.id == holder)
    #expect(read.keyNames(for: .assertionMethod) == ["did:web:holder.example#1"])
    #expect(read.keyNames(for: .authentication) == [])
  }

  @Test func `a key may stand in its relationship, and names be relative to the document`() throws {
    let embedded = document(change: [
      "verificationMethod": nil, "assertionMethod": [method("#1")],
    ])
    #expect(try outcome(embedded) == "Ed25519")
    #expect(try outcome(embedded, for: .authentication) == notAllowed)
    let both = document(change: [
      "verificationMethod": [method("#1")], "authentication": ["#1"],
    ])
    #expect(try outcome(both) == "Ed25519")
    #expect(try outcome(both, for: .authentication) == "Ed25519")
  }

  @Test func `keys of every known type are read`() throws {
    func json(_ text: String) throws -> JSONTree { try JSONDocument(Array(text.utf8)).root.tree() }
    let cases: [([String: JSONTree?], String)] = [
      (["publicKeyMultibase": .string(PublicKeyTexts.p256Multikey)], "P-256"),
      (["publicKeyMultibase": .string(PublicKeyTexts.p384Multikey)], "P-384"),
      (["type": "Ed25519VerificationKey2020"], "Ed25519"),
      (
        [
          "type": "JsonWebKey", "publicKeyMultibase": nil,
          "publicKeyJwk": try json(PublicKeyTexts.rsa),
        ], "RSA"
      ),
      (
        [
          "type": "JsonWebKey2020", "publicKeyMultibase": nil,
          "publicKeyJwk": try json(PublicKeyTexts.p256),
        ], "P-256"
      ),
    ]
    for (change, kind) in cases {
      let tree = document(change: ["verificationMethod": [method(change: change)]])
      #expect(try outcome(tree) == kind)
    }
  }

  /// Source: W3C Controlled Identifiers 1.0 §3.3.
  @Test func `each step that fails is told by its own code`() throws {
    let jwk = try JSONDocument(Array(PublicKeyTexts.p256.utf8)).root.tree()
    let methods: [[String: JSONTree?]] = [
      ["controller": nil], ["controller": "did:web:other.example"], ["controller": 1],
      ["type": nil], ["type": "Multikey2"], ["type": "X25519KeyAgreementKey2020"],
      ["type": "JsonWebKey"], ["publicKeyMultibase": nil], ["publicKeyMultibase": 1],
      ["publicKeyMultibase": "z6Mk"], ["publicKeyJwk": jwk],
      ["publicKeyMultibase": nil, "publicKeyJwk": jwk],
      [
        "type": "Ed25519VerificationKey2020",
        "publicKeyMultibase": .string(PublicKeyTexts.p256Multikey),
      ],
      ["secretKeyMultibase": "z"], ["privateKeyJwk": [:]], ["expires": "tomorrow"], ["revoked": 1],
      [
        "type": "JsonWebKey", "publicKeyMultibase": nil, "publicKeyJwk": ["kty": "oct", "k": "AA"],
      ],
    ]
    for change in methods {
      let tree = document(change: ["verificationMethod": [method(change: change)]])
      #expect(try outcome(tree) == noMethod, "\(change)")
    }
    #expect(try outcome(document(), "did:web:holder.example#2") == noMethod)
    #expect(try outcome(document(), "did:web:other.example#1") == otherDocument)
    #expect(try outcome(document(change: ["assertionMethod": nil])) == notAllowed)
    #expect(try outcome(document(change: ["assertionMethod": []])) == notAllowed)
    #expect(try outcome(document(change: ["assertionMethod": ["#2"]])) == notAllowed)
    #expect(
      try outcome(document(change: ["assertionMethod": nil, "keyAgreement": ["#1"]])) == notAllowed)
  }

  @Test func `what is no such document gives no key`() throws {
    let changes: [[String: JSONTree?]] = [
      ["id": nil], ["id": 1], ["id": "holder"], ["id": "did:web:holder.example#x"],
      ["id": "did:web:holder.example/x"], ["verificationMethod": "x"],
      ["verificationMethod": method()], ["verificationMethod": ["x"]],
      ["verificationMethod": [["type": "Multikey"]]], ["verificationMethod": [method(), method()]],
      ["verificationMethod": [method(), method("#1")]], ["authentication": [method("#1")]],
      ["authentication": "#1"], ["authentication": [1]], ["assertionMethod": [""]],
      ["keyAgreement": [method("#1")]], ["capabilityInvocation": [["id": 1]]],
    ]
    for change in changes {
      #expect(try outcome(document(change: change)) == noDocument, "\(change)")
    }
    for text in ["", "[]", "{", "1", "{\"id\":\"did:web:a.example\",\"id\":\"did:web:b.example\"}"]
    {
      #expect(throws: ControllerDocumentError.self) { try ControllerDocument(Array(text.utf8)) }
    }
  }

  @Test func `Specification item 5: an unknown name is no other key of the document`() throws {
    let tree = document(change: [
      "verificationMethod": [method(), method("#2")], "assertionMethod": ["#1", "#2"],
    ])
    #expect(try outcome(tree, "did:web:holder.example#1") == "Ed25519")
    for name in ["0", "3", "1%32", "", "#"] {
      guard let id = try? VerificationMethodID("did:web:holder.example#\(name)") else { continue }
      let read = try ControllerDocument(tree.compactBytes())
      #expect(throws: ControllerDocumentError.self) { try read.key(id, for: .assertionMethod) }
    }
  }

  @Test func `a key ends at the first of its times`() throws {
    func end(_ change: [String: JSONTree?]) throws -> Instant? {
      let tree = document(change: ["verificationMethod": [method(change: change)]])
      return try ControllerDocument(tree.compactBytes())
        .key(VerificationMethodID("did:web:holder.example#1"), for: .assertionMethod).ends
    }
    let (early, late) = ("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
    #expect(try end([:]) == nil)
    #expect(try end(["expires": .string(late)]) == Instant(rfc3339: late))
    #expect(try end(["revoked": .string(early)]) == Instant(rfc3339: early))
    #expect(
      try end(["expires": .string(late), "revoked": .string(early)]) == Instant(rfc3339: early))
  }

  @Test func `a document has limits`() throws {
    let names = (0..<257).map { "#\($0)" }
    let many = document(change: ["verificationMethod": .array(names.map { method($0) })])
    #expect(try outcome(many) == noDocument)
    let fine = document(change: ["verificationMethod": .array(names.dropLast().map { method($0) })])
    #expect(try outcome(fine) == "Ed25519")
    // Spread over its lists.
    let half = names.prefix(200).map { method("#a\($0.dropFirst())") }
    let spread = document(change: [
      "verificationMethod": .array(names.prefix(200).map { method($0) }),
      "keyAgreement": .array(half),
    ])
    #expect(try outcome(spread) == noDocument)
    let references = [JSONTree](repeating: "#1", count: 257)
    #expect(try outcome(document(change: ["assertionMethod": .array(references)])) == noDocument)
    let long = document(change: ["x": .string(String(repeating: "x", count: 70_000))])
    #expect(try outcome(long) == noDocument)
    var deep: JSONTree = []
    for _ in 0..<20 { deep = [deep] }
    #expect(try outcome(document(change: ["x": deep])) == noDocument)
  }
}
