import ArgumentParser
import OpenSSLCrypto
import WireFormats

/// A private key that is used for more than one signature.
final class UnlockedKey {
  let key: Ed25519PrivateKey

  init(at path: String, _ passphrase: PassphraseOptions) throws(CommandFailure) {
    key = try passphrase.loadKey(at: path)
  }
}

/// The options of commands that write something which expires.
struct ExpiryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How long what is written holds (ISO 8601: P6M, P13M, P45D).", valueName: "duration"))
  var expiresIn: String?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("Take this as the present (RFC 3339).", valueName: "time"),
    transform: TimeArgument.instant)
  var time: Instant?

  /// The present, to the second.
  var now: Instant { time ?? SystemClock.currentSecond() }

  /// When something expires for which the option does not speak.
  func standardExpiry(_ duration: String) throws(CommandFailure) -> Instant {
    do throws(InstantError) {
      return now.adding(try CalendarDuration(duration))
    } catch {
      throw CommandFailure(.bug, "\(error)")
    }
  }

  /// When what is written now expires.
  func expires(after standard: String) throws(CommandFailure) -> Instant {
    let text = expiresIn ?? standard
    let time: Instant
    do throws(InstantError) {
      time = now.adding(try CalendarDuration(text))
    } catch {
      throw CommandFailure(
        .usage, DisplayText.escaped("'\(text)' is no duration such as P6M: \(error)"))
    }
    // Metadata is expired at the very time that it states.
    guard time > now else {
      throw CommandFailure(
        .usage, "--expires-in \(DisplayText.escaped(text)) is no time at all; give P1D or more")
    }
    return time
  }
}
