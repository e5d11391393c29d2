public import WireFormats

/// What whoever verifies remembers of a trust list.
///
/// A list that is years old is as well signed as today's. That it is not the newest shows only to
/// somebody who remembers a newer one: a verifier reads no files, and is told.
public enum ListMemory: Equatable, Sendable {
  /// Nothing: an older list, in which an issuer is not withdrawn yet, would not be noticed.
  case nothing
  /// That the list is not older than any that was seen before.
  ///
  /// `latestTime` is the latest time that is known to have passed, from lists and earlier updates. A
  /// clock that is more than a day before it was set back.
  case seen(latestTime: Instant)

  /// How far before a time that has passed a clock may be, in seconds: a day, for clocks that are
  /// set to the wrong zone.
  public static let toleratedSeconds: Int64 = 86_400
}
