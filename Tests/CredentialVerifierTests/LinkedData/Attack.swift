import CredentialVerifier
import DataIntegrity
import LinkedData
import StrictJSON
import Testing

/// A change of a signed document that leaves its statements, and so its signature, as they are.
struct Attack: Sendable, CustomTestStringConvertible {
  let testDescription: String
  var honest: @Sendable () -> JSONTree = { LinkedBadge.unsigned }
  var suite = Cryptosuite.eddsaRdfc2022
  /// Where whoever reads the JSON sees something else than was signed.
  let seen: String
  /// Contexts that a verifier fetches, and Assay does not.
  var others: [String: JSONTree] = [:]
  let reason: DataLoss.Reason
  /// Where Assay sees the fault.
  let place: [String]
  let change: @Sendable (inout JSONTree) -> Void

  init(
    _ name: String, _ reason: DataLoss.Reason, at place: [String], seen: String,
    of honest: @escaping @Sendable @autoclosure () -> JSONTree = LinkedBadge.unsigned,
    suite: Cryptosuite = .eddsaRdfc2022, others: [String: JSONTree] = [:],
    _ change: @escaping @Sendable (inout JSONTree) -> Void
  ) {
    testDescription = name
    self.honest = honest
    self.suite = suite
    self.seen = seen
    self.others = others
    self.reason = reason
    self.place = place
    self.change = change
  }

  /// That the attack fools others, and not Assay.
  func expectRefusal() throws {
    let signed = try LinkedBadge.sign(honest(), suite: suite)
    let before = try LinkedBadge.report(signed)
    #expect(before.codes(.proofCoverage, .passed) == [nil], "the honest badge: \(before.checks)")
    var attacked = signed
    change(&attacked)
    #expect(attacked.value(at: seen) != signed.value(at: seen), "nothing changed at \(seen)")
    #expect(try LaxVerifier.holds(signed), "the honest badge")
    #expect(try LaxVerifier.holds(attacked, others: others), "the signature of the attacked badge")
    try Attack.expect(reason, at: place, in: attacked)
  }

  /// That Assay refuses a document for a reason, and its report says so.
  static func expect(
    _ reason: DataLoss.Reason, at place: [String], in document: JSONTree,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let report = try LinkedBadge.report(document)
    var outcome = Check.Outcome.failed
    if case .contextUnknown = reason { outcome = .undetermined }
    let check = report.checks.first { $0.id == .proofCoverage }
    guard case .dataLoss(let loss)? = check?.reason else {
      let all = report.checks.map { "\($0.id) \($0.outcome) \($0.sentence)" }
      Issue.record("no data loss is seen: \(all)", sourceLocation: sourceLocation)
      return
    }
    let pointer = JSONPointer(place.map { ExactString($0) })
    #expect(loss.reason == reason, sourceLocation: sourceLocation)
    #expect(loss.place.pointer == pointer, sourceLocation: sourceLocation)
    #expect(check?.outcome == outcome, sourceLocation: sourceLocation)
    #expect(check?.reason?.code == reason.code, sourceLocation: sourceLocation)
    #expect(check?.pointer == pointer, sourceLocation: sourceLocation)
    #expect(report.codes(.proofSignature, .passed).isEmpty, sourceLocation: sourceLocation)
    #expect(report.verdict.name != "accepted", sourceLocation: sourceLocation)
  }
}
