import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust

/// Says of a record's only key what it is.
private func multikey(_ text: String) -> (inout JSONTree) -> Void {
  {
    $0["publicKeyMultibase"] = .string(text)
    $0["alg"] = nil
  }
}

/// Says of a record's only key what it is, as a JSON Web Key.
private func jwk(_ text: String) -> (inout JSONTree) throws -> Void {
  {
    $0["type"] = "JsonWebKey"
    $0["publicKeyMultibase"] = nil
    $0["publicKeyJwk"] = try JSONDocument(Array(text.utf8)).root.tree()
    $0["alg"] = nil
  }
}

/// The public key of a JSON Web Key.
private func publicKey(_ text: String) throws -> PublicKey {
  try JSONWebKey(JSONDocument(Array(text.utf8)).root).publicKey
}

@Suite struct `Keys of issuers, of all kinds` {
  private func code(_ change: (inout JSONTree) throws -> Void) -> String {
    TestList.code { _ = try TestRecord.key(change) as ListedKey }
  }

  @Test(arguments: [
    (PublicKeyTexts.ed25519, PublicKeyTexts.ed25519Multikey),
    (PublicKeyTexts.p256, PublicKeyTexts.p256Multikey),
    (PublicKeyTexts.p384, PublicKeyTexts.p384Multikey),
  ])
  func `a multikey and a JSON Web Key of it are the same key`(text: String, multi: String) throws {
    let expected = try publicKey(text)
    for key in [try TestRecord.key(multikey(multi)), try TestRecord.key(jwk(text))] {
      #expect(key.publicKey == expected)
      #expect(key.rawRepresentation == expected.rawRepresentation)
      #expect(key.publicKeyMultibase == multi)
      #expect(key.algorithms == nil)
    }
  }

  @Test func `an RSA key is a JSON Web Key`() throws {
    let key = try TestRecord.key(jwk(PublicKeyTexts.rsa))
    let expected = try publicKey(PublicKeyTexts.rsa)
    #expect(key.publicKey == expected)
    #expect(key.rawRepresentation == expected.rawRepresentation)
    #expect(key.publicKeyMultibase == nil)
    #expect(key.maySign(with: "RS256"))
    #expect(key.maySign(with: "PS256"))
    #expect(!key.maySign(with: "ES256"))
  }

  @Test(arguments: [
    (PublicKeyTexts.ed25519, ["EdDSA"], ["ES256"]),
    (PublicKeyTexts.ed25519, ["EdDSA", "Ed25519"], ["EdDSA", "ES256"]),
    (PublicKeyTexts.p256, ["ES256"], ["EdDSA"]), (PublicKeyTexts.p256, ["ES256"], ["ES384"]),
    (PublicKeyTexts.p384, ["ES384"], ["ES256"]), (PublicKeyTexts.rsa, ["RS256"], ["HS256"]),
    (PublicKeyTexts.rsa, ["PS256", "RS256"], ["none"]), (PublicKeyTexts.rsa, ["RS512"], []),
  ])
  func `T77 algorithms are those of the key's kind`(
    text: String, fitting: [String], others: [String]
  ) throws {
    let key = try TestRecord.key {
      try jwk(text)(&$0)
      $0["alg"] = .array(fitting.map { .string($0) })
    }
    #expect(key.algorithms == fitting.map { ExactString($0) })
    for name in fitting { #expect(key.maySign(with: ExactString(name))) }
    for name in others where !fitting.contains(name) {
      #expect(!key.maySign(with: ExactString(name)))
    }
    #expect(
      code {
        try jwk(text)(&$0)
        $0["alg"] = .array(others.map { .string($0) })
      } == "TRUST_MALFORMED")
  }

  @Test func `a key signs with no other algorithm than the record has`() throws {
    let key = try TestRecord.key {
      try jwk(PublicKeyTexts.rsa)(&$0)
      $0["alg"] = ["PS256"]
    }
    #expect(key.maySign(with: "PS256"))
    #expect(!key.maySign(with: "RS256"))
    // The key itself may say so.
    let own = PublicKeyTexts.adding(#""alg":"PS256""#, to: PublicKeyTexts.rsa)
    let saying = try TestRecord.key(jwk(own))
    #expect(saying.algorithms == ["PS256"])
    #expect(!saying.maySign(with: "RS256"))
    // And then the record says nothing else.
    #expect(
      code {
        try jwk(own)(&$0)
        $0["alg"] = ["RS256"]
      } == "TRUST_MALFORMED")
  }

  @Test func `T75 T77 a key of the wrong form makes the record unusable`() {
    let p256 = PublicKeyTexts.p256
    let changes: [(inout JSONTree) throws -> Void] = [
      multikey("zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZp"),
      // P-521, and an RSA key as a multikey.
      multikey(
        Multibase.encode([0x82, 0x24, 2] + [UInt8](repeating: 1, count: 66), as: .base58btc)),
      multikey(Multibase.encode([0x85, 0x24, 0x30, 0x82], as: .base58btc)),
      // A point that is written out.
      multikey(
        Multibase.encode([0x80, 0x24, 4] + [UInt8](repeating: 1, count: 64), as: .base58btc)),
      jwk(PublicKeyTexts.adding(#""d":"AA""#, to: p256)),
      jwk(PublicKeyTexts.adding(#""use":"enc""#, to: p256)),
      jwk(PublicKeyTexts.adding(#""alg":"EdDSA""#, to: p256)), jwk(#"{"kty":"oct","k":"AA"}"#),
      jwk(#"{"kty":"EC","crv":"P-521","x":"AA","y":"AA"}"#), jwk("{}"),
      // Both forms of a key, or the form of the other type.
      {
        try jwk(p256)(&$0)
        $0["publicKeyMultibase"] = .string(PublicKeyTexts.p256Multikey)
      },
      {
        multikey(PublicKeyTexts.p256Multikey)(&$0)
        $0["publicKeyJwk"] = try JSONDocument(Array(p256.utf8)).root.tree()
      },
      {
        try jwk(p256)(&$0)
        $0["type"] = "Multikey"
      },
      {
        multikey(PublicKeyTexts.p256Multikey)(&$0)
        $0["type"] = "JsonWebKey"
      },
      {
        try jwk(p256)(&$0)
        $0["publicKeyJwk"] = .string(PublicKeyTexts.p256Multikey)
      },
    ]
    for (index, change) in changes.enumerated() {
      #expect(code(change) == "TRUST_MALFORMED", "change \(index)")
    }
  }

  /// Of the right form, and refused when it is first used; a record with such a key is never written.
  @Test func `T75 T77 a key that is off its curve or too short is no key`() throws {
    let modulus = Base64URL.encode([0x80] + [UInt8](repeating: 0xFF, count: 127))
    let offCurve = PublicKeyTexts.p256.replacing("qnsrJIM", with: "qnsrJIA")
    let cases: [((inout JSONTree) throws -> Void, String)] = [
      (jwk(#"{"kty":"RSA","n":"\#(modulus)","e":"AQAB"}"#), "1024 bits"),
      (jwk(offCurve), "no point of"),
      (
        multikey(
          Multibase.encode([0x80, 0x24, 2] + [UInt8](repeating: 0xFF, count: 32), as: .base58btc)),
        "no point of"
      ),
    ]
    for (change, words) in cases {
      let key = try TestRecord.key(change)
      #expect(key.publicKey == nil)
      var record = try TestRecord.university()
      guard case .array(var keys) = record["keys"] else { return }
      try change(&keys[0])
      record["keys"] = .array(keys)
      let error = #expect(throws: TrustError.self) { try RecordFile(record) }
      #expect(error?.code == "KEY_WEAK")
      #expect(error?.description.contains(words) == true, "\(String(describing: error))")
    }
    // A point that is none is nobody's key, whoever writes it how.
    let key = try TestRecord.key(jwk(offCurve))
    #expect(key.rawRepresentation != (try publicKey(PublicKeyTexts.p256)).rawRepresentation)
  }

  @Test func `under a did key or did jwk there is only the key that it is`() throws {
    func record(_ id: String, _ name: String, _ change: (inout JSONTree) throws -> Void) throws
      -> String
    {
      TestList.code { () throws -> Void in
        var entry = try TestRecord.key("\(id)#\(name)", TestKey("any"))
        try change(&entry)
        var tree = try TestRecord.university(id: id)
        tree["keys"] = [entry]
        _ = try IssuerRecord(tree.canonicalBytes(), file: "record")
      }
    }
    let didKey = "did:key:\(PublicKeyTexts.p256Multikey)"
    let didJWK = DIDJWK.did(of: try publicKey(PublicKeyTexts.rsa))
    let fine = [
      try record(didKey, PublicKeyTexts.p256Multikey, multikey(PublicKeyTexts.p256Multikey)),
      try record(didKey, PublicKeyTexts.p256Multikey, jwk(PublicKeyTexts.p256)),
      try record(didJWK, "0", jwk(PublicKeyTexts.rsa)),
      try record(
        DIDJWK.did(of: publicKey(PublicKeyTexts.p256)), "0", multikey(PublicKeyTexts.p256Multikey)),
    ]
    #expect(fine == [String](repeating: "accepted", count: 4))
    let wrong = [
      try record(didKey, "k", multikey(PublicKeyTexts.ed25519Multikey)),
      try record(didKey, "k", jwk(PublicKeyTexts.rsa)),
      try record(didJWK, "0", multikey(PublicKeyTexts.p256Multikey)),
      try record(didJWK, "1", jwk(PublicKeyTexts.rsa)),
      try record("did:jwk:e30", "0", jwk(PublicKeyTexts.rsa)),
    ]
    #expect(wrong == [String](repeating: "TRUST_MALFORMED", count: 5))
  }

  @Test(arguments: [
    PublicKeyTexts.ed25519, PublicKeyTexts.p256, PublicKeyTexts.p384, PublicKeyTexts.rsa,
  ])
  func `a key of each kind is given to an issuer`(text: String) throws {
    let key = try publicKey(text)
    let time = try Instant(rfc3339: "2026-05-01T00:00:00Z")
    let old = try RecordFile(TestRecord.university())
    let draft = IssuerKeyDraft(key, signingFrom: time)
    let new = try old.adding(draft, updated: time)
    let added = try #require(new.record.keys.last)
    #expect(added.publicKey == key)
    #expect(added.id == IssuerKeyDraft.id(of: key, of: old.record.id))
    #expect(added.signingFrom == time)
    let error = #expect(throws: TrustError.self) {
      try new.adding(
        IssuerKeyDraft(key, id: "did:web:uni.example#x", signingFrom: time), updated: time)
    }
    #expect(error?.code == "TRUST_KEY_LISTED")
  }

  @Test func `an RSA key is named by its thumbprint, and the key of a did jwk by its DID`() throws {
    let key = try publicKey(PublicKeyTexts.rsa)
    let name = IssuerKeyDraft.id(of: key, of: "did:web:uni.example")
    #expect(name == ExactString("did:web:uni.example#\(PublicKeyTexts.rsaThumbprint)"))
    let did = DIDJWK.did(of: key)
    #expect(IssuerKeyDraft.id(of: key, of: ExactString(did)) == ExactString("\(did)#0"))
    let other = try publicKey(PublicKeyTexts.p256)
    #expect(
      IssuerKeyDraft.id(of: other, of: ExactString(did))
        == ExactString("\(did)#\(PublicKeyTexts.p256Multikey)"))
  }

  @Test(arguments: [PublicKeyTexts.ed25519, PublicKeyTexts.p256, PublicKeyTexts.rsa])
  func `a list finds whose key it is, of whatever kind`(text: String) throws {
    let key = try publicKey(text)
    var list = SmallList()
    let time = try Instant(rfc3339: "2026-05-01T00:00:00Z")
    let draft = IssuerKeyDraft(key, signingFrom: time)
    list.add(
      try SmallList.record("a.example", change: ["keys": [draft.entry(of: "did:web:a.example")]]),
      id: "did:web:a.example")
    list.add(try SmallList.record("b.example"), id: "did:web:b.example")
    let bundle = try list.bundle()
    let trust = try TrustBundle(bundle, root: list.root().file.bytes)
    #expect(trust.issuers(listing: key).map(\.id) == ["did:web:a.example"])
  }
}
