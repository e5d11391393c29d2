import StrictJSON
import WireFormats

extension JSONCursor {
  /// The time that a string holds, and whether it states its zone; `nil` for anything else.
  var time: Result<(instant: Instant, hasZone: Bool), InstantError>? {
    withStringSpan { text in
      do throws(InstantError) {
        return .success(try Instant.parse(text))
      } catch {
        return .failure(error)
      }
    }
  }

  /// The time that a string holds, in UTC where it states no zone; `nil` where it holds none.
  var instant: Instant? { (try? time?.get())?.instant }
}
