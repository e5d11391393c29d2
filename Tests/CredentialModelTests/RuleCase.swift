import CredentialModel
import StrictJSON
import Testing

/// A document, a change to it, and what is found afterwards, and where.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let base: String
  let pointer: JSONPointer
  /// JSON text; `nil` removes what is there.
  let value: String?
  let code: FindingCode
  let place: JSONPointer
  let severity: Finding.Severity

  init(
    _ pointer: JSONPointer, _ value: String?, _ code: FindingCode, at place: JSONPointer? = nil,
    _ severity: Finding.Severity = .error, in base: String = Documents.fullBadge
  ) {
    self.base = base
    self.pointer = pointer
    self.value = value
    self.code = code
    self.place = place ?? pointer
    self.severity = severity
  }

  var testDescription: String { "\(pointer) = \(value ?? "nothing"): \(code.rawValue)" }

  /// Checks that the change causes this finding and no other.
  func expect(stage: Validation.Stage = .issued) throws {
    let change = try value.map { try Change(pointer, json: $0) } ?? Change(pointer, nil)
    let findings = try findings(try parsed(base).tree().changed(change), stage: stage)
    #expect(findings.map { $0.code } == [code], "\(findings)")
    #expect(findings.first?.pointer == place)
    #expect(findings.first?.severity == severity)
    let message = try #require(findings.first?.message)
    #expect(!message.isEmpty && !message.contains("\n") && !message.hasSuffix("."))
    #expect(findings.first?.specification.isEmpty == false)
  }
}
