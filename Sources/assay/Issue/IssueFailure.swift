import CredentialIssuer
import StrictJSON

/// How a run of `assay issue` ended that did not issue everything.
struct IssueFailure: Error {
  /// What is said last, on standard error.
  enum Ending {
    /// Something is wrong.
    case failed(CommandFailure)
    /// A signal of this number arrived.
    case stopped(signal: Int32)
  }

  /// Something that is wrong at a place in an input.
  struct Fault {
    let file: InputFile
    let place: TextPlace
    /// The member of a template.
    let pointer: JSONPointer?
    /// What is wrong, unescaped.
    let message: String

    /// The fault on one line, as compilers write them.
    var line: String {
      let member = pointer.map { $0 == .root ? "" : " (at \($0))" } ?? ""
      return "\(file.name):\(place.line):\(place.column): "
        + DisplayText.escaped("\(message)\(member)")
    }

    fileprivate var json: JSONTree {
      .members([
        "file": .string(file.path), "line": .integer(Int64(place.line)),
        "column": .integer(Int64(place.column)), "pointer": pointer.map { .string("\($0)") },
        "message": .string(message),
      ])
    }
  }

  let ending: Ending
  var faults: [Fault] = []
  /// What the run came to before it ended; `nil` where it never began.
  var outcome: IssueOutcome?

  init(_ failure: CommandFailure, faults: [Fault] = []) {
    ending = .failed(failure)
    self.faults = faults
  }

  init(_ ending: Ending, after outcome: IssueOutcome) {
    self.ending = ending
    self.outcome = outcome
  }

  /// What the process ends with; for a signal, what a shell reports of a process that died of it.
  var exitCode: Int32 {
    switch ending {
    case .failed(let failure): failure.status.rawValue
    case .stopped(let signal): 128 + signal
    }
  }

  /// What is wrong, in a sentence.
  var message: String {
    switch ending {
    case .failed(let failure): failure.message
    case .stopped: "stopped" + (outcome.map { ": \(IssueSummary.state(of: $0))" } ?? "")
    }
  }

  /// The failure as a document of type `IssueFailure/1`; docs/command-output.md describes it.
  func json(out: String?) -> JSONTree {
    var hint: String?
    if case .failed(let failure) = ending { hint = failure.hint }
    return .members([
      "type": "IssueFailure/1", "exitCode": .integer(Int64(exitCode)),
      "message": .string(message), "hint": hint.map { .string($0) },
      "faults": faults.isEmpty ? nil : .array(faults.map(\.json)),
      "total": outcome.map { .integer(Int64($0.total)) },
      "issued": outcome.map { .integer(Int64($0.issued)) },
      "kept": outcome.map { .integer(Int64($0.kept)) },
      "unclaimed": outcome?.unclaimed.map(\.json), "out": out.map { .string($0) },
    ])
  }
}

extension IssueOutcome.Unclaimed {
  /// The count, and the name of one of the files.
  var json: JSONTree {
    .members(["count": .integer(Int64(count)), "example": .string(example)])
  }
}
