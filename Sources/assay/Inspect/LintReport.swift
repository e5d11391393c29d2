import CredentialModel
import StrictJSON

/// What `assay lint` says about one document.
struct LintReport {
  let file: InputFile
  let outcome: Outcome

  enum Outcome {
    /// The document was read; the findings may be none.
    case checked(DocumentKind, [Finding])
    /// It is not JSON.
    case notJSON(JSONError)
    /// It cannot be opened.
    case unreadable(CommandFailure)
  }

  /// The reports on the documents that an argument names: one, or those of a folder.
  static func reports(on argument: String) -> [LintReport] {
    InputFile.all([argument]).map { LintReport(on: $0) }
  }

  private init(on file: InputFile) {
    self.file = file
    do throws(CommandFailure) {
      outcome = LintReport.check(try file.read())
    } catch {
      outcome = .unreadable(error)
    }
  }

  private static func check(_ bytes: [UInt8]) -> Outcome {
    do throws(JSONError) {
      let root = try JSONDocument(bytes).root
      // Whether a proof holds is for `verify` to say; but who made one thought the document whole.
      let stage: Validation.Stage = root["proof"] == nil ? .draft : .issued
      return .checked(DocumentKind(of: root), Validation.findings(of: root, stage: stage))
    } catch {
      return .notJSON(error)
    }
  }

  /// What the process says about the document when it ends.
  var status: ExitStatus {
    switch outcome {
    case .checked(_, let findings):
      findings.contains { $0.severity == .error } ? .rejected : .success
    case .notJSON: .badData
    case .unreadable(let failure): failure.status
    }
  }

  /// The gravest status of several documents: 70, 66, 65, 1, 0.
  static func gravest(of reports: [LintReport]) -> ExitStatus {
    let statuses = reports.map { $0.status }
    let order: [ExitStatus] = [.bug, .noInput, .badData, .rejected]
    return order.first { statuses.contains($0) }
      ?? statuses.first { $0 != .success } ?? .success
  }
}

// MARK: - For people

extension LintReport {
  /// One line for each finding, or one that says that there is none.
  var lines: [String] {
    switch outcome {
    case .checked(let kind, []): ["\(file.name): clean (\(kind.title))"]
    case .checked(_, let findings): findings.map(line)
    case .notJSON(let error): [line(error)]
    case .unreadable(let failure): ["\(file.name): error: \(failure.message)"]
    }
  }

  private func line(_ error: JSONError) -> String {
    let place = error.pointer.tokens.isEmpty ? "" : ", at \(error.pointer)"
    return "\(file.name):\(error.line):\(error.column): error: "
      + DisplayText.escaped("\(error.reason) (\(error.code)\(place))")
  }

  private func line(_ finding: Finding) -> String {
    let place = finding.pointer.tokens.isEmpty ? "" : ", at \(finding.pointer)"
    return "\(file.name):\(finding.line):\(finding.column): \(finding.severity.rawValue): "
      + DisplayText.escaped("\(finding.message) (\(finding.code.rawValue)\(place))")
  }
}

extension DocumentKind {
  /// The kind in words.
  var title: String {
    switch self {
    case .verifiableCredential(let version, true):
      "an Open Badge 3.0 on VC Data Model \(version.rawValue)"
    case .verifiableCredential(let version, false):
      "a credential of VC Data Model \(version.rawValue)"
    case .endorsement(let version):
      "an endorsement of Open Badges 3.0 on VC Data Model \(version.rawValue)"
    case .clr(let version):
      "a Comprehensive Learner Record 2.0 on VC Data Model \(version.rawValue)"
    case .presentation(let version):
      "a presentation of VC Data Model \(version.rawValue)"
    case .unknown: "no document of a known kind"
    }
  }
}

// MARK: - For machines

extension LintReport {
  /// Several reports as one document of type `LintReports/1`; docs/command-output.md describes it.
  static func document(of reports: [LintReport]) -> JSONTree {
    .members(["type": "LintReports/1", "documents": .array(reports.map { $0.tree })])
  }

  /// The report as a document of type `LintReport/1`; docs/command-output.md describes it.
  var tree: JSONTree {
    switch outcome {
    case .checked(let kind, let findings):
      .members([
        "type": "LintReport/1", "file": .string(file.path),
        "outcome": .string(word(for: findings)),
        "kind": .string(kind.name), "version": kind.version.map { .string($0.rawValue) },
        "findings": .array(findings.map(LintReport.tree)),
      ])
    case .notJSON(let error):
      .members([
        "type": "LintReport/1", "file": .string(file.path), "outcome": "notJSON",
        "error": .members([
          "code": .string(error.code), "pointer": .string("\(error.pointer)"),
          "line": .integer(Int64(error.line)), "column": .integer(Int64(error.column)),
          "byteOffset": .integer(Int64(error.byteOffset)), "message": .string("\(error)"),
        ]),
      ])
    case .unreadable(let failure):
      .members([
        "type": "LintReport/1", "file": .string(file.path), "outcome": "unreadable",
        "error": .members(["message": .string(failure.message)]),
      ])
    }
  }

  private func word(for findings: [Finding]) -> String {
    if findings.isEmpty { return "clean" }
    return status == .success ? "warnings" : "errors"
  }

  private static func tree(_ finding: Finding) -> JSONTree {
    .members([
      "severity": .string(finding.severity.rawValue), "code": .string(finding.code.rawValue),
      "pointer": .string("\(finding.pointer)"), "line": .integer(Int64(finding.line)),
      "column": .integer(Int64(finding.column)),
      "byteOffset": .integer(Int64(finding.byteOffset)), "message": .string(finding.message),
      "specification": .string(finding.specification),
    ])
  }
}
