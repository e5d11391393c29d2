internal import StrictJSON

/// A value object as canonical N-Quads writes it.
///
/// Source: JSON-LD 1.1 API §8.2.2 steps 4 to 14; RDF Dataset Canonicalization 1.0 §5.
struct RDFLiteral {
  /// The text, with its language tag or datatype.
  let text: [UInt8]
  /// What finding the digits cost beyond what a literal costs anyway.
  let work: Int

  /// The literal of a value object; `nil` where it is not well-formed.
  ///
  /// With a direction that becomes a compound literal, the literal is the bare value.
  init?(
    _ object: ExpandedMap, direction: JSONLDOptions.RDFDirection?, lowercasesLanguage: Bool
  ) {
    guard case .verbatim(let value)? = object[Keyword.value] else { return nil }
    let type = object[Keyword.type]?.string
    var language = object[Keyword.language]?.string
    if lowercasesLanguage { language = language.map(RDFLiteral.lowercased) }
    guard (type == nil) == !object.contains(Keyword.type),
      type.map({ $0 == Keyword.json || IRISyntax.isIRI($0.string) }) ?? true,
      language.map({ IRISyntax.isLanguageTag($0.string) }) ?? true
    else { return nil }
    if type == Keyword.json {
      self.init(value.canonicalBytes(), datatype: RDFVocabulary.json)
      return
    }
    let (lexical, datatype, work) = RDFLiteral.lexical(value, type: type)
    switch (direction, object[Keyword.direction]?.string) {
    case (.i18nDatatype?, let direction?):
      let tag = language.map(RDFLiteral.lowercased)?.string ?? ""
      let name = ExactString(RDFVocabulary.i18n + tag + "_" + direction.string)
      self.init(lexical, datatype: name, work: work)
    case (.compoundLiteral?, _?):
      self.init(lexical, datatype: datatype, work: work)
    default:
      self.init(lexical, datatype: datatype, language: language, work: work)
    }
  }

  private init(
    _ lexical: [UInt8], datatype: ExactString, language: ExactString? = nil, work: Int = 0
  ) {
    var text = RDFLiteral.quoted(lexical)
    if let language {
      text += [UInt8(ascii: "@")] + language.utf8
    } else if datatype != RDFVocabulary.string {
      text += "^^<".utf8 + datatype.utf8 + [UInt8(ascii: ">")]
    }
    self.text = text
    self.work = work
  }

  /// Steps 8 to 12: the lexical form and the datatype.
  private static func lexical(
    _ value: JSONValue, type: ExactString?
  ) -> (text: [UInt8], datatype: ExactString, work: Int) {
    if let bool = value.bool {
      return (Array((bool ? "true" : "false").utf8), type ?? RDFVocabulary.boolean, 0)
    }
    guard let number = value.double else {
      return (value.stringBytes ?? [], type ?? RDFVocabulary.string, 0)
    }
    let isInteger = number.rounded(.towardZero) == number && number.magnitude < 1e21
    if isInteger && type != RDFVocabulary.double {
      // RFC 8785 writes integers below 10^21 with all their digits, as xsd:integer wants them.
      return (value.canonicalBytes(), type ?? RDFVocabulary.integer, 0)
    }
    let digits = DoubleText(number)
    return (digits.bytes, type ?? RDFVocabulary.double, digits.work)
  }

  /// The text in quotes, with the escapes that canonical N-Quads demands and no others.
  static func quoted(_ bytes: [UInt8]) -> [UInt8] {
    let backslash = UInt8(ascii: "\\")
    var text: [UInt8] = [UInt8(ascii: "\"")]
    text.reserveCapacity(bytes.count + 2)
    for byte in bytes {
      switch byte {
      case 0x08: text += [backslash, UInt8(ascii: "b")]
      case 0x09: text += [backslash, UInt8(ascii: "t")]
      case 0x0A: text += [backslash, UInt8(ascii: "n")]
      case 0x0C: text += [backslash, UInt8(ascii: "f")]
      case 0x0D: text += [backslash, UInt8(ascii: "r")]
      case 0x22, 0x5C: text += [backslash, byte]
      case ..<0x20, 0x7F:
        text += "\\u00".utf8
        text += [byte >> 4, byte & 0xF].map { $0 < 10 ? 0x30 + $0 : 0x41 + $0 - 10 }
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
    return text
  }

  /// A language tag in lower case, in which compound literals and datatypes name it.
  static func lowercased(_ tag: ExactString) -> ExactString {
    let bytes = tag.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return ExactString(String(validating: bytes, as: UTF8.self) ?? tag.string)
  }
}
