import CredentialVerifier
import IssuerTrust

/// What is said of a trust list before anything that rests on it.
enum TrustNotice {
  /// The line that says that a list is not for real use; `nil` where it is.
  static func line(for environment: TrustEnvironment, style: Style) -> String? {
    switch environment {
    case .production: nil
    case .example:
      style.doubtful("EXAMPLE") + "  The trust anchor is an example: nobody real vouches here."
    case .test:
      style.doubtful("TEST")
        + "  The trust list is a test list: nothing here is meant for real use."
    }
  }

  /// The lines on a list that many files are verified against: what is not as it should be.
  static func lines(for checks: [Check], style: Style) -> [String] {
    checks.filter { $0.outcome != .passed }.map { check in
      switch check.reason {
      case .exampleList: line(for: .example, style: style) ?? ""
      case .testList: line(for: .test, style: style) ?? ""
      default: style.doubtful("NOTE") + "  " + ReportText.sentence(check.sentence)
      }
    }
  }
}
