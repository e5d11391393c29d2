import CredentialIssuer
import CredentialModel
import CredentialVerifier
import DataIntegrity
import Dispatch
import Foundation
import StrictJSON

/// `make bench`: verifying and issuing, held against bare OpenSSL in the same run.
@main
enum Benchmarks {
  static func main() throws {
    switch CommandLine.arguments.dropFirst().first {
    case "profile-verify": return try profileVerifying(by: .eddsaJcs2022)
    case "profile-verify-rdfc": return try profileVerifying(by: .eddsaRdfc2022)
    case "profile-statements": return try profileStatements()
    case "profile-issue": return try profileIssuing()
    case "status", "profile-status": return try status(Fixture(count: 1))
    case "loading": return try loading()
    case "tokens":
      print(row("", "floor", "assay", "ratio", "low…high", "goal"))
      return try tokens(Fixture(count: 200))
    case "batch":
      print(row("", "floor", "assay", "ratio", "low…high", "goal"))
      return try batch()
    case "ledger":
      print(row("", "floor", "assay", "ratio", "low…high", "goal"))
      return try ledger()
    default: break
    }
    let fixture = try Fixture(count: 500)
    let size = fixture.credentials.map(\.count).reduce(0, +) / fixture.credentials.count
    print("500 distinct eddsa-jcs-2022 credentials of \(size) bytes; each row in one run\n")
    print(row("", "floor", "assay", "ratio", "low…high", "goal"))
    try verifying(fixture)
    try tokens(fixture)
    try issuing(fixture)
    try issuingTokens(fixture)
    try ledger()
    try linkedData()
    try parsing(fixture)
    try status(fixture)
    try loading()
    try coldProcess(fixture)
    try batch()
  }

  /// Verifies, and nothing else: something for a profiler to count instructions of.
  private static func profileVerifying(by suite: Cryptosuite) throws {
    let fixture = try Fixture(count: 20, suites: [suite])
    let verifier = Verifier(trust: fixture.trust)
    for _ in 0..<100 {
      for bytes in fixture.credentials { _ = verifier.verify(bytes, at: fixture.now) }
    }
  }

  /// Issues, and nothing else.
  private static func profileIssuing() throws {
    let issuance = try Fixture(count: 20).issuance
    for _ in 0..<100 {
      for recipient in issuance.recipients { _ = try issuance.credential(for: recipient) }
    }
  }

  private static func verifying(_ fixture: Fixture) throws {
    let verifier = Verifier(trust: fixture.trust)
    let report = verifier.verify(fixture.credentials[0], at: fixture.now)
    guard case .accepted = report.verdict else {
      throw BenchmarkFailure(message: "not accepted: \(report.explanation)")
    }
    let one = Comparison(rounds: 15, count: fixture.credentials.count) { index in
      precondition(
        fixture.bare.verify(fixture.messages[index].signature, fixture.messages[index].hash))
    } ours: { index in
      _ = verifier.verify(fixture.credentials[index], at: fixture.now)
    }
    show("verify, one thread", one, goal: "speed ≥ 0.90", invert: true)
    let copied = Comparison(rounds: 15, count: fixture.credentials.count) { index in
      let message = fixture.messages[index]
      precondition(fixture.bare.verifyWithCopy(message.signature, message.hash))
    } ours: { index in
      _ = verifier.verify(fixture.credentials[index], at: fixture.now)
    }
    show("  against prepared contexts", copied, goal: "", invert: true)
    try parts(fixture)
    threads(verifying: fixture, with: verifier)
  }

  /// All cores against one.
  static func threads(verifying fixture: Fixture, with verifier: Verifier) {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let all = inParallel(cores, count: fixture.credentials.count) { index in
      _ = verifier.verify(fixture.credentials[index], at: fixture.now)
    }
    let single = inParallel(1, count: fixture.credentials.count) { index in
      _ = verifier.verify(fixture.credentials[index], at: fixture.now)
    }
    let ratios = zip(single, all).map { $0 / $1 }.sorted()
    print(
      row(
        "verify, \(cores) threads", time(single.sorted()[7]), time(all.sorted()[7]),
        number(ratios[7]), "\(number(ratios[0]))…\(number(ratios[14]))",
        "≥ 1.80 × one thread, on 2 cores"))
  }

  /// What one verification does beside the signature, each part against the signature.
  private static func parts(_ fixture: Fixture) throws {
    let documents = try fixture.credentials.map { try JSONDocument($0).root }
    let proofs = documents.map { DataIntegrityProof.proofs(of: $0)[0] }
    part("parse", of: fixture) { _ = try? JSONDocument(fixture.credentials[$0]) }
    part("canonicalize, hash", of: fixture) {
      _ = try? EddsaJcs2022.transformation(of: documents[$0], proof: proofs[$0]).hashData
    }
    part("structure", of: fixture) { _ = Validation.findings(of: documents[$0], stage: .issued) }
  }

  /// Times one part of a verification against the signature.
  static func part(_ name: String, of fixture: Fixture, _ work: (Int) -> Void) {
    let comparison = Comparison(rounds: 15, count: fixture.credentials.count) { index in
      precondition(
        fixture.bare.verify(fixture.messages[index].signature, fixture.messages[index].hash))
    } ours: {
      work($0)
    }
    show("  of it: \(name)", comparison, goal: "", invert: false)
  }

  private static func issuing(_ fixture: Fixture) throws {
    let issuance = fixture.issuance
    let comparison = Comparison(rounds: 15, count: issuance.recipients.count) { index in
      precondition(fixture.bare.sign(fixture.messages[index].hash))
    } ours: { index in
      precondition((try? issuance.credential(for: issuance.recipients[index])) != nil)
    }
    show("issue, one thread", comparison, goal: "speed ≥ 0.80", invert: true)
    let copied = Comparison(rounds: 15, count: issuance.recipients.count) { index in
      precondition(fixture.bare.signWithCopy(fixture.messages[index].hash))
    } ours: { index in
      precondition((try? issuance.credential(for: issuance.recipients[index])) != nil)
    }
    show("  against prepared contexts", copied, goal: "", invert: true)
  }

  private static func parsing(_ fixture: Fixture) throws {
    let small = Comparison(rounds: 15, count: fixture.credentials.count) { index in
      precondition(
        fixture.bare.verify(fixture.messages[index].signature, fixture.messages[index].hash))
    } ours: { index in
      precondition((try? JSONDocument(fixture.credentials[index]))?.root.canonicalBytes() != nil)
    }
    show("parse and canonicalize 3 KB", small, goal: "cost ≤ 0.07", invert: false)
    let joined = Array(fixture.credentials.joined(separator: [UInt8(ascii: ",")]))
    let large = [UInt8(ascii: "[")] + joined + [UInt8(ascii: ",")] + joined + [UInt8(ascii: "]")]
    let inProportion = Comparison(rounds: 9, count: 2) { _ in
      for bytes in fixture.credentials + fixture.credentials {
        precondition((try? JSONDocument(bytes))?.root.canonicalBytes() != nil)
      }
    } ours: { _ in
      precondition((try? JSONDocument(large))?.root.canonicalBytes() != nil)
    }
    show("the same of 3 MB, against 1000 × 3 KB", inProportion, goal: "cost ≈ 1", invert: false)
  }

  /// Runs work on threads, fifteen times.
  ///
  /// - Returns: Microseconds a thing, of each time.
  private static func inParallel(
    _ threads: Int, count: Int, _ work: @Sendable (Int) -> Void
  ) -> [Double] {
    let clock = ContinuousClock()
    return (0..<15).map { _ in
      let duration = clock.measure {
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
          for index in stride(from: thread, to: count, by: threads) { work(index) }
        }
      }
      return microseconds(duration) / Double(count)
    }
  }
}

/// Why nothing can be measured.
struct BenchmarkFailure: Error, CustomStringConvertible {
  let message: String
  var description: String { message }
}

/// Prints a comparison: as a share of the floor's speed, or as a share of its time.
func show(_ name: String, _ comparison: Comparison, goal: String, invert: Bool) {
  let ratios = (invert ? comparison.ratios.map { 1 / $0 } : comparison.ratios).sorted()
  print(
    row(
      name, time(comparison.floorMicroseconds), time(comparison.oursMicroseconds),
      number(ratios[ratios.count / 2]), "\(number(ratios[0]))…\(number(ratios[ratios.count - 1]))",
      goal))
}

func row(_ cells: String...) -> String {
  zip(cells, [40, 12, 12, 8, 14, 0]).map { cell, width in
    cell + String(repeating: " ", count: max(1, width - cell.count))
  }.joined()
}

func time(_ microseconds: Double) -> String {
  microseconds < 1000 ? "\(number(microseconds)) µs" : "\(number(microseconds / 1000)) ms"
}

func number(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let fraction = hundredths % 100
  return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
