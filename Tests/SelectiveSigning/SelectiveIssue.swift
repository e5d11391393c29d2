import DataIntegrity
import Foundation
import LinkedData
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// What an issuer makes of a document with `ecdsa-sd-2023`, and a holder derives from it.
///
/// Written from the specification, beside the verifier and without its parts: blank nodes are given
/// names by which they are known in every selection, and statements are compared as text.
///
/// Source: Data Integrity ECDSA Cryptosuites 1.0 §3.6.1 to §3.6.6.
public struct SelectiveIssue: Sendable {
  private let document: JSONTree
  private let proof: JSONTree
  private let mandatoryPointers: [String]
  private let hmacKey: [UInt8]
  private let statementKey: ECDSATestKey
  /// The statements under the issuer's labels, in order, and which of them everyone is shown.
  private let lines: [String]
  private let mandatory: Set<String>
  private let labels: [Int: [UInt8]]
  private let baseSignature: [UInt8]
  private let signatures: [[UInt8]]

  /// Signs a document.
  ///
  /// - Parameters:
  ///   - document: The document, without a proof and without lists whose order counts.
  ///   - pointers: What everyone is shown.
  ///   - options: What the proof shall say.
  ///   - key: The issuer's key.
  /// - Throws: What reading the document or signing throws.
  public init(
    _ document: JSONTree, mandatory pointers: [String], options: ProofOptions, key: ECDSATestKey
  ) throws {
    self.document = document
    mandatoryPointers = pointers
    proof = .members([
      "type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023",
      "created": options.created.map { .string($0.description) },
      "verificationMethod": .string(options.verificationMethod),
      "proofPurpose": .string(options.proofPurpose),
    ])
    hmacKey = (0..<32).map { UInt8($0) }
    statementKey = try ECDSATestKey(0x5A)
    labels = try Self.labels(of: document, hmacKey)
    let names = labels.mapValues { Multibase.encode($0, as: .base64url) }
    lines = try Self.statements(of: document.namingThings()).map { Self.labelled($0, names) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let selected = document.namingThings().selecting(pointers)
    let everyones = pointers.isEmpty ? [] : try Self.statements(of: selected)
    mandatory = Set(everyones.map { Self.labelled($0, names) })
    let (signer, required) = (statementKey, mandatory)
    signatures = try lines.filter { !required.contains($0) }
      .map { try signer.signature(for: Array($0.utf8)) }
    let digest = DigestAlgorithm.sha256
    let options = try Self.canonicalOptions(proof, of: document)
    let joined = lines.filter { required.contains($0) }.joined()
    baseSignature = try key.signature(
      for: digest.digest(of: options) + Self.multikey(signer)
        + digest.digest(of: Array(joined.utf8)))
  }

  /// What the holder keeps.
  public var base: JSONTree {
    let value = CBOR.array([
      .bytes(baseSignature), .bytes(Self.multikey(statementKey)), .bytes(hmacKey),
      .array(signatures.map { .bytes($0) }), .array(mandatoryPointers.map { .text($0) }),
    ])
    var proof = proof
    proof["proofValue"] = .string(
      Multibase.encode([0xD9, 0x5D, 0x00] + value.encoded, as: .base64url))
    var secured = document
    secured["proof"] = proof
    return secured
  }

  /// What the holder shows to others.
  ///
  /// - Parameter pointers: What they choose to show beside what everyone is shown.
  /// - Returns: What is shown, and the parts of its proof.
  /// - Throws: What reading the document throws.
  public func derived(showing pointers: [String]) throws -> DerivedParts {
    let pointers = mandatoryPointers + pointers
    let named = document.namingThings().selecting(pointers)
    let statements = try Self.statements(of: named)
    let names = labels.mapValues { Multibase.encode($0, as: .base64url) }
    let shown = Set(statements.map { Self.labelled($0, names) })
    var revealed = document.selecting(pointers)
    revealed["proof"] = proof
    let chosen = zip(lines.filter { !mandatory.contains($0) }, signatures)
    let revealedLines = lines.filter { shown.contains($0) }
    return DerivedParts(
      document: revealed, baseSignature: baseSignature, publicKey: Self.multikey(statementKey),
      signatures: chosen.filter { shown.contains($0.0) }.map(\.1),
      labels: try Self.canonicalNumbers(of: statements).compactMap { thing, number in
        labels[thing].map { (number, $0) }
      }.sorted { $0.0 < $1.0 },
      mandatoryIndexes: revealedLines.indices.filter { mandatory.contains(revealedLines[$0]) })
  }

  private static func multikey(_ key: ECDSATestKey) -> [UInt8] {
    [0x80, 0x24] + key.publicKey.compressedRepresentation
  }

  // MARK: - Statements

  /// The statements of a document whose things all have names; those that had none are `_:b0` and so
  /// on.
  private static func statements(of named: JSONTree) throws -> [String] {
    let linked = try LinkedDocument(try JSONDocument(named.compactBytes()).root)
    let text = String(decoding: linked.statements.nquads(), as: UTF8.self)
      .replacingOccurrences(of: "<urn:bnid:([0-9]+)>", with: "_:b$1", options: .regularExpression)
    return Array(Set(text.split(separator: "\n").map { $0 + "\n" }))
  }

  private static func canonicalOptions(_ proof: JSONTree, of document: JSONTree) throws -> [UInt8] {
    let root = try JSONDocument(document.replacing("proof", with: proof).compactBytes()).root
    let linked = try LinkedDocument(root, proof: root["proof"])
    return try linked.proofStatements.canonicalized().nquads
  }

  /// The canonical number of each thing that has no name.
  private static func canonicalNumbers(of statements: [String]) throws -> [(Int, Int)] {
    let dataset = try NQuads.dataset(of: Array(statements.joined().utf8))
    let canonical = try dataset.canonicalized()
    return try (0..<dataset.blankNodeCount).map { node in
      let label = String(
        decoding: dataset.text[dataset.blankNodeLabels[node].range].dropFirst(), as: UTF8.self)
      guard let thing = Int(label), let number = canonical.canonicalNumber(ofBlankNode: node)
      else { throw ECDSATestKey.Failure() }
      return (thing, number)
    }
  }

  /// The issuer's label of each thing that has no name.
  private static func labels(of document: JSONTree, _ key: [UInt8]) throws -> [Int: [UInt8]] {
    let statements = try statements(of: document.namingThings())
    return Dictionary(
      uniqueKeysWithValues: try canonicalNumbers(of: statements).map { thing, number in
        (thing, hmac(key, Array("c14n\(number)".utf8)))
      })
  }

  private static func labelled(_ line: String, _ names: [Int: String]) -> String {
    names.reduce(line) { $0.replacingOccurrences(of: "_:b\($1.key) ", with: "_:\($1.value) ") }
  }

  /// Source: RFC 2104 §2.
  private static func hmac(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    let padded = key + Array(repeating: 0, count: 64 - key.count)
    let inner = DigestAlgorithm.sha256.digest(of: padded.map { $0 ^ 0x36 } + message)
    return DigestAlgorithm.sha256.digest(of: padded.map { $0 ^ 0x5C } + inner)
  }
}

extension JSONTree {
  fileprivate func replacing(_ name: String, with value: JSONTree) -> JSONTree {
    var copy = self
    copy[name] = value
    return copy
  }
}
