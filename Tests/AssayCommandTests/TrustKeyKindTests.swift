import ControlledIdentifiers
import Foundation
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing

/// Keys of other kinds than Ed25519 for issuers, as institutions have them.
@Suite struct `Keys of other kinds for issuers` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture()
    try fixture.initializeAuthority()
    try fixture.addIssuer("did:web:uni.example")
  }

  /// A file with a key of each kind, and what the key is called in the issuer's record.
  private func files() throws -> [(argument: String, name: String)] {
    func key(_ text: String) throws -> PublicKey {
      try JSONWebKey(JSONDocument(Array(text.utf8)).root).publicKey
    }
    try fixture.folder.write(PublicKeyTexts.rsa, to: "rsa.jwk")
    try fixture.folder.write(PublicKeyTexts.p384, to: "p384.jwk")
    let base64 = Data(try key(PublicKeyTexts.ed25519).subjectPublicKeyInfo)
      .base64EncodedString(options: .lineLength64Characters)
    try fixture.folder.write(
      "-----BEGIN PUBLIC KEY-----\n\(base64)\n-----END PUBLIC KEY-----\n", to: "ed25519.pem")
    return [
      ("rsa.jwk", PublicKeyTexts.rsaThumbprint), ("p384.jwk", PublicKeyTexts.p384Multikey),
      ("ed25519.pem", PublicKeyTexts.ed25519Multikey),
      (PublicKeyTexts.p256Multikey, PublicKeyTexts.p256Multikey),
    ]
  }

  @Test func `are given by a multikey, a JSON Web Key or a key in PEM`() throws {
    for (argument, name) in try files() {
      let added = try fixture.trust(
        "key", "add", "list", "--issuer", "did:web:uni.example", "--public-key", argument)
      #expect(added.output.hasPrefix("Added: did:web:uni.example#\(name)\n"), "\(added.output)")
    }
    try fixture.trust("sign", "list", "--role", "root", "--key", "alice.key")
    try fixture.trust("sign", "list", "--role", "root", "--key", "carol.key")
    try fixture.publish(at: "2026-01-02T00:00:00Z")
    let shown = try fixture.trust("show", "list.bundle", "--root", "list/1.root.json")
    for (_, name) in try files() { #expect(shown.output.contains("#\(name)")) }
    #expect(shown.output.contains("#\(PublicKeyTexts.rsaThumbprint), RSA, active"))
    #expect(shown.output.contains("#\(PublicKeyTexts.p256Multikey), P-256, active"))
    #expect(shown.output.contains("#\(PublicKeyTexts.ed25519Multikey), active"))
  }

  @Test func `begin a record, too`() throws {
    for (argument, name) in try files() {
      let id = "did:web:\(argument.utf8.count).example"
      try fixture.trust("add", "list", "--id", id, "--name", "x", "--public-key", argument)
      let shown = try fixture.trust("show", "list")
      #expect(shown.output.contains("\(id)#\(name)"))
    }
  }

  @Test func `never sign the list itself`() throws {
    for (argument, _) in try files() where argument != "ed25519.pem" {
      let result = try fixture.run([
        "trust", "init", "new", "--name", "x", "--root-key", argument, "--threshold", "1",
      ])
      #expect(result.status == 65, "\(argument)")
      #expect(result.errors.contains("is a key of the kind "))
      #expect(result.errors.contains("a list is signed by Ed25519 keys"))
    }
  }

  @Test func `T75 T77 are refused where they are private, weak or for something else`() throws {
    let p256 = PublicKeyTexts.p256
    let cases = [
      PublicKeyTexts.adding(#""d":"AA""#, to: p256),
      PublicKeyTexts.adding(#""use":"enc""#, to: p256),
      PublicKeyTexts.adding(#""alg":"EdDSA""#, to: p256),
      p256.replacingOccurrences(of: "qnsrJIM", with: "qnsrJIA"), "{", "{}",
      "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ]
    let before = try fixture.folder.read(fixture.recordPath())
    for text in cases {
      try fixture.folder.write(text, to: "key.txt")
      let result = try fixture.run([
        "trust", "key", "add", "list", "--issuer", "did:web:uni.example", "--public-key", "key.txt",
      ])
      #expect(result.status == 65, "\(text)")
      #expect(result.errors.contains("key.txt is no public key: "), "\(result.errors)")
    }
    #expect(try fixture.folder.read(fixture.recordPath()) == before)
  }
}
