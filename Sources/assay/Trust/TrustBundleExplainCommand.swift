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
    let explanation: BundleExplanation?
    do throws(TrustError) {
      explanation = try BundleExplanation(bytes, read: list, issuer: ExactString(id))
    } catch {
      throw CommandFailure(.badTrust, DisplayText.escaped("\(bundle): \(error)"))
    }
    guard let explanation else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(id)) is not in \(DisplayText.escaped(bundle))",
        hint: "assay trust show \(DisplayText.escaped(bundle)) prints the ids that are")
    }
    var lines = TrustText.issuers([explanation.record]) + ["Who says so, from the root down"]
    if root == nil {
      lines.append("  NOT CHECKED: no root was given, and anybody can make a list like this")
    }
    lines += explanation.steps.flatMap(TrustText.step)
    if let ceiling = explanation.ceiling {
      lines.append("Bounded by the list: awards at most \(TrustText.scope(ceiling))")
    }
    lines.append("Record       \(DisplayText.escaped(explanation.path.string))")
    lines.append("SHA-256      \(Base16.encode(explanation.sha256))")
    try output.write(lines: lines, json: json(explanation))
  }

  private func json(_ explanation: BundleExplanation) -> JSONTree {
    .members([
      "type": "TrustExplanation/1", "id": .string(explanation.record.id.string),
      "name": .string(explanation.record.displayName),
      "status": .string(explanation.record.status.name),
      "recordVersion": .integer(explanation.record.recordVersion),
      "path": .string(explanation.path.string),
      "sha256": .string(Base16.encode(explanation.sha256)), "rootChecked": .bool(root != nil),
      "ceiling": explanation.ceiling.map { .string(TrustText.scope($0)) },
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
