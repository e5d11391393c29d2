import CredentialModel
import DataIntegrity
import LinkedData
import StrictJSON
import WireFormats

/// Holds the credential that a template leads to against the data model, before there is a row.
struct TemplateCheck {
  private(set) var faults: [TemplateFault] = []
  private(set) var warnings: [TemplateFault] = []

  /// What is wrong with a template.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - terms: When it is issued; `nil` for what is wrong whenever that is.
  init(_ template: CredentialTemplate, terms: IssueTerms? = nil) {
    let recipient = Self.recipient
    // The earliest time there is, so that no end lies before the beginning only because of it.
    let stamp = IssueStamp.sample(issuedAt: terms?.issuedAt ?? .earliest, status: template.status)
    let assembly = CredentialAssembly(
      template, validFrom: terms?.validFrom, envelope: terms?.envelope ?? .embeddedProofs)
    let document: JSONDocument
    do {
      document = try JSONDocument(assembly.credential(for: recipient, stamp: stamp).bytes)
    } catch {
      faults = [TemplateFault(template.root, .notJSON(error.reason))]
      return
    }
    let start = assembly.start(of: recipient, stamp: stamp)
    if let value = template.root["validFor"],
      template.validity?.isBeyondCalendar(from: start) == true
    {
      faults.append(TemplateFault(value, .validityBeyondCalendar(start: start)))
    }
    for finding in Validation.findings(of: document.root, stage: .issued) {
      let fault = Self.fault(finding, in: template.root)
      if finding.severity == .error { faults.append(fault) } else { warnings.append(fault) }
    }
    if let terms, faults.isEmpty, let loss = Self.loss(in: document.root, by: terms.suites) {
      faults.append(
        Self.fault(at: loss.place.pointer, .notCovered(loss.reason), in: template.root))
    }
  }

  /// Somebody to look at a credential of.
  private static var recipient: Recipient {
    var recipient = Recipient(number: 0, line: 0)
    recipient.id = "urn:uuid:00000000-0000-4000-8000-000000000000"
    recipient.subject.set(.id, .string(recipient.id?.string ?? ""))
    return recipient
  }

  /// What a credential says that the proofs of its suites would not cover.
  static func loss(in credential: JSONValue, by suites: [Cryptosuite]) -> DataLoss? {
    guard suites.contains(where: \.isLinkedData) else { return nil }
    do throws(DataLoss) {
      _ = try LinkedDocument(credential)
      return nil
    } catch {
      return error
    }
  }

  private static func fault(_ finding: Finding, in root: JSONValue) -> TemplateFault {
    fault(at: finding.pointer, .finding(finding), in: root)
  }

  /// A fault at a place of the credential, as a fault of the template.
  private static func fault(
    at pointer: JSONPointer, _ reason: TemplateFault.Reason, in root: JSONValue
  ) -> TemplateFault {
    let tokens = templateTokens(pointer.tokens)
    var value = root
    for token in tokens {
      guard let next = value.member(token) ?? Int(token.string).flatMap({ value[$0] }) else {
        break
      }
      value = next
    }
    let position = value.position()
    return TemplateFault(
      pointer: JSONPointer(tokens),
      place: TextPlace(line: position.line, column: position.column), reason: reason)
  }

  /// Where in the template a place of the credential comes from.
  private static func templateTokens(_ tokens: [ExactString]) -> [ExactString] {
    switch (tokens.first, tokens.dropFirst().first) {
    case ("credentialSubject"?, "achievement"?): Array(tokens.dropFirst())
    case ("credentialSubject"?, _?): ["subject"] + tokens.dropFirst()
    case ("credentialStatus"?, _): ["status"]
    case ("@context"?, _?):
      // The two contexts of every badge come before the template's own.
      ["contexts", ExactString(String((Int(tokens[1].string) ?? 2) - 2))] + tokens.dropFirst(2)
    default: tokens
    }
  }
}

extension IssueStamp {
  /// A stamp for a credential that is only looked at.
  static func sample(issuedAt: Instant, status: StatusTerms?) -> IssueStamp {
    let salt = String(repeating: "0", count: 2 * saltBytes)
    return IssueStamp(
      id: "urn:uuid:00000000-0000-4000-8000-000000000000", emailSalt: salt, nameSalt: salt,
      issuedAt: issuedAt,
      status: status.map { terms in
        terms.purposes.map { purpose in
          StatusEntry(
            purpose: purpose.purpose, list: "\(terms.list)000000000000-1-\(purpose.rawValue)",
            index: 0)
        }
      } ?? [])
  }
}
