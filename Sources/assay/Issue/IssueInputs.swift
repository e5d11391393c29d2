import BadgeBaking
import CredentialIssuer
import DataIntegrity
import JOSE
import StrictJSON

/// The files that `assay issue` reads, and what to say where they are wrong.
struct IssueInputs {
  private let template: InputFile
  private let recipients: InputFile
  private let format: RecipientList.Format?

  /// The largest table: a million rows of 256 bytes.
  private static let maxTableBytes = 256 << 20

  init(template: String, recipients: String, format: RecipientList.Format?) {
    self.template = InputFile(path: template)
    self.recipients = InputFile(path: recipients)
    self.format = format
  }

  /// Reads the template, and prints what is unusual about it.
  func readTemplate() throws(IssueFailure) -> CredentialTemplate {
    let read = try attempt { try CredentialTemplate(try template.read()) }
    for warning in read.warnings { Terminal.note("warning: \(fault(warning).line)") }
    return read
  }

  /// Reads the table, and prints what is unusual about its rows.
  func readRecipients(
    for template: CredentialTemplate, terms: IssueTerms
  ) throws(IssueFailure) -> RecipientList {
    let list = try attempt {
      try RecipientList(
        try recipients.read(limit: Self.maxTableBytes), format: try tableFormat(),
        template: template, terms: terms)
    }
    for warning in list.warnings { Terminal.note("warning: \(fault(warning).line)") }
    let more = list.warningCount - list.warnings.count
    if more > 0 {
      Terminal.note("warning: \(recipients.name): there are \(more) more warnings like these")
    }
    return list
  }

  /// Does a step, and says everything that is wrong with the inputs where it fails.
  func attempt<Result>(_ step: () throws -> Result) throws(IssueFailure) -> Result {
    do {
      return try step()
    } catch let failure as IssueFailure {
      throw failure
    } catch let failure as CommandFailure {
      throw IssueFailure(failure)
    } catch let error as IssuerError {
      throw failure(error)
    } catch {
      throw IssueFailure(CommandFailure(.bug, DisplayText.escaped("\(error)")))
    }
  }

  private func tableFormat() throws(CommandFailure) -> RecipientList.Format {
    if let format { return format }
    if FileEnding.csv.ends(recipients.path) { return .csv }
    if FileEnding.jsonLines.ends(recipients.path) { return .jsonLines }
    throw CommandFailure(
      .usage, "the name \(recipients.name) does not say how the table is written",
      hint: "add --input csv or --input jsonl")
  }

  private func failure(_ error: IssuerError) -> IssueFailure {
    switch error {
    case .template(let faults):
      let failure = CommandFailure(
        .badData, "the template cannot be used; nothing was issued",
        hint: "mend the template and run the same command again")
      return IssueFailure(failure, faults: faults.map(fault))
    case .recipients(let faults):
      let more = faults.count >= RecipientList.maxFaults ? "; there may be more" : ""
      let failure = CommandFailure(
        .badData,
        "the table has \(faults.count) \(faults.count == 1 ? "fault" : "faults")\(more); "
          + "nothing was issued",
        hint: "mend the table and run the same command again")
      return IssueFailure(failure, faults: faults.map(fault))
    default: return IssueFailure(CommandFailure(issuing: error))
    }
  }

  private func fault(_ fault: RowFault) -> IssueFailure.Fault {
    let row = fault.rowLine == fault.place.line ? "" : " (the row begins on line \(fault.rowLine))"
    return IssueFailure.Fault(
      file: recipients, place: fault.place, pointer: nil, message: "\(fault.reason)\(row)")
  }

  private func fault(_ fault: TemplateFault) -> IssueFailure.Fault {
    IssueFailure.Fault(
      file: template, place: fault.place, pointer: fault.pointer, message: "\(fault.reason)")
  }
}

extension CommandFailure {
  /// Why nothing, or nothing more, is issued.
  init(issuing error: IssuerError) {
    let message = DisplayText.escaped(error.description)
    switch error {
    case .file(let error): self.init(writing: error)
    case .image(let error): self.init(.badData, message, hint: error.remedy)
    case .ledger(let error): self.init(error)
    case .ledgerMissing:
      self.init(
        .usage, message, hint: "add --ledger FOLDER; it is made where there is none")
    case .outputDiffers, .outputNotInLedger, .outputOfOtherKey: self.init(.cannotCreate, message)
    case .invalidVerificationMethod, .verificationMethodForeign, .verificationMethodKeyMismatch:
      self.init(.usage, message)
    case .issuerKeyMismatch, .recipients, .signerForeign, .template, .templateKeyMismatch:
      self.init(.badData, message)
    case .proof(.notCovered):
      self.init(
        .badData, message,
        hint:
          "the template's contexts have to define all that the proof says; or choose another --cryptosuite"
      )
    case .proofKeyUnsupported: self.init(.badData, message, hint: "add --envelope jwt")
    case .token(.algorithmUnfit): self.init(.usage, message)
    case .crypto, .proof, .statusList, .token: self.init(.bug, message)
    }
  }
}
