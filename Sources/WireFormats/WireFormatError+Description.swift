extension WireFormatError: CustomStringConvertible {
  /// The fact as a sentence for a person, without a final stop.
  public var description: String {
    switch self {
    case .invalidCharacter(let encoding, let byte, let index):
      "\(ASCIIText.quoted(byte)) at index \(index) is not a \(encoding.rawValue) character"
    case .invalidLength(let encoding, let characters):
      "\(characters) characters are not whole bytes in \(encoding.rawValue); "
        + "the text was probably cut when copied"
    case .nonZeroSpareBits(let encoding, let index):
      "the last \(encoding.rawValue) character, at index \(index), carries bits that belong to no "
        + "byte; only the canonical form is read"
    case .invalidPadding(let encoding, let index):
      "the \(encoding.rawValue) padding is wrong at index \(index): "
        + "'=' fills the last group of four characters, and stands nowhere else"
    case .tooLong(let encoding, let maxBytes):
      "the \(encoding.rawValue) text holds more than the \(maxBytes) bytes expected here"
    case .multibaseEmpty:
      "the multibase text is empty; it starts with 'z' (base58btc) or 'u' (base64url)"
    case .multibasePrefixUnsupported(let byte):
      "the multibase prefix \(ASCIIText.quoted(byte)) is not one that is read here; "
        + "expected 'z' (base58btc) or 'u' (base64url)"
    case .varintTruncated(let index):
      "the varint ends at index \(index) where another byte must follow"
    case .varintNotMinimal(let index):
      "the varint has a needless zero byte at index \(index); only the shortest form is read"
    case .varintTooLarge:
      "the varint has more than the 63 bits that nine bytes hold"
    }
  }
}

extension InstantError: CustomStringConvertible {
  /// The fact as a sentence for a person, without a final stop.
  public var description: String {
    switch self {
    case .truncated(let expected, let index):
      "the text ends at index \(index) where \(expected) is expected"
    case .unexpectedByte(let expected, let found, let index):
      "\(ASCIIText.quoted(found)) at index \(index) is not \(expected)"
    case .outOfRange(let field, let value, let index):
      Self.sentence(field: field, value: value, index: index)
    case .leapSecond(let index):
      "second 60 at index \(index) is a leap second, which has no place on the time line used here; "
        + "write second 59"
    case .tooManyFractionDigits(let index):
      "the fraction of the second has a tenth digit at index \(index); "
        + "nine (nanoseconds) are the most that are read"
    case .zoneMissing(let index):
      "the time has no zone at index \(index); add 'Z' for UTC, or an offset such as '+02:00'"
    case .outsideYears:
      "the instant in UTC falls outside the years 0001 to 9999"
    case .durationEmpty:
      "the duration has no component; write one such as 'P1Y', 'P90D' or 'PT12H'"
    case .durationDesignator(let found, let index):
      "\(ASCIIText.quoted(found)) at index \(index) is not a unit that may stand here; "
        + "the units are Y M W D, then after a 'T' H M S, in this order and each once"
    case .durationTooLarge(let index):
      "the number at index \(index) is longer than six digits, the most a duration may have"
    }
  }

  private static func sentence(field: Field, value: Int, index: Int) -> String {
    let fact = "\(field.rawValue) \(value) at index \(index)"
    return switch field {
    case .year: "\(fact) is outside 0001 to 9999"
    case .month: "\(fact) is outside 01 to 12"
    case .day: "\(fact) does not exist in that month"
    case .hour where value == 24: "\(fact) is not read; write 00:00:00 of the next day"
    case .hour: "\(fact) is outside 00 to 23"
    case .offsetHour: "\(fact) is outside 00 to 14"
    case .offsetMinute where value < 60: "\(fact) is beyond 14:00, the greatest offset"
    case .minute, .second, .offsetMinute: "\(fact) is outside 00 to 59"
    }
  }
}

extension InstantError.Expectation: CustomStringConvertible {
  /// What was expected, as it stands in a sentence.
  public var description: String {
    switch self {
    case .digit: "a digit"
    case .dash: "'-'"
    case .colon: "':'"
    case .dateTimeSeparator: "'T' between date and time"
    case .zone: "'Z' or an offset such as '+02:00'"
    case .end: "the end of the text"
    case .durationStart: "'P', which starts a duration"
    case .durationUnit: "the unit of the number before it"
    }
  }
}
