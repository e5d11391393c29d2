internal import StrictJSON
internal import WireFormats

/// The signature that a proof carries.
enum ProofValue {
  /// A signature has 64 bytes, or 96; a few more are decoded so that the error can say how many there are.
  private static let greatestSignatureLength = 128

  /// The bytes of the signature in `proofValue`.
  ///
  /// - Parameters:
  ///   - proof: The proof.
  ///   - length: How many bytes a signature by its key has.
  /// - Returns: As many bytes.
  /// - Throws: `ProofError.memberMissing`, `.proofValueLength` or `.proofValueEncoding`.
  ///
  /// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.2.2 step 3 and §3.3.2 step 3; Data Integrity ECDSA
  /// Cryptosuites 1.0, the same.
  static func signature(
    of proof: DataIntegrityProof, length: Int = 64
  ) throws(ProofError) -> [UInt8] {
    guard let value = proof.json["proofValue"], value.kind == .string else {
      throw .memberMissing("proofValue")
    }
    let decoded = value.withStringSpan { text -> Result<[UInt8], WireFormatError> in
      do throws(WireFormatError) {
        return .success(try multibase58(text))
      } catch {
        return .failure(error)
      }
    }
    switch decoded {
    case .success(let bytes) where bytes.count == length: return bytes
    case .success(let bytes): throw .proofValueLength(bytes.count, expected: length)
    case .failure(let error): throw .proofValueEncoding(error)
    case nil: throw .memberMissing("proofValue")
    }
  }

  private static func multibase58(_ text: Span<UInt8>) throws(WireFormatError) -> [UInt8] {
    let (base, bytes) = try Multibase.decode(text, maxBytes: greatestSignatureLength)
    guard base == .base58btc else { throw .multibasePrefixUnsupported(byte: base.prefix) }
    return bytes
  }
}
