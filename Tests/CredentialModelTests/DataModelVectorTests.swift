import CredentialModel
import Foundation
import StrictJSON
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct `The W3C suite of the data model` {
  private static let folder = "w3c-vc-data-model-2.0"

  /// Where each refused document is at fault.
  private static let places: [String: JSONPointer] = [
    "credential-context-combo3-fail": "/@context/1",
    "credential-evidence-missing-type-fail": "/evidence/type",
    "credential-id-multi-fail": "/id",
    "credential-id-not-url-fail": "/id",
    "credential-id-subject-multi-fail": "/credentialSubject/id",
    "credential-issuer-no-url-fail": "/issuer",
    "credential-issuer-null-fail": "/issuer",
    "credential-issuer-object-id-null-fail": "/issuer/id",
    "credential-missing-base-context-fail-or-inject": "/@context/0",
    "credential-missing-required-type-fail": "/type",
    "credential-no-context-fail-or-inject": "/@context",
    "credential-no-issuer-fail": "/credentialSubject",
    "credential-no-subject-fail": "/credentialSubject",
    "credential-no-type-fail": "/type",
    "credential-proof-missing-type-fail": "/proof/type",
    "credential-refresh-no-type-fail": "/refreshService/type",
    "credential-schema-non-url-id-fail": "/credentialSchema/id",
    "credential-status-nonurl-id-fail": "/credentialStatus/id",
    "credential-status-type-nonurl-fail": "/credentialStatus/type",
    "credential-subject-multiple-empty-fail": "/credentialSubject/1",
    "credential-subject-no-claims-fail": "/credentialSubject",
    "credential-termsofuse-missing-type-fail": "/termsOfUse/type",
    "credential-type-mapped-nonurl-fail": "/type/1",
    "credential-type-unmapped-fail": "/type/1",
    "credential-validUntil-validFrom-fail": "/validUntil",
    "credential-validfrom-invalid-fail": "/validFrom",
    "presentation-context-order-fail": "/@context/0",
    "presentation-holder-fail": "/holder",
    "presentation-holder-name-fail": "/holder/id",
    "presentation-missing-base-context-fail": "/@context/0",
    "presentation-missing-required-type-fail": "/type",
    "presentation-no-type-fail": "",
    "presentation-vc-missing-required-type-fail": "/verifiableCredential/0/type",
    "credential-description-extra-prop-en-fail": "/description/url",
    "credential-name-extra-prop-en-fail": "/name/url",
    "issuer-description-extra-prop-en-fail": "/issuer/description/url",
    "issuer-name-extra-prop-en-fail": "/issuer/name/url",
  ]

  private static func names() throws -> [String] {
    let nested = try Vectors.files(in: "\(folder)/names-and-descriptions")
    return try Vectors.files(in: folder).filter { $0.hasSuffix(".json") }
      + nested.filter { $0.hasSuffix(".json") }.map { "names-and-descriptions/\($0)" }
  }

  /// The document; the two that hold words in place of dates get dates.
  private static func document(_ name: String) throws -> JSONValue {
    let text = String(decoding: try Vectors.bytes("\(folder)/\(name)"), as: UTF8.self)
      .replacingOccurrences(of: "PAST DATE", with: "2020-01-01T00:00:00Z")
      .replacingOccurrences(of: "FUTURE DATE", with: "2120-01-01T00:00:00Z")
    return try parsed(text)
  }

  @Test func `is there`() throws {
    #expect(try Self.names().count >= 70)
  }

  @Test func `is decided as it states`() throws {
    for name in try Self.names() {
      let errors = Validation.findings(of: try Self.document(name), stage: .draft)
        .filter { $0.severity == .error }
      let stem = (name as NSString).lastPathComponent.replacingOccurrences(of: ".json", with: "")
      if stem.contains("-fail") {
        let place = try #require(Self.places[stem], "\(name) has no place in the table")
        #expect(errors.map { $0.pointer } == [place], "\(name): \(errors)")
      } else {
        #expect(errors == [], "\(name)")
      }
    }
  }

  @Test func `has no credential that is whole before an issuer is added`() throws {
    for name in try Self.names() where name.hasPrefix("credential-") && name.hasSuffix("-ok.json") {
      let errors = Validation.findings(of: try Self.document(name), stage: .issued)
        .filter { $0.severity == .error }
      #expect(errors.map { $0.code } == [.issuerMissing], "\(name): \(errors)")
    }
  }
}

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct `Credentials by other software` {
  @Test(
    arguments: [
      ("jff-plugfest/plugfest-3-2023/signed_badge_example-p3.json", []),
      ("jff-plugfest/plugfest-2-2022/signed_badge_example-p2.json", []),
      // Before Open Badges 3.0 was final: another context, and no ids.
      (
        "jff-plugfest/plugfest-1-2022/plugfest-1-ex-1.json",
        [
          .contextOpenBadges, .propertyMissing, .propertyMissing, .propertyCompacted,
          .propertyMissing,
        ]
      ),
      // A recipient who is only named.
      (
        "dcc-vc-test-fixtures/verifiableCredentials/v1/ed25519/didKey/oidf-revokedStatus-expired.json",
        [.subjectIdentifier]
      ),
      // A line break inside a `data:` URL.
      ("w3c-vc-jose-cose/test-suite-input/presentation-multiple.json", [.propertyURL]),
    ] as [(String, [FindingCode])])
  func `are read`(path: String, codes: [FindingCode]) throws {
    let root = try JSONDocument(try Vectors.bytes(path)).root
    let found = Validation.findings(of: root, stage: .issued)
    #expect(Set(found.map { $0.code }) == Set(codes), "\(found)")
  }

  @Test(arguments: [
    "w3c-vc-jose-cose/test-suite-input/credential-full.json",
    "w3c-vc-di-eddsa/eddsa-jcs-2022/signedJCS.json",
    "digitalbazaar/vc/vc-README-2.json",
  ])
  func `and found whole`(path: String) throws {
    let root = try JSONDocument(try Vectors.bytes(path)).root
    #expect(Validation.findings(of: root, stage: .issued) == [])
  }
}
