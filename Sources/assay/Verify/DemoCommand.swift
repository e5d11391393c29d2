import ArgumentParser
import CredentialIssuer
import CredentialVerifier
import DurableFiles
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// `assay demo`: the whole path on the example federation, in memory.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "See the whole path at work: issue, verify, tamper, refuse.",
    discussion: """
      Uses the folders Keys and Examples of the source tree, and writes nothing:

        assay demo --folder path/to/assay

      Exits 0 if everything came out as it should, 70 if not.
      """)

  @Option(help: ArgumentHelp("The folder that holds Keys and Examples.", valueName: "folder"))
  var folder = "."

  func run() throws {
    let demo = try Demo(folder: folder)
    try demo.showList()
    let credentials = try demo.issue()
    try demo.verify(credentials[0])
    try demo.tamper(credentials[0])
    try demo.verifyExamples()
    try Terminal.write(
      """

      All of it as it should be. Next, do it yourself: Examples/walk-through.sh

      """)
  }
}

/// The steps of the demonstration.
private struct Demo {
  let folder: String
  let style = Style.current
  let now = SystemClock.currentSecond()
  let trust: TrustBundle
  let verifier: Verifier

  init(folder: String) throws(CommandFailure) {
    self.folder = folder
    guard FileReader.isDirectory("\(folder)/Keys"), FileReader.isDirectory("\(folder)/Examples")
    else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(folder)) has no folders Keys and Examples",
        hint: "run it in the source tree, or name that: assay demo --folder path/to/assay")
    }
    let bundle = try Demo.read("\(folder)/Keys/example.bundle")
    let root = try Demo.read("\(folder)/Keys/root.json")
    do throws(TrustError) {
      trust = try TrustBundle(bundle, root: root)
    } catch {
      throw CommandFailure(.badTrust, DisplayText.escaped("Keys/example.bundle: \(error)"))
    }
    verifier = Verifier(trust: trust)
  }

  func showList() throws {
    try heading("1. Who vouches: an authority signs the list of issuers")
    let lines = trust.records.map { "   \(DisplayText.escaped($0.displayName))" }
    try Terminal.write(
      "   \(DisplayText.escaped(trust.listName)) lists:\n\(lines.joined(separator: "\n"))\n")
  }

  /// Issues the course of the examples, with the university's example key.
  func issue() throws -> [[UInt8]] {
    try heading("2. Issue: the university signs a certificate for each row of a table")
    let template = try CredentialTemplate(try Demo.read("\(folder)/Examples/template.json"))
    let list = try RecipientList(
      Demo.read("\(folder)/Examples/recipients.csv"), format: .csv, template: template,
      terms: IssueTerms(issuedAt: now))
    let signer = try CredentialSigner(
      key: try exampleKey(), issuer: template.issuerID,
      verificationMethod: template.verificationMethod)
    let issuance = try Issuance(list, signer: signer)
    let clock = ContinuousClock()
    var credentials: [[UInt8]] = []
    let duration = try clock.measure {
      for recipient in issuance.recipients {
        credentials.append(try issuance.credential(for: recipient))
      }
    }
    try Terminal.write(
      "   \(credentials.count) certificates of \(credentials[0].count) bytes in \(duration)\n")
    return credentials
  }

  func verify(_ credential: [UInt8]) throws {
    try heading("3. Verify: an employer checks one, with no network")
    let report = verifier.verify(credential, at: now)
    let text = ReportText(report, file: InputFile(path: "certificate 1"), style: style).full
    try Terminal.write(Demo.indented(text))
    try expect(report, "accepted")
  }

  func tamper(_ credential: [UInt8]) throws {
    try heading("4. Tamper: one character of the certificate is changed")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let result = Array("\"value\":\"".utf8)
    guard let place = Demo.place(of: result, in: credential), digits ~= credential[place] else {
      throw CommandFailure(.bug, "the example certificate has no result to change")
    }
    var changed = credential
    changed[place] =
      credential[place] == digits.upperBound ? digits.lowerBound : credential[place] + 1
    let report = verifier.verify(changed, at: now)
    let text = ReportText(report, file: InputFile(path: "better certificate 1"), style: style)
    try Terminal.write("   " + text.summary)
    try expect(report, "rejected")
  }

  func verifyExamples() throws {
    try heading("5. Real files: what the examples come to")
    let expected = [
      ("course-certificate", "accepted"), ("skill-badge", "accepted"), ("expired", "rejected"),
      ("tampered", "rejected"), ("unlisted-issuer", "untrusted"), ("out-of-scope", "untrusted"),
    ]
    for (name, verdict) in expected {
      let path = "\(folder)/Examples/\(name).json"
      let report = verifier.verify(try Demo.read(path), at: now)
      let file = InputFile(path: "\(name).json")
      try Terminal.write("   " + ReportText(report, file: file, style: style).summary)
      try expect(report, verdict)
    }
  }

  /// The university's key.
  ///
  /// It and its passphrase are public, so its permissions do not matter.
  private func exampleKey() throws -> Ed25519PrivateKey {
    let file = try KeyFile(Demo.read("\(folder)/Keys/private/university.key"))
    var passphrase = Array("example passphrase, known to everybody".utf8)
    return try file.unlock(with: try Passphrase(movingFrom: &passphrase))
  }

  private func heading(_ text: String) throws {
    try Terminal.write("\n\(style.bold(text))\n")
  }

  private func expect(_ report: VerificationReport, _ verdict: String) throws(CommandFailure) {
    guard report.verdict.name == verdict else {
      throw CommandFailure(
        .bug, DisplayText.escaped("expected \(verdict): \(report.explanation)"),
        hint: "the examples and keys do not fit together; make them anew: Examples/make-examples")
    }
  }

  private static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    try InputFile(path: path).read()
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "   \($0)" }.joined(separator: "\n")
  }

  /// The offset after the first occurrence of some bytes.
  private static func place(of pattern: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    for start in 0..<bytes.count - pattern.count
    where bytes[start..<start + pattern.count].elementsEqual(pattern) {
      return start + pattern.count
    }
    return nil
  }
}
