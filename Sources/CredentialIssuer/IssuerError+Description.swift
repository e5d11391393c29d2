import BadgeBaking
import CredentialModel
import DataIntegrity
import DurableFiles
import JOSE
import LinkedData
import OpenSSLCrypto
import StrictJSON
import WireFormats

// Every sentence that the module says. They follow the house rule: what is wrong, found and
// expected, what to do; lower case, no final stop, one line.

extension IssuerError: CustomStringConvertible {
  /// What is wrong, in one line; of several faults the first, and how many there are.
  public var description: String {
    switch self {
    case .crypto(let error): "\(error)"
    case .file(let error): "\(error)"
    case .image(let error): "\(error)"
    case .issuerKeyMismatch(let issuer, let keyDID):
      "the template's issuer is \(quoted(issuer.string)), but the key is that of '\(keyDID)'; "
        + "sign with the issuer's key, or make the key's did:key the issuer's id"
    case .invalidVerificationMethod(let method, let error):
      "the verification method \(quoted(method)) cannot be used: \(error)"
    case .ledger(let error): "\(error)"
    case .ledgerMissing:
      "the template's 'status' wants credentials that can be revoked, which only a ledger can give "
        + "their places in a list; issue with a ledger"
    case .outputDiffers(let path, let line):
      "\(quoted(path)) is there already and is not what line \(line) of the table asks for now; "
        + "it was not touched - move it away to have it issued anew"
    case .outputOfOtherKey(let path, let line, let found, let expected):
      "\(quoted(path)) is there already for line \(line) of the table, signed with another key than "
        + "the one given: "
        + (found == expected
          ? "both are called \(quoted(found))"
          : "with \(quoted(found)) instead of \(quoted(expected))")
        + "; it was not touched - give the key that signed it, or move the file away"
    case .outputNotInLedger(let path, let line):
      "\(quoted(path)) is there already for line \(line) of the table, but the ledger does not know "
        + "it; it was not touched - give the ledger with which it was issued, or move the file away"
    case .proof(let error): "\(error)"
    case .proofKeyUnsupported(let kind):
      "the key is of the kind \(kind), and embedded proofs are made with Ed25519 only; issue JSON Web "
        + "Tokens with it, or make a key with: assay key generate --out FILE"
    case .recipients(let faults): Self.summary(faults)
    case .signerForeign(let signer, let issuer):
      "the signer is that of \(quoted(signer.string)), the template's issuer is "
        + quoted(issuer.string)
    case .statusList(let error): "\(error)"
    case .templateKeyMismatch(let template, let key):
      "the template names the key \(quoted(template)), but the one given is \(quoted(key)); give the "
        + "key file of the first, or change 'publicKeyMultibase' in the template"
    case .template(let faults): Self.summary(faults)
    case .token(let error): "\(error)"
    case .verificationMethodForeign(let method, let issuer):
      "the verification method \(quoted(method)) is not the issuer's: "
        + "it must be \(quoted(issuer.string)), then '#' and the key's name"
    case .verificationMethodKeyMismatch(let method, let key):
      "the verification method \(quoted(method)) names another key than the one that signs, '\(key)'"
    }
  }

  private static func summary(_ faults: [some CustomStringConvertible]) -> String {
    let first = faults.first.map { "\($0)" } ?? "nothing is wrong"
    return faults.count > 1 ? "\(first) (and \(faults.count - 1) more)" : first
  }
}

extension RowFault: CustomStringConvertible {
  /// The place, and what is wrong.
  public var description: String {
    let row = rowLine == place.line ? "" : " (in the row that begins on line \(rowLine))"
    return "line \(place.line), column \(place.column): \(reason)\(row)"
  }
}

extension RowFault.Reason: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    tableSentence ?? columnSentence ?? valueSentence ?? ""
  }

  private var tableSentence: String? {
    switch self {
    case .bareCarriageReturn:
      "a carriage return stands alone outside quotes; rows end with a line feed, or with both"
    case .emptyLine: "the line is empty; delete it"
    case .fieldCount(let expected, let found):
      "the row has \(found) \(found == 1 ? "field" : "fields"), the header has \(expected); "
        + (found < expected
          ? "an empty field needs its comma too, and one with a line break double quotes"
          : "put a field that holds a comma in double quotes")
    case .fieldTooLong(let maxBytes):
      "the field is longer than the limit of \(maxBytes) bytes; is a closing quote missing?"
    case .invalidUTF8: "the text is not UTF-8; save the table as 'CSV UTF-8'"
    case .quoteNotClosed: "the quote that opens here is never closed"
    case .strayQuote:
      "a double quote stands inside a field that does not begin with one; "
        + "quote the whole field, and double each quote in it"
    case .textAfterQuote:
      "something follows the closing quote; inside a quoted field, double each quote"
    case .tooManyColumns(let limit): "the row has more than the limit of \(limit) columns"
    case .tooManyRows(let limit): "the table has more than the limit of \(limit) rows; split it"
    case .notJSON(let reason): "\(reason)"
    case .notAnObject: "the line is not a JSON object: {\"email\": …}"
    case .notText(let column): "the value of \(quoted(column)) is neither text nor a number"
    default: nil
    }
  }

  private var columnSentence: String? {
    switch self {
    case .duplicateColumn(let name):
      "the column \(quoted(name)) says what another column says already"
    case .emptyTable: "the table is empty; its first line names the columns, 'email' for one"
    case .noRows: "the table has no rows, so there is nobody to issue to"
    case .noRecipientColumn:
      "no column says who the recipients are: there must be 'email', 'id' or 'name'"
    case .otherSeparator(let separator):
      "the columns are separated by \(quoted(separator)); save the table with commas"
    case .unknownColumn(let name, let nearest, let known):
      "there is no column \(quoted(name))" + suggestion(nearest, known)
        + (nearest != nil || known.isEmpty
          ? ""
          : "; a column that is not for the credential is named 'ignore' in the template's columns")
    default: nil
    }
  }

  private var valueSentence: String? {
    switch self {
    case .activityOrder(let start, let end): Self.activityOrder(start, end)
    case .blankText(let column):
      "there is nothing to be seen in \(quoted(column)); leave the field empty, or fill it in"
    case .controlCharacter(let column, let scalar):
      "\(quoted(column)) holds the control character \(scalarName(scalar)); take it out"
    case .duplicateRecipient(let firstLine):
      "the recipient is the same as on line \(firstLine); "
        + "delete one of the rows, or allow duplicates"
    case .finding(let finding): finding.message
    case .notCovered(let reason):
      "\(reason); to leave linked-data proofs out, sign with eddsa-jcs-2022 alone"
    case .invalidDuration(let column, let text, let error):
      "\(quoted(text)) in \(quoted(column)) is no duration such as P2Y or P90D: \(error)"
    case .invalidEmail: "this is not one e-mail address such as ana@example.org"
    case .invalidNumber(let column, let text):
      "\(quoted(text)) in \(quoted(column)) is no number such as 4 or 4.5"
    case .invalidTime(let column, let text, let error):
      "\(quoted(text)) in \(quoted(column)) is no time such as 2026-06-30T00:00:00Z: \(error)"
    case .negativeNumber(let column, let text):
      "\(quoted(text)) in \(quoted(column)) is below zero"
    case .noRecipient:
      "nothing says who the recipient is: fill in the column 'email' or 'id', "
        + "or 'name' where the template includes names"
    case .requiredLevelNotMet(let required, let achieved):
      "the result does not meet the required level \(level(required)): "
        + (achieved.map { "it is \(level($0))" } ?? "it states no level")
    case .unknownLevel(let text, let known):
      known.isEmpty
        ? "the result description has no levels, so it cannot be \(quoted(text))"
        : "there is no level \(quoted(text)); there are " + list(known)
    case .validityBeyondCalendar(let start): Self.validityBeyondCalendar(start)
    case .validityTwice: "both validUntil and validFor say when the credential ends"
    case .zeroDuration(let column, let text):
      "\(quoted(text)) in \(quoted(column)) is no time at all; "
        + "leave the field empty for a credential without an end"
    default: nil
    }
  }

  fileprivate static func activityOrder(_ start: Instant, _ end: Instant) -> String {
    "the activity ends at \(end), before it begins at \(start)"
  }

  fileprivate static func validityBeyondCalendar(_ start: Instant) -> String {
    "the validity, counted from \(start), would end after the year 9999; make it shorter"
  }
}

extension TemplateFault: CustomStringConvertible {
  /// The place, and what is wrong.
  public var description: String {
    let member = pointer == .root ? "" : ", \(pointer)"
    return "line \(place.line), column \(place.column)\(member): \(reason)"
  }
}

extension TemplateFault.Reason: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .activityOrder(let start, let end): RowFault.Reason.activityOrder(start, end)
    case .choice(let found, let allowed):
      "\(quoted(found)) is not possible here; it must be " + list(allowed, last: " or ")
    case .finding(let finding): finding.message
    case .notCovered(let reason):
      "\(reason); to leave linked-data proofs out, sign with eddsa-jcs-2022 alone"
    case .invalidDuration(let text, let error):
      "\(quoted(text)) is no duration such as P2Y or P90D: \(error)"
    case .invalidKey(let text, let error):
      "\(quoted(text)) is no public key such as z6Mk…: \(error)"
    case .invalidTime(let text, let error):
      "\(quoted(text)) is no time such as 2026-06-30T00:00:00Z: \(error)"
    case .missing(let name): "\(quoted(name)) is missing"
    case .negativeNumber: "the number is below zero"
    case .notJSON(let reason): "\(reason)"
    case .kind(let expected): "this must be \(expected)"
    case .otherDocument(let kind):
      "this is \(phrase(kind)), not a template; a template has the type 'CredentialTemplate/1'"
    case .unknownColumn(let name, let nearest, let known):
      "there is no column \(quoted(name))" + suggestion(nearest, known)
    case .unknownMember(let name, let nearest, let known):
      "a template has no member \(quoted(name)) here" + suggestion(nearest, known)
    case .validityBeyondCalendar(let start): RowFault.Reason.validityBeyondCalendar(start)
    case .validityTwice: "both validUntil and validFor say when the credentials end"
    case .zeroDuration(let text):
      "\(quoted(text)) is no time at all; leave the member out for credentials without an end"
    }
  }
}

private func phrase(_ kind: DocumentKind) -> String {
  switch kind {
  case .verifiableCredential: "a credential"
  case .endorsement: "an endorsement"
  case .clr: "a record of several credentials"
  case .presentation: "a presentation"
  case .unknown: "another document"
  }
}

/// What somebody may have meant; where that is a guess, everything there is.
private func suggestion(_ nearest: String?, _ known: [String]) -> String {
  if let nearest { return "; did you mean \(quoted(nearest))?" }
  return known.isEmpty ? "" : "; there are " + list(known)
}

/// A level as people know it, and its id.
private func level(_ level: ResultLevel) -> String {
  let id = quoted(level.id.string)
  return level.name.map { "\(quoted($0.string)) (\(id))" } ?? id
}

/// `U+0007`.
private func scalarName(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
}

private func list(_ names: [String], last: String = " and ") -> String {
  let quotedNames = names.map { quoted($0) }
  guard let final = quotedNames.last, quotedNames.count > 1 else { return quotedNames.joined() }
  return quotedNames.dropLast().joined(separator: ", ") + last + final
}

/// The text in quotes, on one line, and not longer than a line.
private func quoted(_ text: String) -> String {
  let limit = 120
  var result = "'"
  for scalar in text.unicodeScalars.prefix(limit) {
    let isControl = scalar.properties.generalCategory == .control
    result += isControl ? scalar.escaped(asASCII: true) : String(scalar)
  }
  return result + (text.unicodeScalars.count > limit ? "…'" : "'")
}
