import ControlledIdentifiers
import DataIntegrity
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

private let exampleSeed: [UInt8] = Array(repeating: 7, count: 32)

private func signedExample() throws -> (JSONTree, Ed25519PublicKey) {
  let key = try Ed25519PrivateKey(seed: exampleSeed)
  let document: JSONTree = [
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://example.org/context"],
    "id": "urn:uuid:5f7d0f4c-1111-4222-8333-944445555666",
    "name": "Ünïcode \u{1F600} and \"quotes\"\n",
    "amount": 12,
    "nested": ["b": [1, 2, ["c": nil]], "a": true],
  ]
  let options = ProofOptions(
    verificationMethod: "did:key:z6Mk#z6Mk", created: try Instant(rfc3339: "2026-01-02T03:04:05Z"))
  return (try EddsaJcs2022.sign(document, options: options, key: key), key.publicKey)
}

/// Verifies the first proof of a text; the error says why it does not hold.
private func verification(_ bytes: [UInt8], _ key: Ed25519PublicKey) throws {
  let root = try JSONDocument(bytes).root
  guard let proof = DataIntegrityProof.proofs(of: root).first else {
    throw ProofError.proofNotAnObject
  }
  try EddsaJcs2022.verify(proof, securing: root, key: key)
}

@Suite struct EddsaJcs2022Tests {
  @Test func `a signed document verifies, however it is written`() throws {
    let (signed, key) = try signedExample()
    for bytes in [signed.compactBytes(), signed.prettyBytes(), signed.canonicalBytes()] {
      try verification(bytes, key)
    }
  }

  @Test func `a signature is the same each time`() throws {
    #expect(try signedExample().0 == signedExample().0)
  }

  @Test func `a second signature makes a proof set, and both verify`() throws {
    let (signed, key) = try signedExample()
    let other = try Ed25519PrivateKey(seed: Array(repeating: 9, count: 32))
    let both = try EddsaJcs2022.sign(
      signed, options: ProofOptions(verificationMethod: "did:key:z6Ml#z6Ml"), key: other)
    let root = try JSONDocument(both.compactBytes()).root
    let proofs = DataIntegrityProof.proofs(of: root)
    #expect(proofs.count == 2)
    try EddsaJcs2022.verify(proofs[0], securing: root, key: key)
    try EddsaJcs2022.verify(proofs[1], securing: root, key: other.publicKey)
    #expect(throws: ProofError.signatureInvalid) {
      try EddsaJcs2022.verify(proofs[1], securing: root, key: key)
    }
  }

  @Test func `T79 no single bit of a signed document can be changed`() throws {
    let (signed, key) = try signedExample()
    let bytes = signed.canonicalBytes()
    for offset in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[offset] ^= 1 << bit
        #expect(throws: (any Error).self, "byte \(offset), bit \(bit)") {
          try verification(changed, key)
        }
      }
    }
  }

  @Test func `the document's contexts must begin with those of the proof`() throws {
    var (signed, key) = try signedExample()
    signed["@context"] = ["https://example.org/context", "https://www.w3.org/ns/credentials/v2"]
    #expect(throws: ProofError.contextMismatch) { try verification(signed.compactBytes(), key) }
    signed["@context"] = nil
    #expect(throws: ProofError.contextMismatch) { try verification(signed.compactBytes(), key) }
  }

  @Test func `contexts after the signed ones are allowed by the suite, and told apart`() throws {
    var (signed, key) = try signedExample()
    guard case .array(let contexts)? = signed["@context"] else { return }
    signed["@context"] = .array(contexts + ["https://evil.example/context"])
    let root = try JSONDocument(signed.compactBytes()).root
    let proof = DataIntegrityProof.proofs(of: root)[0]
    try EddsaJcs2022.verify(proof, securing: root, key: key)
    #expect(EddsaJcs2022.leavesContextsUnsigned(proof, of: root))
  }

  @Test func `a malformed proof is refused with the reason`() throws {
    let (signed, key) = try signedExample()
    let cases: [(String, JSONTree?, ProofError)] = [
      ("proofValue", nil, .memberMissing("proofValue")),
      ("proofValue", 5, .memberMissing("proofValue")),
      ("proofValue", "z1111", .proofValueLength(4)),
      ("proofValue", "uAAAA", .proofValueEncoding(.multibasePrefixUnsupported(byte: 0x75))),
      ("cryptosuite", "eddsa-rdfc-2022", .unexpectedCryptosuite("eddsa-rdfc-2022")),
      ("type", "Ed25519Signature2020", .unexpectedCryptosuite("eddsa-jcs-2022")),
      ("created", "yesterday", .timeInvalid("created")),
      ("expires", 1, .timeInvalid("expires")),
      ("proofPurpose", "authentication", .signatureInvalid),
      ("extra", "member", .signatureInvalid),
    ]
    for (member, value, expected) in cases {
      var document = signed
      var proof = try #require(document["proof"])
      proof[member] = value
      document["proof"] = proof
      #expect(throws: expected) { try verification(document.compactBytes(), key) }
    }
  }

  @Test func `a proof that builds on others is refused, not read as one of the document alone`()
    throws
  {
    let (signed, key) = try signedExample()
    for previous in ["urn:uuid:p1", ["urn:uuid:p1"], [], nil] as [JSONTree] {
      var document = signed
      var proof = try #require(document["proof"])
      proof["previousProof"] = previous
      document["proof"] = proof
      #expect(throws: ProofError.chained) { try verification(document.compactBytes(), key) }
    }
  }

  @Test func `a proof from elsewhere holds, however it writes the contexts`() throws {
    let (signed, key) = try signedExample()
    var document = signed
    document["proof"] = nil
    document["@context"] = ["https://example.org/a"]
    let options = ProofOptions(verificationMethod: "did:key:z6Mk#z6Mk")
    let signer = try Ed25519PrivateKey(seed: exampleSeed)
    for context in ["https://example.org/a", ["https://example.org/a"]] as [JSONTree] {
      var written = document
      written["@context"] = context
      let proof = try #require(
        try EddsaJcs2022.sign(written, options: options, key: signer)["proof"])
      // The proof in a text of its own, and the document with its contexts in both ways.
      let apart = DataIntegrityProof(try JSONDocument(proof.compactBytes()).root)
      for stated in ["https://example.org/a", ["https://example.org/a"]] as [JSONTree] {
        var unsecured = document
        unsecured["@context"] = stated
        let root = try JSONDocument(unsecured.compactBytes()).root
        try EddsaJcs2022.verify(apart, securing: root, key: key)
        unsecured["proof"] = proof
        let together = try JSONDocument(unsecured.compactBytes()).root
        try EddsaJcs2022.verify(
          DataIntegrityProof.proofs(of: together)[0], securing: together, key: key)
      }
      var other = document
      other["@context"] = ["https://example.org/b"]
      let root = try JSONDocument(other.compactBytes()).root
      #expect(throws: ProofError.contextMismatch) {
        try EddsaJcs2022.verify(apart, securing: root, key: key)
      }
    }
  }

  @Test func `contexts that are objects are the same whatever the order of their members`() throws {
    let signer = try Ed25519PrivateKey(seed: exampleSeed)
    let document: JSONTree = [
      "@context": ["urn:a:b", ["x": true, "y": ["urn:c:d"]]], "id": "urn:a:b",
    ]
    var signed = try EddsaJcs2022.sign(
      document, options: ProofOptions(verificationMethod: "did:key:z6Mk#z6Mk"), key: signer)
    signed["@context"] = ["urn:a:b", ["y": ["urn:c:d"], "x": true]]
    try verification(signed.compactBytes(), signer.publicKey)
    // Further contexts follow, and the last one is not what it was.
    signed["@context"] = ["urn:a:b", ["y": ["urn:c:d"], "x": true], "urn:e:f"]
    try verification(signed.compactBytes(), signer.publicKey)
    for last in [["x": true], ["x": true, "y": ["urn:c:d"], "z": 1], "urn:c:d", nil] as [JSONTree] {
      signed["@context"] = ["urn:a:b", last, "urn:e:f"]
      #expect(throws: ProofError.contextMismatch) {
        try verification(signed.compactBytes(), signer.publicKey)
      }
    }
  }

  @Test func `a number does not pass for the beginning of another`() throws {
    let key = try Ed25519PrivateKey(seed: exampleSeed)
    var signed = try EddsaJcs2022.sign(
      ["@context": [["a": 1], 1]],
      options: ProofOptions(verificationMethod: "did:key:z6Mk#z6Mk"), key: key)
    signed["@context"] = [["a": 1], 12]
    #expect(throws: ProofError.contextMismatch) {
      try verification(signed.compactBytes(), key.publicKey)
    }
  }

  /// Were the contexts written one by one, each would take room for the whole document.
  @Test func `many contexts are compared at once`() throws {
    let key = try Ed25519PrivateKey(seed: exampleSeed)
    let contexts = JSONTree.array((0..<5000).map { ["a": .integer(Int64($0))] })
    let padding = JSONTree.string(String(repeating: "x", count: 1 << 20))
    let signed = try EddsaJcs2022.sign(
      ["@context": contexts, "padding": padding],
      options: ProofOptions(verificationMethod: "did:key:z6Mk#z6Mk"), key: key)
    try verification(signed.compactBytes(), key.publicKey)
  }

  @Test func `what stands where a proof should is replaced, kept or refused`() throws {
    let key = try Ed25519PrivateKey(seed: exampleSeed)
    let options = ProofOptions(verificationMethod: "did:key:z6Mk#z6Mk")
    for nothing in [nil, []] as [JSONTree] {
      let signed = try EddsaJcs2022.sign(
        ["proof": nothing, "a": 1], options: options, key: key)
      guard case .object(let members) = signed, case .object = signed["proof"] else {
        Issue.record("\(signed)")
        continue
      }
      #expect(members.map { $0.name } == ["proof", "a"])
      try verification(signed.compactBytes(), key.publicKey)
    }
    for malformed in [true, 7, "z1", ["z1"], [nil], [[:], []]] as [JSONTree] {
      #expect(throws: ProofError.proofNotAnObject) {
        try EddsaJcs2022.sign(["proof": malformed], options: options, key: key)
      }
    }
    let other: JSONTree = ["type": "https://example.org/#P"]
    for others in [other, [other]] as [JSONTree] {
      let signed = try EddsaJcs2022.sign(["proof": others], options: options, key: key)
      guard case .array(let proofs) = signed["proof"] else {
        Issue.record("\(signed)")
        continue
      }
      #expect(proofs.count == 2 && proofs.first == other)
    }
  }

  @Test func `only an object can be signed`() throws {
    let key = try Ed25519PrivateKey(seed: exampleSeed)
    let options = ProofOptions(verificationMethod: "did:key:z6Mk#z6Mk")
    #expect(throws: ProofError.documentNotAnObject) {
      try EddsaJcs2022.sign([1], options: options, key: key)
    }
  }
}
