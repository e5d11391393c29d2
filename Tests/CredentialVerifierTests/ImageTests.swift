import BadgeBaking
import CredentialVerifier
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing
import WireFormats

/// Credentials that come in images.
@Suite struct ImageTests {
  private static let university = "did:web:university.example"
  private static let method = "did:web:university.example#1"
  private static let svg = Array(
    "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>".utf8)

  private let verifier: Verifier

  init() throws {
    verifier = try Federation.verifier(
      try Federation.record(id: Self.university, keyID: Self.method))
  }

  private func signed(_ change: (inout JSONTree) -> Void = { _ in }) throws -> [UInt8] {
    var document = Badge.unsigned(issuer: Self.university)
    change(&document)
    return try Badge.sign(document, method: Self.method).compactBytes()
  }

  private func report(_ image: [UInt8], recipient: String? = nil) -> VerificationReport {
    verifier.verify(image, at: Badge.now, recipient: recipient.map { Recipient($0) })
  }

  @Test(arguments: [TestPNG.image(), svg])
  func `a badge in an image is verified as it is by itself`(image: [UInt8]) throws {
    let badge = try signed()
    let alone = verifier.verify(badge, at: Badge.now)
    let report = report(try BadgeImage(image).baked(with: badge))
    #expect(report.verdict.name == "accepted")
    #expect(report.codes(.image, .passed) == ["IMAGE_CARRIES"])
    #expect(report.forms == [image == Self.svg ? .svg : .png, .json])
    #expect(report.checks.count == alone.checks.count + 1)
    #expect(report.explanation == alone.explanation)
  }

  @Test func `what an image holds is explained too`() throws {
    let baked = try BadgeImage(TestPNG.image()).baked(with: try signed())
    #expect(verifier.explanations(of: baked).map(\.holds) == [true])
  }

  // MARK: Attacks

  @Test(arguments: [
    "{}", "{\"a\":1}", "[]", "\"text\"", "null", "{\"type\":\"VerifiableCredential\"}", "{", "a",
    "{\"type\":[\"BadgeClass\"],\"@context\":\"https://w3id.org/openbadges/v2\"}",
    "https://a.example/assertion", " ",
  ])
  func `item 13: an image with any JSON or text in it is not valid`(text: String) {
    for keyword in ["openbadgecredential", "openbadges"] {
      let image = TestPNG.image(TestPNG.internationalText(text, keyword: keyword))
      let report = report(image)
      #expect(report.verdict.name == "rejected", "\(text)")
      #expect(report.proofState == "unknown")
    }
  }

  @Test func `item 13: of two badges in one image neither is verified, nor repeated`() throws {
    let badge = String(decoding: try signed(), as: UTF8.self)
    let chunks = TestPNG.internationalText("{}") + TestPNG.internationalText(badge)
    let report = report(TestPNG.image(chunks))
    #expect(report.code(.image) == "IMAGE_CREDENTIAL_REPEATED")
    #expect(report.verdict.name == "rejected")
    #expect(report.json()["claims"] == nil)
    #expect(report.checks.count == 1)
    #expect(report.forms == [.png])
  }

  @Test func `item 13: a badge of older versions beside it is said`() throws {
    let badge = String(decoding: try signed(), as: UTF8.self)
    let old = TestPNG.internationalText("{}", keyword: "openbadges")
    let report = report(TestPNG.image(old, TestPNG.internationalText(badge)))
    #expect(report.verdict.name == "accepted")
    #expect(report.codes(.image, .warning) == ["IMAGE_OTHER_CREDENTIAL"])
  }

  @Test func `item 13: compressed text, and an older keyword, are said`() throws {
    let badge = String(decoding: try signed(), as: UTF8.self)
    let compressed = report(TestPNG.image(TestPNG.internationalText(badge, flag: 1)))
    #expect(compressed.verdict.name == "accepted")
    #expect(compressed.codes(.image, .warning) == ["IMAGE_TEXT_COMPRESSED"])
    let old = report(TestPNG.image(TestPNG.internationalText(badge, keyword: "openbadges")))
    #expect(old.verdict.name == "accepted")
    #expect(old.codes(.image, .warning) == ["IMAGE_LEGACY"])
  }

  @Test func `item 14: an element that stands elsewhere is said`() throws {
    let badge = String(decoding: try signed(), as: UTF8.self)
    let image =
      "<svg><g/><credential xmlns='https://purl.imsglobal.org/ob/v3p0'><![CDATA[\(badge)]]></credential></svg>"
    let report = report(Array(image.utf8))
    #expect(report.verdict.name == "accepted")
    #expect(report.codes(.image, .warning) == ["IMAGE_MISPLACED"])
  }

  @Test func `each fault of an image has its code, and rejects`() throws {
    let good = try BadgeImage(TestPNG.image()).baked(with: try signed())
    var damaged = good
    damaged[good.count - 20] ^= 1
    let decoy = TestPNG.chunk("tEXt", Array("openbadgecredential\0{}".utf8))
    let bomb = TestPNG.chunk(
      "iTXt", Array("openbadgecredential\0\u{1}\0\0\0".utf8) + TestPNG.bomb(runs: 70_000))
    let cases: [([UInt8], String)] = [
      (TestPNG.image(), "IMAGE_CREDENTIAL_MISSING"), (Self.svg, "IMAGE_CREDENTIAL_MISSING"),
      (damaged, "IMAGE_CHECK_SUM"), (good + [0], "IMAGE_TRAILING_BYTES"),
      (Array(good.dropLast()), "IMAGE_MALFORMED"), (Array("<svg>".utf8), "IMAGE_MALFORMED"),
      (TestPNG.image(decoy), "IMAGE_CREDENTIAL_MALFORMED"),
      (TestPNG.image(bomb), "IMAGE_TOO_LARGE"),
      (Array("<!DOCTYPE svg><svg/>".utf8), "IMAGE_ENTITIES"),
      (Array("<svg>&x;</svg>".utf8), "IMAGE_ENTITIES"), (Array("<html/>".utf8), "IMAGE_UNKNOWN"),
      ([0x1F, 0x8B, 8, 0], "IMAGE_COMPRESSED"),
    ]
    for (bytes, code) in cases {
      let report = report(bytes)
      #expect(report.code(.image) == code)
      #expect(report.verdict.name == "rejected")
      #expect(report.checks.count == 1)
      #expect(report.check(.image)?.reason?.problemType?.hasSuffix("#PARSING_ERROR") == true)
    }
  }

  @Test(arguments: [TestPNG.image(), svg])
  func `item 21: an image of another person is about another person`(image: [UInt8]) throws {
    let baked = try BadgeImage(image).baked(with: try signed())
    #expect(report(baked, recipient: "a@example.com").verdict.name == "accepted")
    let other = report(baked, recipient: "b@example.com")
    #expect(other.code(.recipient) == "RECIPIENT_MISMATCH")
    #expect(other.verdict.name == "rejected")
  }

  @Test func `a changed badge in a whole image is rejected`() throws {
    var document = Badge.unsigned(issuer: Self.university)
    document = try Badge.sign(document, method: Self.method).replacing(["name"], with: "x")
    let baked = try BadgeImage(TestPNG.image()).baked(with: document.compactBytes())
    #expect(report(baked).code(.proofSignature) == "SIGNATURE_INVALID")
  }

  // MARK: Images that a badge names

  /// A `data:` URL of an image.
  private static func dataURL(_ image: [UInt8], _ type: String = "image/png") -> JSONTree {
    .string("data:\(type);base64,\(Base64.encode(image))")
  }

  private static let other = TestPNG.image(TestPNG.chunk("tEXt", Array("a\0b".utf8)))

  /// The codes of the second check of the image that carries a badge.
  private func stated(
    _ image: [UInt8] = TestPNG.image(), _ change: (inout JSONTree) -> Void
  ) throws -> [String?] {
    let report = report(try BadgeImage(image).baked(with: try signed(change)))
    #expect(report.verdict.name == "accepted", "\(report.explanation)")
    return report.checks.filter { $0.id == .image }.dropFirst().map { $0.reason?.code }
  }

  @Test func `an image that the badge holds is compared with the one that carries it`() throws {
    let path = ["credentialSubject", "achievement", "image"]
    for (image, code) in [(TestPNG.image(), "IMAGE_AS_STATED"), (Self.other, "IMAGE_DIFFERS")] {
      let value: JSONTree = ["id": Self.dataURL(image), "type": "Image"]
      #expect(try stated { $0 = $0.replacing(path, with: value) } == [code])
      #expect(try stated { $0["image"] = value } == [code])
      let svg: JSONTree = ["id": Self.dataURL(image, "image/svg+xml"), "type": "Image"]
      #expect(try stated { $0["image"] = svg } == [])
    }
    let drawing: JSONTree = ["id": Self.dataURL(Self.svg, "image/svg+xml"), "type": "Image"]
    #expect(try stated(Self.svg) { $0["image"] = drawing } == ["IMAGE_AS_STATED"])
  }

  @Test func `of several images that the badge holds, one is enough`() throws {
    #expect(
      try stated {
        $0["image"] = ["id": Self.dataURL(Self.other), "type": "Image"]
        $0 = $0.replacing(
          ["credentialSubject", "achievement", "image"],
          with: ["id": Self.dataURL(TestPNG.image()), "type": "Image"])
      } == ["IMAGE_AS_STATED"])
  }

  @Test func `a digest of the image is compared`() throws {
    let url: JSONTree = "https://university.example/badge.png"
    func expectCode(_ digest: String, _ name: String, _ code: String?) throws {
      var resource: JSONTree = ["id": url, "mediaType": "image/png"]
      resource[name] = .string(digest)
      let resources: JSONTree = [resource]
      let codes = try stated {
        $0["image"] = ["id": url, "type": "Image"]
        $0["relatedResource"] = resources
      }
      #expect(codes == (code.map { [$0] } ?? []), "\(digest)")
    }
    for (image, code) in [(TestPNG.image(), "IMAGE_AS_STATED"), (Self.other, "IMAGE_DIFFERS")] {
      let digests: [(DigestAlgorithm, String, UInt8)] = [
        (.sha256, "sha256", 0x12), (.sha384, "sha384", 0x20), (.sha512, "sha512", 0x13),
      ]
      for (algorithm, name, number) in digests {
        let digest = algorithm.digest(of: image)
        try expectCode("\(name)-\(Base64.encode(digest))", "digestSRI", code)
        try expectCode("\(name)-\(Base64URL.encode(digest))", "digestSRI", code)
        let hash = [number, UInt8(digest.count)] + digest
        try expectCode(Multibase.encode(hash, as: .base58btc), "digestMultibase", code)
        try expectCode(Multibase.encode(hash, as: .base64url), "digestMultibase", code)
      }
    }
  }

  @Test func `a digest of something else says nothing of the image`() throws {
    let digest = "sha256-\(Base64.encode(DigestAlgorithm.sha256.digest(of: Self.other)))"
    let codes = try stated {
      $0["image"] = ["id": "https://university.example/badge.png", "type": "Image"]
      $0["relatedResource"] = [
        ["id": "https://university.example/logo.png", "digestSRI": .string(digest)]
      ]
    }
    #expect(codes == [])
    #expect(
      try stated { $0["image"] = ["id": "https://university.example/badge.png", "type": "Image"] }
        == [])
  }
}
