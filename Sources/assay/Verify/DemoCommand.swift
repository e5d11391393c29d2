import ArgumentParser
import CredentialIssuer
import CredentialVerifier
import IssuerTrust
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

      Exits 0 if everything came out as it should, 70 if not; 65 where an example is damaged, 66 \
      where one is missing, 78 where the example list cannot be used.
      """)

  @Option(help: ArgumentHelp("The folder that holds Keys and Examples.", valueName: "folder"))
  var folder = "."

  func run() throws {
    let demo = try Demo(DemoFiles(folder: folder))
    try demo.showList()
    let credential = try demo.issue()
    try demo.verify(credential)
    try demo.tamper(credential)
    try demo.verifyExamples()
    try Terminal.write(
      """

      All of it as it should be. Next, do it yourself: Examples/walk-through.sh

      """)
  }
}

/// The steps of the demonstration.
private struct Demo {
  let files: DemoFiles
  let style = Style.current
  let now = SystemClock.currentSecond()
  let trust: TrustBundle
  let verifier: Verifier

  init(_ files: DemoFiles) throws(CommandFailure) {
    self.files = files
    trust = try files.trust()
    verifier = Verifier(trust: trust)
  }

  func showList() throws {
    try heading("1. Who vouches: an authority signs the list of issuers")
    let lines = trust.records.map { "   \(DisplayText.escaped($0.displayName))" }
    try Terminal.write(
      "   \(DisplayText.escaped(trust.listName)) lists:\n\(lines.joined(separator: "\n"))\n")
  }

  /// Issues the course of the examples, with the university's example key, and returns the first
  /// certificate.
  func issue() throws -> [UInt8] {
    try heading("2. Issue: the university signs a certificate for each row of a table")
    let issuance = try files.issuance(at: now)
    var credentials: [[UInt8]] = []
    let duration = try ContinuousClock().measure {
      for recipient in issuance.recipients {
        credentials.append(
          try files.attempt("the certificates") {
            try issuance.credential(for: recipient)
          })
      }
    }
    let first = credentials.first ?? []
    let (seconds, attoseconds) = duration.components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    try Terminal.write(
      "   \(credentials.count) certificates of \(first.count) bytes each, in \(microseconds) µs\n")
    return first
  }

  func verify(_ credential: [UInt8]) throws {
    try heading("3. Verify: an employer checks one, with no network")
    let report = verifier.verify(credential, at: now)
    let text = ReportText(report, file: InputFile(path: "certificate 1"), style: style).full
    try Terminal.write(Demo.indented(text))
    try expect(report, "accepted", of: "certificate 1")
  }

  func tamper(_ credential: [UInt8]) throws {
    try heading("4. Tamper: one character of the certificate is changed")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let result = Array("\"value\":\"".utf8)
    guard let place = Demo.place(of: result, in: credential), digits ~= credential[place] else {
      throw CommandFailure(
        .badData,
        "\(files.name(DemoFiles.template)): the first certificate has no result "
          + "that could be changed", hint: DemoFiles.hint)
    }
    var changed = credential
    changed[place] =
      credential[place] == digits.upperBound ? digits.lowerBound : credential[place] + 1
    let report = verifier.verify(changed, at: now)
    let text = ReportText(report, file: InputFile(path: "better certificate 1"), style: style)
    try Terminal.write("   " + text.summary)
    try expect(report, "rejected", of: "better certificate 1")
  }

  func verifyExamples() throws {
    try heading("5. Real files: what the examples come to")
    let expected = [
      ("course-certificate", "accepted"), ("skill-badge", "accepted"), ("expired", "rejected"),
      ("tampered", "rejected"), ("unlisted-issuer", "untrusted"), ("out-of-scope", "untrusted"),
    ]
    for (name, verdict) in expected {
      let report = verifier.verify(try files.read("Examples/\(name).json"), at: now)
      let file = InputFile(path: "\(name).json")
      try Terminal.write("   " + ReportText(report, file: file, style: style).summary)
      try expect(report, verdict, of: files.name("Examples/\(name).json"))
    }
  }

  private func heading(_ text: String) throws {
    try Terminal.write("\n\(style.bold(text))\n")
  }

  private func expect(
    _ report: VerificationReport, _ verdict: String, of name: String
  ) throws(CommandFailure) {
    guard report.verdict.name == verdict else {
      throw CommandFailure(
        .bug,
        "\(name) should be \(verdict), and is \(report.verdict.name): "
          + DisplayText.escaped(report.explanation), hint: DemoFiles.hint)
    }
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
