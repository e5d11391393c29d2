import StrictJSON

// Every sentence that the module says about a document. They follow the house rule: what is
// wrong, found and expected, what to do; lower case, no final stop.

extension Problem {
  var sentence: String {
    documentSentence ?? propertySentence ?? memberSentence ?? partySentence ?? attachmentSentence
      ?? achievementSentence ?? resultSentence ?? ""
  }

  private var documentSentence: String? {
    switch self {
    case .unknownDocument(let types):
      Problem.unknownDocument(types)
    case .tooDeep(let limit):
      "objects stand more than \(limit) deep in one another; what is below is not checked"
    case .tooManyErrors(let limit):
      "there are more than \(limit) errors; mend these first"
    case .unlistedWarnings(let count):
      "\(count) more warning\(count == 1 ? " is" : "s are") not listed"
    case .contextNotBase(let expected):
      "the first context is not the base context; put '\(expected)' first"
    case .contextNotOpenBadges(let isThird):
      "the \(isThird ? "third" : "second") context is not that of Open Badges 3.0; put "
        + "'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json' \(isThird ? "third" : "second")"
    case .contextNotLearnerRecord:
      "the second context is not that of Comprehensive Learner Record 2.0; put "
        + "'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json' second"
    case .contextItem:
      "a context is neither an absolute URL nor an object"
    case .contextConflict:
      "the base contexts of two versions of the data model stand together; keep one of them"
    case .contextDuplicate(let url):
      "the context \(quoted(url)) is listed twice; name each context once"
    case .contextProtected(let term, let owner):
      "a context of the document gives \(quoted(term)) another meaning than \(owner) does; "
        + "choose another name"
    case .contextNested:
      "a context stands inside the document and changes what its members mean there; "
        + "put it into the '@context' of the document"
    case .typeMissing(let alternatives):
      "the types do not include \(Problem.list(alternatives))"
    case .typeConflict(let type, let owner):
      "the type \(quoted(type)) does not go with '\(owner)'; it is one or the other"
    case .typeDuplicate(let type):
      "the type \(quoted(type)) is listed twice"
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

  private static func unknownDocument(_ types: JSONCursor?) -> String {
    let wanted = "expected a VerifiableCredential or a VerifiablePresentation"
    let found = types?.elementsOrSelf.prefix(3).filter { $0.kind == .string }.map { quoted($0) }
    guard let found, !found.isEmpty else { return "the document states no type; \(wanted)" }
    return "the document is of the type \(found.joined(separator: ", ")); \(wanted)"
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
    case .outOfRange(let property, let range, let found):
      "'\(property)' is \(found); expected \(range.name)"
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
    case .activityOrder(let start, let end):
      "the activity ends at \(end), before it begins at \(start)"
    case .foreignMember(let property, let version):
      "'\(property)' means nothing in VC Data Model \(version.rawValue) and is not enforced; "
        + (version == .v2_0
          ? "use 'validFrom' and 'validUntil'" : "use 'issuanceDate' and 'expirationDate'")
    default: nil
    }
  }

  private var memberSentence: String? {
    switch self {
    case .unknownMember(let name, let owner):
      "\(quoted(name)) is no member of \(owner), which Open Badges 3.0 does not let be extended"
    case .unknownNull(let name):
      "\(quoted(name)) is null; Open Badges 3.0 leaves out what has no value"
    case .unknownEmpty(let name):
      "\(quoted(name)) is an empty array; Open Badges 3.0 leaves out what has no value"
    case .keywordMember(let name):
      "\(quoted(name)) is a keyword of JSON-LD; "
        + "those who read the document as JSON do not see what it says"
    default: nil
    }
  }
}

extension Problem {
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
    default: nil
    }
  }

  private var attachmentSentence: String? {
    switch self {
    case .envelopedNotData:
      "the 'id' of what is enveloped is not a 'data:' URL with something in it; "
        + "it holds the secured document itself"
    case .resourceWithoutDigest:
      "the resource has neither 'digestSRI' nor 'digestMultibase'"
    case .resourceDuplicate(let id):
      "the resource \(quoted(id)) is listed twice"
    case .severalStatuses(let count):
      "there are \(count) statuses, where Open Badges 3.0 has one; all of them count"
    case .schemaWithoutValidator:
      "none of the schemas is of the type '1EdTechJsonSchemaValidator2019'; "
        + "name the JSON Schema that Open Badges 3.0 publishes, or leave 'credentialSchema' out"
    case .associationUnknown(let id):
      "the association names \(quoted(id)), which does not stand in the record"
    case .associationItself(let id):
      "the association joins \(quoted(id)) to itself"
    case .proofPurpose(let purpose):
      "the proof is made for \(quoted(purpose)); the proof of a badge is made for 'assertionMethod'"
    case .proofDuplicate(let id):
      "two proofs have the id \(quoted(id)), so that nothing can name one of them"
    case .previousProofUnknown(let id):
      "the proof builds on the proof \(quoted(id)), which the document does not have"
    case .previousProofItself(let id):
      "the proof \(quoted(id)) builds on itself"
    default: nil
    }
  }
}

extension Problem {
  private var achievementSentence: String? {
    switch self {
    case .criteriaEmpty:
      "the criteria have neither 'id' nor 'narrative'; say how the achievement is earned"
    case .creditsExceeded(let earned, let available):
      "\(earned) credits are earned, where the achievement has \(available)"
    case .descriptionDuplicate(let property, let id):
      "the id \(quoted(id)) is used twice in '\(property)'"
    case .allowedValueDuplicate(let value):
      "the value \(quoted(value)) stands twice in 'allowedValue', which goes from low to high"
    case .rangeReversed(let minimum, let maximum):
      "the least value \(quoted(minimum)) is greater than the greatest, \(quoted(maximum))"
    case .rangeNotNumeric(let bound):
      "the bound \(quoted(bound)) is not a number, so no value can be held against it"
    case .requiredValueNotAllowed(let value):
      "the required value \(quoted(value)) is not one that the description allows"
    case .requiredLevelUnknown(let id):
      "the required level \(quoted(id)) is not one that the description has"
    default: nil
    }
  }

  private var resultSentence: String? {
    switch self {
    case .resultEmpty:
      "the result states neither a value nor a level nor a status, so it says nothing"
    case .levelWithoutDescription:
      "the result states a level, and no 'resultDescription' that has the level"
    case .unknownDescription(let id):
      "the result names the description \(quoted(id)), which the achievement does not have"
    case .valueNotAllowed(let value):
      "the value \(quoted(value)) is not one that the result description allows"
    case .valueOutOfRange(let value, let minimum, let maximum):
      "the value \(quoted(value)) is not a number\(Problem.range(minimum, maximum))"
    case .valueBesideLevels(let value):
      "the value \(quoted(value)) cannot be held against the description, which has levels only; "
        + "name one of them in 'achievedLevel'"
    case .unknownLevel(let id):
      "the level \(quoted(id)) is not one that the result description has"
    case .statusMissing:
      "the result states no status, and its description has the result type Status"
    case .requiredValueNotMet(let required, let value):
      "the result does not meet the required value \(quoted(required)): "
        + (value.map { "it is \(quoted($0))" } ?? "it states no value")
    case .requiredValueUndecided(let required, let value):
      "whether \(quoted(value)) meets the required value \(quoted(required)) cannot be decided; "
        + "they are not numbers, and no list orders them"
    case .requiredLevelNotMet(let required, let level):
      "the result does not meet the required level \(quoted(required)): "
        + (level.map { "it is \(quoted($0))" } ?? "it states no level")
    default: nil
    }
  }

  private static func range(_ minimum: JSONCursor?, _ maximum: JSONCursor?) -> String {
    switch (minimum, maximum) {
    case (let minimum?, let maximum?): " from \(cut(minimum)) to \(cut(maximum))"
    case (let minimum?, nil): " from \(cut(minimum)) on"
    case (nil, let maximum?): " up to \(cut(maximum))"
    case (nil, nil): ""
    }
  }
}

/// The text of a string in quotation marks, cut where it is long.
private func quoted(_ text: JSONCursor) -> String { "'\(cut(text))'" }

/// The text of a string, cut where it is long.
///
/// It is as it is. Whoever shows it escapes it, once: were it escaped here as well, what the document
/// spells `\u{A}` and a line feed could not be told apart.
private func cut(_ text: JSONCursor) -> String {
  let limit = 80
  let beginning = text.withStringSpan { span in
    var bytes: [UInt8] = []
    var scalars = 0
    for index in 0..<span.count {
      if span[index] & 0xC0 != 0x80 { scalars += 1 }
      // What follows may be long, and is not copied.
      if scalars > limit { break }
      bytes.append(span[index])
    }
    return (bytes, isWhole: scalars <= limit)
  }
  guard let (bytes, isWhole) = beginning, let text = String(validating: bytes, as: UTF8.self) else {
    return ""
  }
  return isWhole ? text : text + "…"
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
