import ArgumentParser
import IssuerTrust

/// The options by which whoever signs says that they mean what weakens a list: one for each kind.
struct DangerOptions: ParsableArguments {
  @Flag(help: "Sign although fewer keys than before are enough.")
  var allowThresholdDecrease = false

  @Flag(help: "Sign although a role has fewer keys than before.")
  var allowFewerKeys = false

  @Flag(help: "Sign although an issuer may award more than before.")
  var allowScopeWidening = false

  @Flag(help: "Sign although an authority may let its issuers award more than before.")
  var allowCeilingWidening = false

  @Flag(help: "Sign although an issuer that was withdrawn from for good is stood by again.")
  var allowReinstatement = false

  @Flag(help: "Sign although a stolen key is no longer said to be stolen, or from later on.")
  var allowKeyRestoration = false

  @Flag(help: "Sign although what was signed before is lost, so that no change can be told.")
  var allowUnknownChange = false

  /// Whether a kind of danger is allowed.
  func allow(_ kind: TrustDanger.Kind) -> Bool {
    switch kind {
    case .thresholdDecrease: allowThresholdDecrease
    case .fewerKeys: allowFewerKeys
    case .scopeWidening: allowScopeWidening
    case .ceilingWidening: allowCeilingWidening
    case .reinstatement: allowReinstatement
    case .keyRestoration: allowKeyRestoration
    case .unknownChange: allowUnknownChange
    }
  }

  /// Refuses to sign what weakens the list and was not allowed.
  ///
  /// - Parameter dangers: What weakens it; the lines that tell have been shown.
  /// - Throws: `CommandFailure` with the options that are missing.
  func require(_ dangers: [TrustDanger]) throws(CommandFailure) {
    var kinds: [TrustDanger.Kind] = []
    for kind in dangers.map(\.kind) where !allow(kind) && !kinds.contains(kind) {
      kinds.append(kind)
    }
    guard !kinds.isEmpty else { return }
    let options = kinds.map(DangerOptions.option).joined(separator: " ")
    throw CommandFailure(
      .badTrust, "not signed: the list would be weaker than it was, as said above",
      hint: "if all of that is meant, and you may decide it, add: \(options)")
  }

  /// The option that allows a kind of danger.
  static func option(_ kind: TrustDanger.Kind) -> String {
    switch kind {
    case .thresholdDecrease: "--allow-threshold-decrease"
    case .fewerKeys: "--allow-fewer-keys"
    case .scopeWidening: "--allow-scope-widening"
    case .ceilingWidening: "--allow-ceiling-widening"
    case .reinstatement: "--allow-reinstatement"
    case .keyRestoration: "--allow-key-restoration"
    case .unknownChange: "--allow-unknown-change"
    }
  }
}
