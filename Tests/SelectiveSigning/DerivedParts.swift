import StrictJSON
import WireFormats

/// A document that was derived for somebody, and the parts of its proof's value, for tests to change.
///
/// Source: Data Integrity ECDSA Cryptosuites 1.0 §3.5.7, serializeDerivedProofValue.
public struct DerivedParts: Sendable {
  /// What is shown, with the proof but for its value.
  public var document: JSONTree
  /// By the issuer's key.
  public var baseSignature: [UInt8]
  /// The key for single statements, as the bytes of a Multikey.
  public var publicKey: [UInt8]
  /// Of each statement that the holder chose.
  public var signatures: [[UInt8]]
  /// By canonical numbers.
  public var labels: [(Int, [UInt8])]
  /// Which statements the issuer makes everyone show.
  public var mandatoryIndexes: [Int]

  /// The parts as CBOR.
  public var cbor: [CBOR] {
    [
      .bytes(baseSignature), .bytes(publicKey), .array(signatures.map { .bytes($0) }),
      .map(labels.map { ($0, .bytes($1)) }), .array(mandatoryIndexes.map { .number($0) }),
    ]
  }

  /// The bytes of the proof's value.
  public var value: [UInt8] { [0xD9, 0x5D, 0x01] + CBOR.array(cbor).encoded }

  /// The document with its proof.
  public func secured() -> JSONTree { secured(by: value) }

  /// The document with another value in its proof.
  public func secured(by value: [UInt8]) -> JSONTree {
    var proof = document["proof"] ?? [:]
    proof["proofValue"] = .string(Multibase.encode(value, as: .base64url))
    var secured = document
    secured["proof"] = proof
    return secured
  }
}
