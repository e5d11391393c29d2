import ArgumentParser
import CredentialIssuer
import Glibc
import StrictJSON
import WireFormats

/// Ledgers on the command line.
enum LedgerArgument {
  /// A ledger that is there.
  static func opened(
    _ folder: String, for access: IssuanceLedger.Access
  ) throws(CommandFailure) -> IssuanceLedger {
    try attempt { () throws(LedgerError) in
      try IssuanceLedger(opening: folder, for: access, options: options)
    }
  }

  /// The ledger of an issuer, made where there is none.
  static func writing(
    _ folder: String, of issuer: ExactString
  ) throws(CommandFailure) -> IssuanceLedger {
    try attempt { () throws(LedgerError) in
      try IssuanceLedger(folder, of: issuer, at: SystemClock.currentSecond(), options: options)
    }
  }

  /// Does something with a ledger, and says what is wrong where it fails.
  static func attempt<Result>(
    _ body: () throws(LedgerError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(LedgerError) {
      return try body()
    } catch {
      throw CommandFailure(error)
    }
  }

  private static var options: IssuanceLedger.Options {
    var options = IssuanceLedger.Options()
    #if DEBUG
      if let crash = TestCrash.requested { options.reached = crash.reached }
    #endif
    return options
  }
}

#if DEBUG
  /// A crash that a test asks for, in builds for tests: `ASSAY_TEST_CRASH=recorded:2` kills the process
  /// when it has recorded its second group.
  private final class TestCrash: Sendable {
    private let step: LedgerStep
    private let remaining: Counter

    private final class Counter: @unchecked Sendable {
      var count: Int
      init(_ count: Int) { self.count = count }
    }

    static var requested: TestCrash? {
      guard let text = unsafe getenv("ASSAY_TEST_CRASH").map({ unsafe String(cString: $0) }) else {
        return nil
      }
      let parts = text.split(separator: ":").map(String.init)
      guard parts.count == 2, let step = LedgerStep(rawValue: parts[0]), let count = Int(parts[1])
      else { return nil }
      return TestCrash(step, count)
    }

    private init(_ step: LedgerStep, _ count: Int) {
      self.step = step
      remaining = Counter(count)
    }

    func reached(_ step: LedgerStep) {
      guard step == self.step else { return }
      remaining.count -= 1
      if remaining.count == 0 { kill(getpid(), SIGKILL) }
    }
  }
#endif

/// A ledger's folder, as the first argument of a command.
struct LedgerFolderArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The ledger's folder.", valueName: "ledger"))
  var folder: String
}
