import Testing
import WireFormats

/// The sentences are what a person reads; one of each kind pins their form.
@Suite struct SentenceTests {
  @Test(
    arguments: [
      (
        .invalidCharacter(.base58, byte: 0x30, index: 4),
        "'0' at index 4 is not a base58btc character"
      ),
      (
        .invalidCharacter(.base64url, byte: 0x0A, index: 4),
        "the byte 0x0a at index 4 is not a base64url character"
      ),
      (
        .multibasePrefixUnsupported(byte: 0x66),
        "the multibase prefix 'f' is not one that is read here; "
          + "expected 'z' (base58btc) or 'u' (base64url)"
      ),
      (
        .tooLong(.base58, maxBytes: 34),
        "the base58btc text holds more than the 34 bytes expected here"
      ),
      (.varintTruncated(index: 1), "the varint ends at index 1 where another byte must follow"),
    ] as [(WireFormatError, String)])
  func `encodings explain their refusals`(error: WireFormatError, sentence: String) {
    #expect(error.description == sentence)
  }

  @Test(
    arguments: [
      (.truncated(expected: .dash, index: 4), "the text ends at index 4 where '-' is expected"),
      (
        .unexpectedByte(expected: .zone, found: 0x20, index: 19),
        "a space at index 19 is not 'Z' or an offset such as '+02:00'"
      ),
      (.outOfRange(.day, value: 30, index: 8), "day 30 at index 8 does not exist in that month"),
      (
        .outOfRange(.hour, value: 24, index: 11),
        "hour 24 at index 11 is not read; write 00:00:00 of the next day"
      ),
      (.outsideYears, "the instant in UTC falls outside the years 0001 to 9999"),
    ] as [(InstantError, String)])
  func `times explain their refusals`(error: InstantError, sentence: String) {
    #expect(error.description == sentence)
  }
}
