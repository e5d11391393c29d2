import StrictJSON

// Every sentence that the module says about a document. They follow the house rule: what is
// wrong, found and expected, what to do; lower case, no final stop.

extension Problem {
  var sentence: String {
    documentSentence ?? propertySentence ?? partySentence ?? achievementSentence ?? ""
  }

  private var documentSentence: String? {
    switch self {
    case .unknownDocument(let types):
      Problem.unknownDocument(types)
    case .tooDeep(let limit):
      "objects stand more than \(limit) deep in one another; what is below is not checked"
    case .tooManyFindings(let limit):
      "there are more than \(limit) findings; mend these first"
    case .contextNotBase(let expected):
      "the first context is not the base context; put '\(expected)' first"
    case .contextNotOpenBadges:
      "the second context is not that of Open Badges 3.0; put "
        + "'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json' second"
    case .contextItem:
      "a context is neither an absolute URL nor an object"
    case .contextDuplicate(let url):
      "the context \(quoted(url)) is listed twice; name each context once"
    case .typeMissing(let alternatives):
      "the types do not include \(Problem.list(alternatives))"
    case .typeNotTerm:
      "a type is neither a term nor an absolute URL"
    case .typeUnmapped(let type):
      "no context defines the type \(quoted(type)); "
        + "add a context that does, or write the type as a URL"
    case .typeMappedToNonURL(let type, let target):
      "the context maps the type \(quoted(type)) to \(quoted(target)), which is no absolute URL"
    default: nil
    }
  }

  private static func unknownDocument(_ types: [String]) -> String {
    let wanted = "expected a VerifiableCredential or a VerifiablePresentation"
    guard !types.isEmpty else { return "the document states no type; \(wanted)" }
    let found = types.map(quoted).joined(separator: ", ")
    return "the document is of the type \(found); \(wanted)"
  }

  private static func list(_ names: [StaticString]) -> String {
    names.map { "'\($0)'" }.joined(separator: " or ")
  }
}

extension Problem {
  private var propertySentence: String? {
    switch self {
    case .missing(let property, let owner):
      "'\(property)' is missing; \(owner) must have it"
    case .null(let property):
      "'\(property)' is null; leave it out where there is no value"
    case .several(let property):
      "'\(property)' is an array; it has one value"
    case .notArray(let property):
      "'\(property)' is a single value; it is written as an array"
    case .empty(let property):
      "'\(property)' is an empty array; leave it out where there is no value"
    case .wrongKind(let property, let expected, let found):
      "'\(property)' is \(found.noun); expected \(expected)"
    case .notURL(let property, let text):
      "'\(property)' is \(quoted(text)); expected an absolute URL"
    case .format(let property, let expected, let text):
      "'\(property)' is \(quoted(text)); expected \(expected)"
    case .notTerm(let property, let vocabulary, let text):
      "'\(property)' is \(quoted(text)), which \(vocabulary.name) does not list"
        + (vocabulary.isExtensible ? "; terms of your own begin with 'ext:'" : "")
    case .imageIsURL:
      "the image is a URL; Open Badges 3.0 writes an object with 'id' and 'type'"
    case .languageMember(let name):
      "text in a language has a member \(quoted(name)); "
        + "only '@value', '@language' and '@direction' may stand there"
    case .languageValueMissing:
      "text in a language has no '@value' that is a string"
    case .languageTag(let text):
      "the language is \(quoted(text)); expected a tag of BCP 47 such as 'en' or 'pt-BR'"
    case .languageDirection:
      "the direction is neither 'ltr' nor 'rtl'"
    case .dateTime(let property, let reason):
      "'\(property)' is no time: \(reason); expected one such as 2026-01-02T03:04:05Z"
    case .dateTimeWithoutZone(let property):
      "'\(property)' has no time zone and is read as UTC; add 'Z' or an offset"
    case .validityOrder(let from, let until):
      "the validity ends at \(until), before it begins at \(from)"
    case .foreignMember(let property, let version):
      "'\(property)' means nothing in VC Data Model \(version.rawValue) and is not enforced; "
        + (version == .v2_0
          ? "use 'validFrom' and 'validUntil'" : "use 'issuanceDate' and 'expirationDate'")
    default: nil
    }
  }

  private var partySentence: String? {
    switch self {
    case .issuerMissing(.warning):
      "the issuer is missing; it is added when the credential is issued"
    case .issuerMissing(.error):
      "the issuer is missing; a credential names who issued it"
    case .issuerWithoutID(.warning):
      "the issuer has no 'id'; it is added when the credential is issued"
    case .issuerWithoutID(.error):
      "the issuer has no 'id'; an issuer is a URL, or an object with a URL in 'id'"
    case .holderWithoutID:
      "the holder has no 'id'; a holder is a URL, or an object with a URL in 'id'"
    case .subjectEmpty:
      "the subject has no claims"
    case .subjectWithoutIdentifier:
      "the recipient has neither 'id' nor 'identifier'; one of them must say whose badge it is"
    case .identityHash(let text):
      "the identity hash is \(quoted(text)); expected 'sha256$' and 64 hexadecimal digits"
    case .identityWeakHash:
      "the identity is hashed with MD5, which is too weak to identify anybody; use 'sha256$'"
    case .envelopedNotData:
      "the 'id' of an enveloped credential is not a 'data:' URL; it holds the credential itself"
    case .resourceWithoutDigest:
      "the resource has neither 'digestSRI' nor 'digestMultibase'"
    case .resourceDuplicate(let id):
      "the resource \(quoted(id)) is listed twice"
    case .severalStatuses(let count):
      "there are \(count) statuses, where Open Badges 3.0 has one; all of them count"
    default: nil
    }
  }

  private var achievementSentence: String? {
    switch self {
    case .criteriaEmpty:
      "the criteria have neither 'id' nor 'narrative'; say how the achievement is earned"
    case .creditsExceeded(let earned, let available):
      "\(earned) credits are earned, where the achievement has \(available)"
    case .descriptionDuplicate(let property, let id):
      "the id \(quoted(id)) is used twice in '\(property)'"
    case .unknownDescription(let id):
      "the result names the description \(quoted(id)), which the achievement does not have"
    case .valueNotAllowed(let value):
      "the value \(quoted(value)) is not one that the result description allows"
    case .valueOutOfRange(let value, let minimum, let maximum):
      "the value \(quoted(value)) is not a number\(Problem.range(minimum, maximum))"
    case .rangeReversed(let minimum, let maximum):
      "the least value \(quoted(minimum)) is greater than the greatest, \(quoted(maximum))"
    case .rangeNotNumeric(let bound):
      "the bound \(quoted(bound)) is not a number, so no value can be held against it"
    case .unknownLevel(let id):
      "the level \(quoted(id)) is not one that the result description has"
    case .statusMissing:
      "the result states no status, and its description has the result type Status"
    case .requiredValueNotAllowed(let value):
      "the required value \(quoted(value)) is not one that the description allows"
    case .requiredValueNotMet(let required, let value):
      "the result does not meet the required value \(quoted(required)): "
        + (value.map { "it is \(quoted($0))" } ?? "it states no value")
    case .requiredValueUndecided(let required, let value):
      "whether \(quoted(value)) meets the required value \(quoted(required)) cannot be decided; "
        + "they are not numbers, and no list orders them"
    case .requiredLevelUnknown(let id):
      "the required level \(quoted(id)) is not one that the description has"
    case .requiredLevelNotMet(let required, let level):
      "the result does not meet the required level \(quoted(required)): "
        + (level.map { "it is \(quoted($0))" } ?? "it states no level")
    default: nil
    }
  }

  private static func range(_ minimum: String?, _ maximum: String?) -> String {
    switch (minimum, maximum) {
    case (let minimum?, let maximum?): " from \(minimum) to \(maximum)"
    case (let minimum?, nil): " from \(minimum) on"
    case (nil, let maximum?): " up to \(maximum)"
    case (nil, nil): ""
    }
  }
}

/// The text in quotation marks, cut where it is long.
///
/// It is quoted as it is. Whoever shows it escapes it, once: were it escaped here as well, what the
/// document spells `\u{A}` and a line feed could not be told apart.
private func quoted(_ text: String) -> String {
  let limit = 80
  guard
    let end = text.unicodeScalars.index(
      text.startIndex, offsetBy: limit, limitedBy: text.endIndex), end < text.endIndex
  else { return "'\(text)'" }
  return "'\(text[..<end])…'"
}

extension JSONValue.Kind {
  /// The kind with its article.
  fileprivate var noun: String {
    switch self {
    case .null: "null"
    case .bool: "a truth value"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
