import StrictJSON
import WireFormats

/// One value against what its property holds.
extension Checker {
  mutating func checkValue(_ value: JSONCursor, _ property: Property, _ section: StaticString) {
    switch property.kind {
    case .anything:
      break
    case .boolean:
      expect(.bool, "a truth value", value, property, section)
    case .number(let range):
      checkNumber(value, range, property, section)
    case .proofPurpose:
      checkProofPurpose(value, property, section)
    case .text:
      expect(.string, "a string", value, property, section)
    case .languageText:
      checkLanguageText(value, property, section)
    case .url:
      checkURL(value, property.name, section)
    case .types:
      checkType(value, section)
    case .context:
      checkContext(value)
    case .dateTime:
      checkDateTime(value, property, section)
    case .object(let modelClass):
      checkObject(value, as: modelClass, named: property.name)
    case .reference(let modelClass), .issuer(let modelClass):
      checkReference(value, to: modelClass, property, section)
    case .image:
      checkImage(value, property, section)
    case .endorsement:
      checkEndorsement(value, property)
    case .credentials:
      checkEmbedded(value, property, section)
    case .term(let vocabulary):
      checkTerm(value, vocabulary, property, section)
    case .foreign:
      let problem = Problem.foreignMember(property.name, version: document.version)
      findings.add(problem, at: value, specification: section)
    case .identityHash:
      // Whether it is a hash depends on a member beside it: see the rules of IdentityObject.
      expect(.string, "a string", value, property, section)
    case .compactJWS, .countryCode, .date, .digestMultibase, .digestSRI, .emailAddress,
      .languageTag:
      checkFormat(value, property, section)
    }
  }

  mutating func checkURL(_ value: JSONCursor, _ name: StaticString, _ section: StaticString) {
    guard let isURL = value.withStringSpan({ URLSyntax.isAbsolute($0) }) else {
      let problem = Problem.wrongKind(name, expected: "an absolute URL", found: value.kind)
      findings.add(problem, at: value, specification: section)
      return
    }
    if !isURL {
      findings.add(.notURL(name, text: value), at: value, specification: section)
    }
  }

  private mutating func expect(
    _ kind: JSONValue.Kind, _ noun: StaticString, _ value: JSONCursor, _ property: Property,
    _ section: StaticString
  ) {
    guard value.kind != kind else { return }
    let problem = Problem.wrongKind(property.name, expected: noun, found: value.kind)
    findings.add(problem, at: value, specification: section)
  }

  private mutating func checkNumber(
    _ value: JSONCursor, _ range: NumberRange, _ property: Property, _ section: StaticString
  ) {
    guard let number = value.double else {
      expect(.number, "a number", value, property, section)
      return
    }
    guard !range.contains(number) else { return }
    let problem = Problem.outOfRange(property.name, range, found: number)
    findings.add(problem, at: value, specification: section)
  }

  private mutating func checkDateTime(
    _ value: JSONCursor, _ property: Property, _ section: StaticString
  ) {
    switch value.time {
    case nil:
      expect(.string, "a time", value, property, section)
    case .success(let (_, hasZone)):
      guard !hasZone else { return }
      findings.add(.dateTimeWithoutZone(property.name), at: value, specification: section)
    case .failure(let error):
      findings.add(.dateTime(property.name, error), at: value, specification: section)
    }
  }

  private mutating func checkReference(
    _ value: JSONCursor, to modelClass: ModelClass, _ property: Property, _ section: StaticString
  ) {
    if value.kind == .object {
      checkObject(value, as: modelClass, named: property.name)
    } else {
      checkURL(value, property.name, section)
    }
  }

  private mutating func checkImage(
    _ value: JSONCursor, _ property: Property, _ section: StaticString
  ) {
    if value.kind == .string {
      findings.add(.imageIsURL, at: value, specification: "Open Badges 3.0, Image")
    }
    checkReference(value, to: .image, property, section)
  }

  private mutating func checkTerm(
    _ value: JSONCursor, _ vocabulary: Vocabulary, _ property: Property, _ section: StaticString
  ) {
    guard value.kind == .string else {
      expect(.string, "a string", value, property, section)
      return
    }
    guard !vocabulary.contains(value) else { return }
    let problem = Problem.notTerm(property.name, vocabulary: vocabulary, text: value)
    findings.add(problem, at: value, specification: section)
  }

  private mutating func checkFormat(
    _ value: JSONCursor, _ property: Property, _ section: StaticString
  ) {
    let kind = property.kind
    guard let isFormed = value.withStringSpan({ kind.isFormed($0) }) else {
      expect(.string, "a string", value, property, section)
      return
    }
    guard !isFormed else { return }
    let problem = Problem.format(property.name, expected: kind.formatName, text: value)
    findings.add(problem, at: value, specification: section)
  }
}

extension ValueKind {
  /// Whether the text has the format; true for kinds that are no format of text.
  fileprivate func isFormed(_ text: Span<UInt8>) -> Bool {
    switch self {
    case .compactJWS: TextFormat.isCompactJWS(text)
    case .countryCode: TextFormat.isCountryCode(text)
    case .date: TextFormat.isDate(text)
    case .digestMultibase: DigestText.isMultibase(text)
    case .digestSRI: DigestText.isSRI(text)
    case .emailAddress: TextFormat.isEmailAddress(text)
    case .languageTag: LanguageTag.isWellFormed(text)
    default: true
    }
  }

  fileprivate var formatName: StaticString {
    switch self {
    case .compactJWS: "a JWS in its compact form"
    case .countryCode: "two capital letters of ISO 3166"
    case .date: "a date such as 2026-01-02"
    case .digestMultibase: "a digest in multibase: 'u' and base64url, or 'z' and base58"
    case .digestSRI: "'sha256-', 'sha384-' or 'sha512-' and the digest in base64"
    case .emailAddress: "an e-mail address"
    case .languageTag: "a tag of BCP 47 such as 'en' or 'pt-BR'"
    default: "text"
    }
  }
}
