import ArgumentParser
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust bundle explain`: what a bundle says of an issuer, and who says so.
struct TrustBundleExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print what a bundle says of an issuer, and who says so.",
    discussion: """
        assay trust bundle explain list.bundle did:web:uni.example --root root.json

      From the root down to the issuer's record: each role on the way, its version, which keys signed \
      it and how many had to, and what bounds what an authority may vouch for. Without --root it is \
      checked against nothing but itself, and the output says so.
      """)

  @Argument(help: ArgumentHelp("The bundle.", valueName: "bundle"))
  var bundle: String

  @Argument(help: ArgumentHelp("The issuer's id.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("The root that you trust, or its fingerprint.", valueName: "root"))
  var root: String?

  @OptionGroup var output: TrustOutput

  func run() throws {
    let list = try TrustMaterial.bundle(at: bundle, root: root)
    let bytes = try TrustMaterial.read(bundle, limit: TrustLimits.bundle)
    let explanations: [BundleExplanation]
    do throws(TrustError) {
      explanations = try BundleExplanation.all(of: ExactString(id), in: bytes, read: list)
    } catch {
      throw CommandFailure(.badTrust, DisplayText.escaped("\(bundle): \(error)"))
    }
    guard !explanations.isEmpty else { throw notThere(list) }
    try output.write(
      lines: explanations.flatMap(lines),
      json: [
        "type": "TrustExplanation/1", "rootChecked": .bool(root != nil),
        "records": .array(explanations.map(json)),
      ])
  }

  private func notThere(_ list: TrustBundle) -> CommandFailure {
    if let reason = list.unusableRecord(forIssuer: ExactString(id)) {
      return CommandFailure(
        .badTrust, DisplayText.escaped("the record of \(id) cannot be used: \(reason)"))
    }
    return CommandFailure(
      .noInput, "\(DisplayText.escaped(id)) is not in \(DisplayText.escaped(bundle))",
      hint: "assay trust show \(DisplayText.escaped(bundle)) prints the ids that are")
  }

  private func lines(_ explanation: BundleExplanation) -> [String] {
    var lines = TrustText.issuers([explanation.record]) + ["Who says so, from the root down"]
    if root == nil {
      lines.append("  NOT CHECKED: no root was given, and anybody can make a list like this")
    }
    lines += explanation.steps.flatMap(TrustText.step)
    lines += explanation.ceilings.map {
      "Bounded for \(DisplayText.escaped($0.role.string)): awards at most "
        + TrustText.scope($0.grants)
    }
    return lines + [
      "Record       \(DisplayText.escaped(explanation.path.string))",
      "SHA-256      \(Base16.encode(explanation.sha256))",
    ]
  }

  private func json(_ explanation: BundleExplanation) -> JSONTree {
    .members([
      "id": .string(explanation.record.id.string),
      "name": .string(explanation.record.displayName),
      "status": .string(explanation.record.status.name),
      "recordVersion": .integer(explanation.record.recordVersion),
      "path": .string(explanation.path.string),
      "sha256": .string(Base16.encode(explanation.sha256)),
      "ceilings": .array(
        explanation.ceilings.map {
          ["role": .string($0.role.string), "message": .string(TrustText.scope($0.grants))]
        }),
      "signedBy": .array(
        explanation.steps.map { step in
          [
            "role": .string(step.role.rawValue), "version": .integer(step.version),
            "expires": .string(step.expires.description),
            "threshold": .integer(Int64(step.threshold)),
            "keyCount": .integer(Int64(step.keyCount)),
            "keys": .array(step.signers.map { .string(TrustText.name(of: $0)) }),
          ]
        }),
    ])
  }
}

extension TrustText {
  /// One role on the way to a record: its version, and who signed it.
  static func step(_ step: BundleExplanation.Step) -> [String] {
    [
      "  \(DisplayText.escaped(step.role.rawValue)) version \(step.version), until \(step.expires): "
        + "\(step.threshold) of \(step.keyCount) keys must sign, signed by"
    ] + step.signers.map { "    \(name(of: $0))" }
  }
}
