import StrictJSON
import WireFormats

extension JSONCursor {
  /// The time that a string holds, and whether it states its zone; `nil` for anything else.
  ///
  /// RFC 3339 lets `t` and `z` be small letters. The times of documents are `dateTimeStamp`s of XML
  /// Schema, which does not.
  var time: Result<(instant: Instant, hasZone: Bool), InstantError>? {
    withStringSpan { text in
      do throws(InstantError) {
        let time = try Instant.parse(text)
        return JSONCursor.smallLetter(in: text).map { .failure($0) } ?? .success(time)
      } catch {
        return .failure(error)
      }
    }
  }

  /// What is wrong with the letters of a time.
  private static func smallLetter(in time: Span<UInt8>) -> InstantError? {
    let last = time.count - 1
    if time[10] == UInt8(ascii: "t") {
      return .unexpectedByte(expected: .dateTimeSeparator, found: time[10], index: 10)
    }
    if time[last] == UInt8(ascii: "z") {
      return .unexpectedByte(expected: .zone, found: time[last], index: last)
    }
    return nil
  }

  /// The time that a string holds, in UTC where it states no zone; `nil` where it holds none.
  var instant: Instant? { (try? time?.get())?.instant }
}
