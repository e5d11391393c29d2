import ArgumentParser
import CredentialVerifier
import StrictJSON

/// The options that say what was asked of whoever presents credentials.
struct PresentationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The challenge that you set, which the holder's proof must answer.", valueName: "text"))
  var challenge: String?

  @Option(
    name: .customLong("domain"),
    help: ArgumentHelp(
      """
      For whom the presentation must be made: your domain. Repeatable; a proof must name exactly \
      these.
      """, valueName: "text"))
  var domains: [String] = []

  @Flag(
    name: .customLong("require-holder"),
    help: "Each credential must be about whoever presents it, and their proof must show it.")
  var requiresHolder = false

  func validate() throws {
    guard challenge?.isEmpty != true else {
      throw ValidationError("--challenge is empty; leave it out, or give the one that you set")
    }
    guard !domains.contains(where: \.isEmpty) else {
      throw ValidationError("--domain is empty; leave it out, or name your domain")
    }
  }

  /// What was asked; `nil` where nothing was.
  var request: PresentationRequest? {
    guard challenge != nil || !domains.isEmpty || requiresHolder else { return nil }
    return PresentationRequest(
      challenge: challenge.map { ExactString($0) }, domains: domains.map { ExactString($0) },
      requiresHolderBinding: requiresHolder)
  }
}
