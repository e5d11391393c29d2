public import StrictJSON

/// What verifying a credential came to that stands in a presentation or in another credential.
public struct ContainedReport: Sendable {
  /// What was checked of the credential, and the verdict on it.
  ///
  /// Places in it are those in the whole document; of a credential in an envelope of its own, those
  /// in what the envelope holds.
  public let report: VerificationReport

  /// Where the credential stands in the document.
  public let pointer: JSONPointer

  init(at pointer: JSONPointer, report: VerificationReport) {
    self.pointer = pointer
    self.report = report
  }
}

extension ContainedReport {
  /// The report for machines, a member of `credentials` of the whole document's.
  func json() -> JSONTree {
    var json = report.json()
    json["pointer"] = .string(pointer.description)
    return json
  }
}
