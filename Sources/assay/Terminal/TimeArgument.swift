import ArgumentParser
import WireFormats

/// Times on the command line.
enum TimeArgument {
  /// The time that an option spells.
  ///
  /// - Throws: `ValidationError` with what is wrong.
  static func instant(_ text: String) throws -> Instant {
    do throws(InstantError) {
      return try Instant(rfc3339: text)
    } catch {
      throw ValidationError(
        "'\(DisplayText.escaped(text))' is no time such as 2026-03-01T00:00:00Z: \(error)")
    }
  }
}
