import CredentialIssuer
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
  func readTemplate() throws(CommandFailure) -> CredentialTemplate {
    let bytes = try template.read()
    let read = try attempt { try CredentialTemplate(bytes) }
    for warning in read.warnings {
      Terminal.note("warning: \(sentence(warning))")
    }
    return read
  }

  /// Reads the table, and prints what is unusual about its rows.
  func readRecipients(
    for template: CredentialTemplate, terms: IssueTerms
  ) throws(CommandFailure) -> RecipientList {
    let format = try tableFormat()
    let bytes = try recipients.read(limit: Self.maxTableBytes)
    let list = try attempt {
      try RecipientList(bytes, format: format, template: template, terms: terms)
    }
    for warning in list.warnings { Terminal.note("warning: \(sentence(warning))") }
    return list
  }

  /// Does a step, and prints everything that is wrong with the inputs where it fails.
  func attempt<Result>(_ step: () throws -> Result) throws(CommandFailure) -> Result {
    do {
      return try step()
    } catch let failure as CommandFailure {
      throw failure
    } catch let error as IssuerError {
      throw failure(error)
    } catch {
      throw CommandFailure(.bug, DisplayText.escaped("\(error)"))
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

  private func failure(_ error: IssuerError) -> CommandFailure {
    switch error {
    case .template(let faults):
      for fault in faults { Terminal.note("error: \(sentence(fault))") }
      return CommandFailure(.badData, "the template cannot be used; nothing was issued")
    case .recipients(let faults):
      for fault in faults { Terminal.note("error: \(sentence(fault))") }
      let more = faults.count >= RecipientList.maxFaults ? "; there may be more" : ""
      return CommandFailure(
        .badData,
        "the table has \(faults.count) \(faults.count == 1 ? "fault" : "faults")\(more); "
          + "nothing was issued",
        hint: "mend the table and run the same command again")
    default: return CommandFailure(issuing: error)
    }
  }

  private func sentence(_ fault: RowFault) -> String {
    let row = fault.rowLine == fault.place.line ? "" : " (the row begins on line \(fault.rowLine))"
    return place(fault.place, in: recipients) + DisplayText.escaped("\(fault.reason)\(row)")
  }

  private func sentence(_ fault: TemplateFault) -> String {
    let member = fault.pointer == .root ? "" : " at \(fault.pointer)"
    return place(fault.place, in: template) + DisplayText.escaped("\(fault.reason)\(member)")
  }

  private func place(_ place: TextPlace, in file: InputFile) -> String {
    "\(file.name):\(place.line):\(place.column): "
  }
}

extension CommandFailure {
  /// Why nothing, or nothing more, is issued.
  init(issuing error: IssuerError) {
    let message = DisplayText.escaped(error.description)
    switch error {
    case .file(let error): self.init(writing: error)
    case .outputDiffers: self.init(.cannotCreate, message)
    case .invalidVerificationMethod, .verificationMethodForeign, .verificationMethodKeyMismatch:
      self.init(.usage, message)
    case .issuerKeyMismatch, .recipients, .signerForeign, .template: self.init(.badData, message)
    case .crypto, .proof: self.init(.bug, message)
    }
  }
}
