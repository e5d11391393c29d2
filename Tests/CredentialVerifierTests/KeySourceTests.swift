import ControlledIdentifiers
import CredentialVerifier
import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

/// Whose a key is that a proof names otherwise than the trust list does.
@Suite struct KeySourceTests {
  private static let university = "https://university.example/issuers/1"

  /// A key's own text, `z6Mk…`.
  private static func multikey(_ number: UInt8) throws -> String {
    try Badge.did(number).multikey.publicKeyMultibase
  }

  private static func jwkDID(_ number: UInt8) throws -> String {
    DIDJWK.did(of: .ed25519(try Badge.key(number).publicKey))
  }

  /// A verifier whose list has the university with key 1, and a college with key 2.
  private static func verifier(
    _ keyID: String = "\(university)#key-1", change: [String: JSONTree] = [:],
    changeKey: [String: JSONTree] = [:], documents: [JSONTree] = []
  ) throws -> Verifier {
    var list = Federation(records: [
      try Federation.record(
        id: university, key: 1, keyID: keyID, change: change, changeKey: changeKey),
      try Federation.record(
        id: "did:web:college.example", key: 2, keyID: "did:web:college.example#1"),
    ])
    list.others = documents.map { document in
      guard case .string(let id) = document["id"] else { return ("did/none.json", []) }
      return (TargetPlace.path(ofDocumentOf: ExactString(id)), document.compactBytes())
    }
    return Verifier(trust: try list.bundle())
  }

  /// The report on a badge of an issuer that a numbered key signs under a name.
  private static func report(
    issuer: String = university, key number: UInt8 = 1, method: String, _ verifier: Verifier,
    at time: Instant = Badge.now
  ) throws -> VerificationReport {
    let badge = try Badge.sign(Badge.unsigned(issuer: issuer), key: number, method: method)
    return Badge.report(badge, at: time, verifier: verifier)
  }

  // did:jwk.

  @Test func `a did jwk is its own key, and the list says whether it may award`() throws {
    let did = try Self.jwkDID(1)
    let unlisted = try Self.report(issuer: did, method: "\(did)#0", Verifier(trust: nil))
    #expect(unlisted.codes(.issuerKey, .passed) == ["KEY_IS_ISSUER"])
    #expect(unlisted.verdict.name == "untrusted")
    let record = try Federation.record(id: did, key: 1, keyID: "\(did)#0")
    let listed = try Self.report(issuer: did, method: "\(did)#0", Federation.verifier(record))
    #expect(listed.codes(.issuerKey, .passed) == ["KEY_LISTED"])
    #expect(listed.verdict.name == "accepted")
  }

  @Test func `Specification item 1: a did jwk has no other key than itself`() throws {
    let did = try Self.jwkDID(1)
    for fragment in ["1", "key-1", try Self.multikey(6)] {
      let report = try Self.report(
        issuer: did, key: 6, method: "\(did)#\(fragment)", Verifier(trust: nil))
      #expect(report.code(.proofSignature) == "VERIFICATION_METHOD_INVALID")
      #expect(report.verdict.name == "rejected")
    }
    // Another key under its name.
    let forged = try Self.report(issuer: did, key: 6, method: "\(did)#0", Verifier(trust: nil))
    #expect(forged.code(.proofSignature) == "SIGNATURE_INVALID")
    #expect(forged.verdict.name == "rejected")
  }

  // Hosted keys.

  @Test func `a key in the fragment of the issuer's URL is the listed one if it is the same`()
    throws
  {
    let method = "\(Self.university)#\(try Self.multikey(1))"
    let report = try Self.report(method: method, Self.verifier())
    #expect(report.codes(.issuerKey, .passed) == ["KEY_LISTED"])
    #expect(report.verdict.name == "accepted")
    // Under another id of the issuer's, too.
    let alias = ["alsoKnownAs": ["https://university.example/keys"] as JSONTree]
    let other = try Self.report(
      method: "https://university.example/keys#\(try Self.multikey(1))",
      Self.verifier(change: alias))
    #expect(other.verdict.name == "accepted")
  }

  @Test func `what the list says of the key counts under each of its names`() throws {
    let method = "\(Self.university)#\(try Self.multikey(1))"
    let cases: [([String: JSONTree], String, String)] = [
      (
        ["status": "retired", "statusSince": "2026-01-15T00:00:00Z"], "KEY_OUTSIDE_WINDOW",
        "untrusted"
      ),
      (["signingUntil": "2026-02-01T00:00:00Z"], "KEY_OUTSIDE_WINDOW", "untrusted"),
      (["use": ["statusList"]], "KEY_PURPOSE", "untrusted"),
      (["status": "compromised"], "KEY_COMPROMISED_NO_POE", "undetermined"),
    ]
    for (change, code, verdict) in cases {
      let report = try Self.report(method: method, Self.verifier(changeKey: change))
      #expect(report.code(.trustKey) ?? report.code(.trustKey, .undetermined) == code)
      #expect(report.verdict.name == verdict)
    }
  }

  @Test func `Specification item 1: a fragment by itself shows nothing of whose key it is`() throws
  {
    // The attacker's key under the issuer's name.
    let forged = try Self.report(
      key: 6, method: "\(Self.university)#\(try Self.multikey(6))", Self.verifier())
    #expect(forged.proofState == "holds")
    #expect(forged.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(forged.verdict.name == "untrusted")
    // The issuer's key under somebody else's name.
    for controller in [
      "https://university.example/issuers/2", "https://university.example/issuers/1/",
      "https://evil.example", "did:web:evil.example",
    ] {
      let other = try Self.report(
        method: "\(controller)#\(try Self.multikey(1))", Self.verifier())
      #expect(other.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
      #expect(other.verdict.name == "untrusted")
    }
    // A key that the list gives to another issuer.
    let college = try Self.report(
      key: 2, method: "\(Self.university)#\(try Self.multikey(2))", Self.verifier())
    #expect(college.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(college.verdict.name == "rejected")
  }

  // DID documents.

  /// A document with a key for claims.
  private static func document(
    _ id: String, key number: UInt8, name: String = "#key-9",
    change: [String: JSONTree] = [:], changeKey: [String: JSONTree] = [:]
  ) throws -> JSONTree {
    var key: JSONTree = [
      "id": .string(name), "type": "Multikey", "controller": .string(id),
      "publicKeyMultibase": .string(try multikey(number)),
    ]
    for (name, value) in changeKey { key[name] = value }
    var tree: JSONTree = [
      "id": .string(id), "verificationMethod": [key], "assertionMethod": [.string(name)],
    ]
    for (name, value) in change { tree[name] = value }
    return tree
  }

  private static let holder = "did:web:holder.example"

  @Test func `a document shows whose a key is, and not that they may award`() throws {
    let verifier = try Self.verifier(documents: [try Self.document(Self.holder, key: 3)])
    let report = try Self.report(
      issuer: Self.holder, key: 3, method: "\(Self.holder)#key-9", verifier)
    #expect(report.proofState == "holds")
    #expect(report.codes(.issuerKey, .passed) == ["KEY_IN_DOCUMENT"])
    #expect(report.code(.trustIssuer) == "ISSUER_NOT_TRUSTED")
    #expect(report.verdict.name == "untrusted")
    // Without the document nothing could be said.
    let none = try Self.report(
      issuer: Self.holder, key: 3, method: "\(Self.holder)#key-9", Self.verifier())
    #expect(none.code(.proofSignature, .undetermined) == "KEY_UNAVAILABLE")
    // It is the holder's key, and not the university's.
    let other = try Self.report(key: 3, method: "\(Self.holder)#key-9", verifier)
    #expect(other.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(other.verdict.name == "untrusted")
  }

  @Test func `a document of a listed issuer gives it no key that its record does not`() throws {
    let document = try Self.document(Self.university, key: 3)
    let report = try Self.report(
      key: 3, method: "\(Self.university)#key-9", Self.verifier(documents: [document]))
    #expect(report.codes(.issuerKey, .passed) == ["KEY_IN_DOCUMENT"])
    #expect(report.code(.trustKey) == "KEY_NOT_LISTED")
    #expect(report.verdict.name == "untrusted")
  }

  @Test func `a listed key that a document names otherwise is the listed one`() throws {
    let documents = [try Self.document(Self.university, key: 1)]
    let method = "\(Self.university)#key-9"
    let report = try Self.report(method: method, Self.verifier(documents: documents))
    #expect(report.codes(.issuerKey, .passed) == ["KEY_LISTED"])
    #expect(report.verdict.name == "accepted")
    let stolen = try Self.report(
      method: method, Self.verifier(changeKey: ["status": "compromised"], documents: documents))
    #expect(stolen.verdict.name == "undetermined")
  }

  @Test func `a document cannot take away what the record says of a key's name`() throws {
    // The document gives the name to another key; the record's key is the one that counts.
    let documents = [try Self.document(Self.university, key: 3, name: "#key-1")]
    let method = "\(Self.university)#key-1"
    let forged = try Self.report(key: 3, method: method, Self.verifier(documents: documents))
    #expect(forged.code(.proofSignature) == "SIGNATURE_INVALID")
    let genuine = try Self.report(method: method, Self.verifier(documents: documents))
    #expect(genuine.verdict.name == "accepted")
  }

  @Test func `a document that claims another issuer's key rejects`() throws {
    let documents = [try Self.document(Self.holder, key: 2)]
    let report = try Self.report(
      issuer: Self.holder, key: 2, method: "\(Self.holder)#key-9",
      Self.verifier(documents: documents))
    #expect(report.code(.issuerKey) == "ISSUER_KEY_MISMATCH")
    #expect(report.verdict.name == "rejected")
  }

  @Test func `a document that gives no key says why`() throws {
    let revoked = ["revoked": "2026-05-01T00:00:00Z" as JSONTree]
    let cases: [(JSONTree, Check.Outcome, String, String)] = [
      // Specification item 5: not the first key of the document instead.
      (
        try Self.document(Self.holder, key: 3, name: "#key-8"), .undetermined,
        "KEY_NOT_IN_DOCUMENT", "undetermined"
      ),
      (
        try Self.document(Self.holder, key: 3, change: ["assertionMethod": []]), .failed,
        "KEY_PURPOSE", "rejected"
      ),
      (
        try Self.document(
          Self.holder, key: 3, change: ["assertionMethod": [], "authentication": ["#key-9"]]),
        .failed, "KEY_PURPOSE", "rejected"
      ),
      (
        try Self.document(Self.holder, key: 3, changeKey: ["controller": "did:web:x.example"]),
        .undetermined, "DID_DOCUMENT_INVALID", "undetermined"
      ),
      (
        try Self.document(Self.holder, key: 3, change: ["verificationMethod": "x"]),
        .undetermined, "DID_DOCUMENT_INVALID", "undetermined"
      ),
      (
        try Self.document(Self.holder, key: 3, changeKey: revoked), .failed, "KEY_ENDED",
        "rejected"
      ),
    ]
    for (document, outcome, code, verdict) in cases {
      let report = try Self.report(
        issuer: Self.holder, key: 3, method: "\(Self.holder)#key-9",
        Self.verifier(documents: [document]))
      #expect(report.code(.proofSignature, outcome) == code)
      #expect(report.verdict.name == verdict, "\(code)")
    }
    // Before its end the key is good.
    let before = try Self.report(
      issuer: Self.holder, key: 3, method: "\(Self.holder)#key-9",
      Self.verifier(documents: [try Self.document(Self.holder, key: 3, changeKey: revoked)]),
      at: Badge.instant("2026-04-30T00:00:00Z"))
    #expect(before.codes(.issuerKey, .passed) == ["KEY_IN_DOCUMENT"])
  }

  @Test func `Specification item 5: a document's only key is not the one that a proof names`()
    throws
  {
    let documents = [try Self.document(Self.holder, key: 3)]
    for name in ["key-1", "0", try Self.multikey(3)] {
      let report = try Self.report(
        issuer: Self.holder, key: 3, method: "\(Self.holder)#\(name)",
        Self.verifier(documents: documents))
      #expect(report.code(.proofSignature, .undetermined) == "KEY_NOT_IN_DOCUMENT")
      #expect(report.verdict.name == "undetermined")
    }
  }
}
