import ControlledIdentifiers
import CredentialVerifier
import IssuerTrust
import StrictJSON
import Testing
import WireFormats

/// Keys and records of a list that cannot be relied on.
@Suite struct UnreliableListTests {
  private let university = "did:web:university.example"
  private let method = "did:web:university.example#2026"

  private func record(
    _ change: [String: JSONTree] = [:], key: [String: JSONTree] = [:]
  ) throws -> JSONTree {
    try Federation.record(id: university, keyID: method, change: change, changeKey: key)
  }

  private func report(
    _ record: JSONTree, key number: UInt8 = 1, issuer: String? = nil, method: String? = nil
  ) throws -> VerificationReport {
    let document = Badge.unsigned(issuer: issuer ?? university)
    return Badge.report(
      try Badge.sign(document, key: number, method: method ?? self.method),
      verifier: try Federation.verifier(record))
  }

  @Test func `T21 a key that signs the list is no issuer's, even where the list says so`() throws {
    let record = try Federation.record(id: university, key: 90, keyID: method)
    let report = try report(record, key: 90)
    #expect(report.code(.trustKey) == "KEY_OF_TRUST_LIST")
    #expect(report.codes(.trustKey, .failed).count == 1)
    #expect(report.verdict.name == "untrusted")
    #expect(report.decisive?.pointer == "/proof")
  }

  @Test func `a listed key that cryptography refuses explains the verdict`() throws {
    let report = try report(try record(key: ["publicKeyMultibase": .string(weakKey)]))
    #expect(report.code(.proofSignature, .undetermined) == "KEY_WEAK")
    #expect(report.decisive?.reason?.code == "KEY_WEAK")
    #expect(report.explanation.contains("'\(method)'"))
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `T33 a record that depends on what is not understood leaves the verdict open`() throws
  {
    let unusable = ["critical": ["x-quota"], "x-quota": 5] as [String: JSONTree]
    let report = try unusableReport(unusable)
    #expect(report.code(.trustIssuer, .undetermined) == "TRUST_RECORD_CRITICAL")
    #expect(report.verdict.name == "undetermined")
    // That the key is not at hand follows from it, and would explain nothing.
    #expect(report.decisive?.reason?.code == "TRUST_RECORD_CRITICAL")
    #expect(!report.checks.contains { $0.reason?.code == "KEY_UNAVAILABLE" })
  }

  @Test func `an unusable record is found by another id of its issuer`() throws {
    let other = "did:web:also-university.example"
    let report = try unusableReport(
      ["quota": 5, "alsoKnownAs": [.string(other)]], issuer: other, method: "\(other)#1")
    #expect(report.decisive?.reason?.code == "TRUST_RECORD_UNKNOWN_MEMBER")
    #expect(report.verdict.name == "undetermined")
  }

  @Test func `a did:key whose record is unusable is undetermined, though its proof holds`() throws {
    let did = try Badge.did(1).did
    let report = try unusableReport(
      ["quota": 5, "alsoKnownAs": [.string(did)]], issuer: did,
      method: try Badge.did(1).verificationMethod)
    #expect(report.proofState == "holds")
    #expect(report.decisive?.reason?.code == "TRUST_RECORD_UNKNOWN_MEMBER")
  }

  /// A report by a list whose record of the university has a fault.
  private func unusableReport(
    _ fault: [String: JSONTree], issuer: String? = nil, method: String? = nil
  ) throws -> VerificationReport {
    let document = Badge.unsigned(issuer: issuer ?? university)
    return Badge.report(
      try Badge.sign(document, method: method ?? self.method),
      verifier: try Federation.verifier(try record(fault)))
  }

  /// A well-formed multikey of a point of small order, which is nobody's key.
  private let weakKey = Multibase.encode(
    Multicodec.ed25519PublicKeyPrefix + [1] + [UInt8](repeating: 0, count: 31), as: .base58btc)
}
