import ControlledIdentifiers
import CredentialVerifier
import FuzzSupport
import JOSE
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Any bytes are read as a token or refused with a reason; what is read has only that text; and what
/// verifies is our own token, whatever the input made of it.
@c(LLVMFuzzerTestOneInput)
public func fuzzJWT(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let world = World.shared
  world.read(bytes)
  world.readParts(bytes)
  world.judge(replacing: bytes)
  return 0
}

/// What every run shares.
private final class World: Sendable {
  static let shared = World()

  private let now = Instant(secondsSinceEpoch: 1_790_000_000)
  private let verifier = Verifier(trust: nil)
  private let key: PublicKey?
  /// A token that holds.
  private let signed: [UInt8]

  private init() {
    let made = try? World.signedToken()
    (key, signed) = (made?.0, made?.1 ?? [])
    require(verifier.verify(signed, at: now).proofState == "holds", "our own token holds")
  }

  /// Reads the input itself.
  func read(_ bytes: [UInt8]) {
    let report = verifier.verify(bytes, at: now)
    require(!report.explanation.isEmpty, "a verdict has an explanation")
    require((try? JSONDocument(report.json().compactBytes())) != nil, "a report is JSON")
    require(report.verdict.exitCode != 0, "nothing is accepted without a list")
    _ = verifier.envelopeExplanation(of: bytes)
    do throws(JOSEError) {
      let token = try CompactJWS(bytes)
      require(TokenText.isToken(bytes), "what is read is told to be a token")
      require(contains(bytes, token.text), "a token has one text")
      require(!token.payload.isEmpty && !token.signature.isEmpty, "a token has three parts")
      check(payload: token.payload)
    } catch {
      require(!"\(error)".isEmpty && !error.code.isEmpty, "a refusal has a reason")
    }
  }

  /// Takes the input for the header, or for the payload, of a token: most bytes are no base64url.
  func readParts(_ bytes: [UInt8]) {
    check(payload: bytes)
    let header = Base64URL.encode(bytes)
    let payload = Base64URL.encode(Array(#"{"iss":"did:web:a.example"}"#.utf8))
    let token = try? CompactJWS(Array("\(header).\(payload).AAAA".utf8))
    if let token {
      require(token.headerBytes == bytes, "the header is what was written")
      if let key { require((try? token.verify(by: key)) == nil, "nobody signed it") }
    }
    let good = Base64URL.encode(Array(#"{"alg":"EdDSA","kid":"did:key:x#x"}"#.utf8))
    _ = verifier.verify(Array("\(good).\(header).AAAA".utf8), at: now)
  }

  /// The document that a payload holds, with what claims add to it.
  private func check(payload: [UInt8]) {
    guard let root = try? JSONDocument(payload).root, let read = try? TokenPayload(root) else {
      return
    }
    require(read.document.kind == .object, "a document is an object")
    require(read.restored.isEmpty || read.misplaced == nil, "a misplaced document is left as it is")
  }

  /// Verifies a signed token of which the input replaces a part: two bytes say where it begins, one
  /// how long it is, the others stand in its place.
  func judge(replacing bytes: [UInt8]) {
    guard bytes.count >= 3, !signed.isEmpty else { return }
    let start = (Int(bytes[0]) << 8 | Int(bytes[1])) % signed.count
    let end = min(start + Int(bytes[2]), signed.count)
    let changed = Array(signed[..<start]) + bytes[3...] + signed[end...]
    guard verifier.verify(changed, at: now).proofState == "holds" else { return }
    require((try? CompactJWS(changed))?.text == signed, "what was changed does not hold")
  }

  private static func signedToken() throws -> (PublicKey, [UInt8]) {
    let key = try Ed25519PrivateKey(seed: [UInt8](repeating: 7, count: 32))
    let did = DIDKey(Multikey(key.publicKey))
    let payload: JSONTree = [
      "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
      ],
      "id": "urn:uuid:00000000-0000-4000-8000-000000000001",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ["id": .string(did.did), "type": ["Profile"], "name": "University"],
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": [
        "type": ["AchievementSubject"], "id": "did:example:learner",
        "achievement": [
          "id": "urn:uuid:00000000-0000-4000-8000-000000000002", "type": ["Achievement"],
          "name": "Caf\u{e9}", "description": "\u{20ac}", "criteria": ["narrative": "Pass"],
        ],
      ],
      "iss": .string(did.did), "sub": "did:example:learner",
      "jti": "urn:uuid:00000000-0000-4000-8000-000000000001", "nbf": 1_767_225_600,
    ]
    let header: JSONTree = ["alg": "EdDSA", "kid": .string(did.verificationMethod), "typ": "JWT"]
    let input =
      "\(Base64URL.encode(header.compactBytes())).\(Base64URL.encode(payload.compactBytes()))"
    let signature = try key.signature(for: Array(input.utf8))
    return (.ed25519(key.publicKey), Array("\(input).\(Base64URL.encode(signature))".utf8))
  }
}

/// Whether bytes are in others, in one piece.
private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
  guard part.count <= bytes.count else { return false }
  return (0...(bytes.count - part.count)).contains { bytes[$0...].starts(with: part) }
}
