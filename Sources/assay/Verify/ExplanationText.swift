import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import JOSE
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The steps of proofs that do not hold, for comparing two implementations line by line.
struct ExplanationText {
  private let explanations: [ProofExplanation]
  private let envelope: EnvelopeExplanation?

  init(_ explanations: [ProofExplanation], envelope: EnvelopeExplanation? = nil) {
    self.explanations = explanations
    self.envelope = envelope
  }

  /// The text; empty where every proof holds.
  var text: String {
    var blocks: [String] = []
    if let envelope, !envelope.holds { blocks.append(block(envelope)) }
    for (index, explanation) in explanations.enumerated() where !explanation.holds {
      blocks.append(block(explanation, number: index + 1))
    }
    return blocks.map { "\n\($0)\n" }.joined()
  }

  /// The same for machines, of all proofs.
  var json: JSONTree {
    .array(
      (envelope.map { [ExplanationText.json($0)] } ?? [])
        + explanations.map { ExplanationText.json($0) })
  }

  private func block(_ envelope: EnvelopeExplanation) -> String {
    var lines = ["Token"]
    func add(_ name: String, _ value: String?) {
      guard let value else { return }
      let padding = String(repeating: " ", count: max(1, 28 - name.utf8.count))
      lines.append("  \(name)\(padding)\(DisplayText.value(value))")
    }
    add("algorithm", envelope.token.header.algorithm.rawValue)
    add("verification method", envelope.verificationMethod?.string)
    add("public key", ExplanationText.name(of: envelope.publicKey) ?? "none was found")
    add("does not hold because", envelope.error.map { "\($0)" })
    add("header and payload, SHA-256", Base16.encode(envelope.signingInputHash))
    lines.append("  header")
    lines += ExplanationText.lines(of: envelope.header)
    lines.append("  payload")
    lines += ExplanationText.lines(of: envelope.token.payload)
    return lines.joined(separator: "\n")
  }

  /// A key as a multikey; of RSA, which has none, its kind.
  private static func name(of key: PublicKey?) -> String? {
    key.map { Multikey($0)?.publicKeyMultibase ?? $0.kindName }
  }

  private static func json(_ envelope: EnvelopeExplanation) -> JSONTree {
    .members([
      "alg": .string(envelope.token.header.algorithm.rawValue),
      "verificationMethod": envelope.verificationMethod.map { .string($0.string) },
      "publicKeyMultibase": envelope.publicKey.flatMap {
        Multikey($0).map { .string($0.publicKeyMultibase) }
      },
      "holds": .bool(envelope.holds),
      "error": envelope.error.map { .string("\($0)") },
      "signingInputHash": .string(Base16.encode(envelope.signingInputHash)),
      "header": text(envelope.header),
      "payload": text(envelope.token.payload),
    ])
  }

  private func block(_ explanation: ProofExplanation, number: Int) -> String {
    var lines = ["Proof \(number) of \(explanations.count)"]
    func add(_ name: String, _ value: String?) {
      guard let value else { return }
      let padding = String(repeating: " ", count: max(1, 28 - name.utf8.count))
      lines.append("  \(name)\(padding)\(DisplayText.value(value))")
    }
    add("suite", explanation.suite?.name ?? "none that can be checked")
    add("verification method", explanation.proof.verificationMethod?.string)
    add("public key", explanation.publicKey?.name ?? "none was found")
    add("does not hold because", explanation.error.map { "\($0)" })
    guard let steps = explanation.transformation else { return lines.joined(separator: "\n") }
    add("proof options, SHA-256", Base16.encode(steps.proofConfigurationHash))
    add("document, SHA-256", Base16.encode(steps.documentHash))
    lines.append("  proof options, canonical")
    lines += ExplanationText.lines(of: steps.canonicalProofConfiguration)
    lines.append("  document, canonical")
    lines += ExplanationText.lines(of: steps.canonicalDocument)
    return lines.joined(separator: "\n")
  }

  /// A canonical form, safe to print, each line as it is.
  private static func lines(of form: [UInt8]) -> [String] {
    form.split(separator: UInt8(ascii: "\n")).map { line in
      "    " + DisplayText.escaped(String(decoding: line, as: UTF8.self))
    }
  }

  private static func json(_ explanation: ProofExplanation) -> JSONTree {
    let steps = explanation.transformation
    return .members([
      "suite": explanation.suite.map { .string($0.name) },
      "verificationMethod": explanation.proof.verificationMethod.map { .string($0.string) },
      "publicKeyMultibase": explanation.publicKeyMultibase.map { .string($0) },
      "holds": .bool(explanation.holds),
      "error": explanation.error.map { .string("\($0)") },
      "proofConfigurationHash": steps.map { .string(Base16.encode($0.proofConfigurationHash)) },
      "documentHash": steps.map { .string(Base16.encode($0.documentHash)) },
      "canonicalProofConfiguration": steps.map { text($0.canonicalProofConfiguration) },
      "canonicalDocument": steps.map { text($0.canonicalDocument) },
    ])
  }

  private static func text(_ bytes: [UInt8]) -> JSONTree {
    .string(String(decoding: bytes, as: UTF8.self))
  }
}
