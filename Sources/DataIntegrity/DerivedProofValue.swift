internal import OpenSSLCrypto
internal import StrictJSON
internal import WireFormats

/// The value of a derived proof of `ecdsa-sd-2023`: what somebody is shown who is not the holder.
///
/// Source: Data Integrity ECDSA Cryptosuites 1.0 §3.5.8, parseDerivedProofValue.
struct DerivedProofValue: Sendable {
  /// The most signatures of single statements.
  ///
  /// A badge makes some sixty statements, a long one two hundred, and each signature costs some 80 µs:
  /// as much as all of a usual proof. So the costliest proof takes some 40 ms.
  static let maxSignatures = 500

  /// The most bytes: those of so many signatures and as many labels, and of as many numbers as there
  /// may be statements.
  static let maxBytes = 128 << 10

  /// By the issuer's key, over the proof's options, the key for single statements, and the statements
  /// that the issuer makes everyone show.
  let baseSignature: [UInt8]

  /// The key for single statements, as the bytes of a Multikey.
  let publicKey: [UInt8]

  /// Of each statement that the holder could choose to show, in their order.
  let signatures: [[UInt8]]

  /// The label that each blank node had when the issuer signed, by its canonical number.
  let labels: [Int: [UInt8]]

  /// Which of the statements the issuer makes everyone show; ascending.
  let mandatoryIndexes: [Int]

  /// The value of a proof.
  ///
  /// - Throws: `ProofError.memberMissing`, `.proofValueEncoding`, `.proofNotDerived` or
  ///   `.derivedProofInvalid`.
  init(of proof: DataIntegrityProof) throws(ProofError) {
    let bytes = try DerivedProofValue.bytes(of: proof)
    guard !bytes.starts(with: [0xD9, 0x5D, 0x00]) else { throw .proofNotDerived }
    do throws(DerivedProofFault) {
      try self.init(bytes)
    } catch {
      throw .derivedProofInvalid(error)
    }
  }

  private static func bytes(of proof: DataIntegrityProof) throws(ProofError) -> [UInt8] {
    typealias Decoded = Result<[UInt8], WireFormatError>
    let decoded = proof.json["proofValue"]?.withStringSpan { text -> Decoded in
      do throws(WireFormatError) {
        guard text.count > 0 else { throw .multibaseEmpty }
        // Digits of base 58 would take time in the square of their number.
        guard text[0] == Multibase.Base.base64url.prefix else {
          throw .multibasePrefixUnsupported(byte: text[0])
        }
        return .success(try Multibase.decode(text, maxBytes: maxBytes).bytes)
      } catch {
        return .failure(error)
      }
    }
    switch decoded ?? nil {
    case .success(let bytes): return bytes
    case .failure(let error): throw .proofValueEncoding(error)
    case nil: throw .memberMissing("proofValue")
    }
  }

  /// Reads the bytes that a value stands for.
  init(_ bytes: [UInt8]) throws(DerivedProofFault) {
    guard bytes.starts(with: [0xD9, 0x5D, 0x01]) else { throw .headerUnknown }
    var reader = CBORReader(bytes[3...])
    let parts = try reader.head(.array)
    guard parts == 5 else { throw .partCount(parts) }
    baseSignature = try reader.byteString(of: 64)
    // §3.5.8 says 36, and means the two bytes of the kind of key and the 33 of a compressed point, as
    // §3.6.5 and the specification's examples have it.
    publicKey = try reader.byteString(of: 35)
    signatures = try DerivedProofValue.signatures(in: &reader)
    labels = try DerivedProofValue.labels(in: &reader)
    mandatoryIndexes = try DerivedProofValue.indexes(in: &reader)
    guard reader.isAtEnd else { throw .trailingBytes(at: reader.place) }
  }

  private static func signatures(
    in reader: inout CBORReader
  ) throws(DerivedProofFault) -> [[UInt8]] {
    let count = try reader.head(.array)
    guard count <= maxSignatures else {
      throw .tooManySignatures(count: count, limit: maxSignatures)
    }
    var signatures: [[UInt8]] = []
    for _ in 0..<count { signatures.append(try reader.byteString(of: 64)) }
    return signatures
  }

  /// Source: §3.5.6, decompressLabelMap.
  private static func labels(
    in reader: inout CBORReader
  ) throws(DerivedProofFault) -> [Int: [UInt8]] {
    let count = try reader.head(.map)
    var labels: [Int: [UInt8]] = [:]
    var seen: Set<[UInt8]> = []
    for _ in 0..<count {
      let node = try reader.head(.number)
      let digest = try reader.byteString(of: 32)
      guard labels[node] == nil else { throw .nodeRepeated(node) }
      // With one label for two nodes, what is said of one thing could be shown as said of two.
      guard seen.insert(digest).inserted else { throw .labelRepeated }
      labels[node] = Array(Multibase.encode(digest, as: .base64url).utf8)
    }
    return labels
  }

  private static func indexes(in reader: inout CBORReader) throws(DerivedProofFault) -> [Int] {
    let count = try reader.head(.array)
    var indexes: [Int] = []
    for _ in 0..<count {
      let place = reader.place
      let index = try reader.head(.number)
      guard index > indexes.last ?? -1 else { throw .indexesUnordered(at: place) }
      indexes.append(index)
    }
    return indexes
  }

  /// The key for single statements.
  ///
  /// - Throws: `DerivedProofFault.keyInvalid` where it is no point of P-256.
  func statementKey() throws(DerivedProofFault) -> ECDSAPublicKey {
    let prefix = Multicodec.p256PublicKeyPrefix
    guard publicKey.starts(with: prefix) else { throw .keyInvalid }
    do throws(CryptoError) {
      return try ECDSAPublicKey(curve: .p256, point: Array(publicKey.dropFirst(prefix.count)))
    } catch {
      throw .keyInvalid
    }
  }
}
