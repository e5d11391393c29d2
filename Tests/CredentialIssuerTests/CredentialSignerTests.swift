import ControlledIdentifiers
import CredentialIssuer
import OpenSSLCrypto
import StrictJSON
import Testing

private func multibase() throws -> String {
  Multikey(try Fixture.key().publicKey).publicKeyMultibase
}

private func signer(_ issuer: ExactString, _ method: String? = nil) throws -> CredentialSigner {
  try CredentialSigner(key: try Fixture.key(), issuer: issuer, verificationMethod: method)
}

@Suite struct CredentialSignerTests {
  @Test func `a did:key issuer has one verification method`() throws {
    let did = DIDKey(Multikey(try Fixture.key().publicKey))
    let issuer = ExactString(did.did)
    #expect(try signer(issuer).verificationMethod == did.verificationMethod)
    #expect(try signer(issuer, did.verificationMethod).verificationMethod == did.verificationMethod)
  }

  @Test func `another issuer's method is its id and the key`() throws {
    #expect(
      try signer("did:web:university.example").verificationMethod
        == "did:web:university.example#\(multibase())")
    #expect(
      try signer("did:web:university.example", "did:web:university.example#2026")
        .verificationMethod == "did:web:university.example#2026")
  }

  @Test func `a template can name the key, and a run can name it otherwise`() throws {
    let template = try Fixture.template([
      ("verificationMethod", "did:web:university.example#2026")
    ])
    let named = try CredentialSigner(key: try Fixture.key(), for: template)
    #expect(named.verificationMethod == "did:web:university.example#2026")
    let other = try CredentialSigner(
      key: try Fixture.key(), for: template,
      verificationMethod: "did:web:university.example#2027")
    #expect(other.verificationMethod == "did:web:university.example#2027")
  }

  @Test func `a template that names the key has no other one sign`() throws {
    let own = try multibase()
    let template = try Fixture.template([
      ("verificationMethod", "did:web:university.example#2026"),
      ("publicKeyMultibase", .string(own)),
    ])
    #expect(template.publicKeyMultibase == own)
    let signer = try CredentialSigner(key: try Fixture.key(), for: template)
    #expect(signer.publicKeyMultibase == own)
    let other = try Ed25519PrivateKey(seed: Array(repeating: 9, count: 32))
    let found = Multikey(other.publicKey).publicKeyMultibase
    #expect(throws: IssuerError.templateKeyMismatch(template: own, key: found)) {
      _ = try CredentialSigner(
        key: try Ed25519PrivateKey(seed: Array(repeating: 9, count: 32)), for: template)
    }
  }

  @Test func `a did:key issuer with another key is refused`() throws {
    let other = DIDKey(
      Multikey(try Ed25519PrivateKey(seed: Array(repeating: 9, count: 32)).publicKey))
    let own = DIDKey(Multikey(try Fixture.key().publicKey)).did
    let issuer = ExactString(other.did)
    #expect(throws: IssuerError.issuerKeyMismatch(issuer: issuer, keyDID: own)) {
      _ = try signer(issuer)
    }
    #expect(throws: IssuerError.issuerKeyMismatch(issuer: issuer, keyDID: own)) {
      _ = try signer(issuer, other.verificationMethod)
    }
  }

  @Test func `a method of another controller is refused`() throws {
    let method = "did:web:other.example#2026"
    #expect(
      throws: IssuerError.verificationMethodForeign(
        method: method, issuer: "did:web:university.example")
    ) { _ = try signer("did:web:university.example", method) }
    let didKey = DIDKey(Multikey(try Fixture.key().publicKey)).verificationMethod
    #expect(
      throws: IssuerError.verificationMethodForeign(
        method: didKey, issuer: "did:web:university.example")
    ) { _ = try signer("did:web:university.example", didKey) }
  }

  @Test func `a method that shows another key is refused`() throws {
    let other = Multikey(try Ed25519PrivateKey(seed: Array(repeating: 9, count: 32)).publicKey)
    let method = "did:web:university.example#\(other.publicKeyMultibase)"
    #expect(
      throws: IssuerError.verificationMethodKeyMismatch(method: method, key: try multibase())
    ) { _ = try signer("did:web:university.example", method) }
  }

  @Test(arguments: ["did:web:university.example", "key", "", "did:web:university.example#"])
  func `a method that is no URL with a fragment is refused`(method: String) {
    #expect {
      _ = try signer("did:web:university.example", method)
    } throws: { error in
      guard case IssuerError.invalidVerificationMethod(method, _) = error else { return false }
      return true
    }
  }

  @Test func `a did:key has no method but its own`() throws {
    let did = DIDKey(Multikey(try Fixture.key().publicKey)).did
    #expect(
      throws: IssuerError.invalidVerificationMethod("\(did)#2026", .didKeyFragmentDiffers)
    ) { _ = try signer(ExactString(did), "\(did)#2026") }
  }

  @Test func `a signer for another issuer is refused`() throws {
    let list = try Fixture.list(csv: Fixture.table(1))
    let other = try signer("did:web:other.example")
    #expect(
      throws: IssuerError.signerForeign(
        signer: "did:web:other.example", issuer: "did:web:university.example")
    ) { _ = try Issuance(list, signer: other) }
  }
}
