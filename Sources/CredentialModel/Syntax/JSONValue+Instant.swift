import StrictJSON
import WireFormats

extension JSONValue {
  /// The time that a string holds, in UTC where it states no zone; `nil` where it holds none.
  var instant: Instant? { withCursor { $0.instant } }
}
