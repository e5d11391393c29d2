import CredentialModel
import JOSE
import OpenSSLCrypto
import StrictJSON
import TestSupport
import Testing

/// The Swift on the page of the library, as it stands there.
@Suite struct DocumentationTests {
  @Test func `a token is read as documented`() throws {
    let bytes = Array(
      try Token.signed(
        #"{"alg":"EdDSA","kid":"did:web:a.example#1"}"#,
        #"{"@context":["https://www.w3.org/ns/credentials/v2"],"issuer":"urn:a","iss":"urn:a"}"#
      ).utf8)
    let publicKey = try Token.publicKey()
    let token = try CompactJWS(bytes)
    try token.verify(by: publicKey)
    let payload = try TokenPayload(try JSONDocument(token.payload).root)
    let credential = Credential(payload.document)
    let agreement = ClaimAgreement(of: payload, with: credential)
    let isWrong = agreement.faults.contains { $0.isError }
    #expect(!isWrong)
  }

  @Test func `the page shows nothing that the test does not run`() throws {
    let shown = try DocumentedSwift.lines(of: "JOSE", in: #filePath)
    #expect(shown.count == 6)
    #expect(shown.missing == [])
  }
}
