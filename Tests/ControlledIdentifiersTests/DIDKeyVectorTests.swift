import ControlledIdentifiers
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct DIDKeyVectorTests {
  private static let folder = "multibase-didkey/did-method-key"

  @Test func `the Ed25519 keys of the method's own vectors come back, and their seeds fit`() throws
  {
    let document = try JSONDocument(Vectors.bytes("\(Self.folder)/ed25519-x25519.json"))
    var seen = 0
    for member in document.root.members {
      let did = try DIDKey(member.name)
      #expect(did.did == member.name)
      if let seed = member.value["seed"]?.string {
        let key = try Ed25519PrivateKey(seed: Base16.decode(seed)).publicKey
        #expect(DIDKey(Multikey(key)) == did)
      }
      let pair = member.value["verificationKeyPair"]
      if let key = pair?["publicKeyBase58"]?.string {
        #expect(try Base58.decode(key, maxBytes: 32) == did.multikey.publicKey.rawRepresentation)
      }
      let methods = try #require(
        member.value["didDocument"]?["verificationMethod"] ?? member.value["verificationMethod"])
      let method = try #require(methods[0]?["id"]?.string)
      #expect(did.verificationMethod == method)
      #expect(try VerificationMethodID(method).didKey() == did)
      seen += 1
    }
    #expect(seen > 0)
  }

  @Test func `the keys on the curves of NIST come back, and those on P-521 are refused by name`()
    throws
  {
    let document = try JSONDocument(Vectors.bytes("\(Self.folder)/nist-curves.json"))
    var kinds: [String] = []
    for member in document.root.members {
      let name = member.name
      guard !name.hasPrefix("did:key:z2J9") else {
        let error = try #require(throws: IdentifierError.self) { try DIDKey(name) }
        #expect(error == .keyKind(code: 0x1202))
        kinds.append("P-521")
        continue
      }
      let did = try DIDKey(name)
      #expect(did.did == name)
      let method = try #require(member.value["didDocument"]?["verificationMethod"]?[0])
      #expect(method["id"]?.string == did.verificationMethod)
      #expect(try VerificationMethodID(did.verificationMethod).didKey() == did)
      let key = did.multikey.publicKey
      if let jwk = method["publicKeyJwk"] {
        #expect(try JSONWebKey(jwk).publicKey == key)
      } else {
        let text = try #require(method["publicKeyBase58"]?.string)
        guard case .ecdsa(let point) = key else { continue }
        #expect(try Base58.decode(text, maxBytes: 64) == point.compressedRepresentation)
      }
      kinds.append(key.kindName)
    }
    #expect(kinds == ["P-256", "P-256", "P-384", "P-384", "P-521", "P-521", "P-256"])
  }

  @Test(arguments: [
    ("bls12381.json", "BLS12-381"), ("rsa.json", "RSA"),
    ("secp256k1.json", "secp256k1"), ("x25519.json", "X25519"),
  ])
  func `keys of other kinds are refused by name`(file: String, name: String) throws {
    let document = try JSONDocument(Vectors.bytes("\(Self.folder)/\(file)"))
    let dids = Self.didKeys(in: document.root)
    #expect(!dids.isEmpty)
    for did in dids {
      let error = try #require(throws: IdentifierError.self, "\(did)") { try DIDKey(did) }
      #expect(error.description.hasPrefix(name), "\(did): \(error)")
      #expect(error.description.hasSuffix(" key: Assay takes Ed25519, P-256 and P-384"))
    }
  }

  @Test func `every file of the folder is tested`() throws {
    #expect(
      try Vectors.files(in: Self.folder) == [
        "bls12381.json", "ed25519-x25519.json", "nist-curves.json", "rsa.json", "secp256k1.json",
        "x25519.json",
      ])
  }

  @Test func `the key pair of the EdDSA suites fits`() throws {
    let root = try JSONDocument(Vectors.bytes("w3c-vc-di-eddsa/keyPair.json")).root
    let text = try #require(root["publicKeyMultibase"]?.string)
    let secret = try Multibase.decode(
      #require(root["privateKeyMultibase"]?.string), maxBytes: 34
    ).bytes
    // The varint of the code of an Ed25519 private key.
    #expect(Array(secret.prefix(2)) == [0x80, 0x26])
    let key = try Ed25519PrivateKey(seed: Array(secret.dropFirst(2))).publicKey
    #expect(try Multikey(publicKeyMultibase: text) == Multikey(key))
    #expect(Multikey(key).publicKeyMultibase == text)
  }

  /// The DIDs that the members of a file's first level, or of its `didDocument`, are named after.
  private static func didKeys(in root: JSONValue) -> [String] {
    var dids: [String] = []
    for member in root.members {
      if member.name.hasPrefix("did:key:") { dids.append(member.name) }
      for inner in member.value.members where inner.name.hasPrefix("did:key:") {
        dids.append(inner.name)
      }
    }
    return dids
  }
}
