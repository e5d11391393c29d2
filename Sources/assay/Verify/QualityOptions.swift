import ArgumentParser
import CredentialVerifier
import StrictJSON

/// The options that say which quality is wanted beside a credential's being genuine.
struct QualityOptions: ParsableArguments {
  @Option(
    name: .customLong("require-accreditation"),
    help: ArgumentHelp(
      """
      By whom or as what the issuer must be accredited: the name or id of an authority, or a kind, \
      as the list has it. Repeatable; each must be met.
      """,
      valueName: "who"))
  var requiredAccreditation: [String] = []

  @Option(
    name: .customLong("min-level"),
    help: ArgumentHelp(
      "The lowest level of a framework that you take: NSQF:4.5.", valueName: "level"),
    transform: QualityOptions.level)
  var minimumLevel: MinimumLevel?

  func validate() throws {
    guard !requiredAccreditation.contains(where: \.isEmpty) else {
      throw ValidationError("--require-accreditation is empty; leave it out, or name somebody")
    }
  }

  /// The policy of somebody who wants this.
  var policy: VerificationPolicy {
    VerificationPolicy(
      requiredAccreditation: requiredAccreditation.map { ExactString($0) },
      minimumLevel: minimumLevel)
  }

  private static func level(_ text: String) throws -> MinimumLevel {
    guard let level = MinimumLevel(text) else {
      throw ValidationError(
        "'\(DisplayText.escaped(text))' is no level such as NSQF:4.5: a framework, a colon and a "
          + "number with at most three digits after its point")
    }
    return level
  }
}
