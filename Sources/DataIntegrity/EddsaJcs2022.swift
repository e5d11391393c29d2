public import OpenSSLCrypto
public import StrictJSON
internal import WireFormats

/// The cryptosuite `eddsa-jcs-2022`: Ed25519 over canonical JSON.
///
/// It works on any JSON object, credential or not.
///
/// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.3.
public enum EddsaJcs2022 {
  /// The suite's name.
  public static let name = "eddsa-jcs-2022"

  /// Whether a proof says that it was made with this suite.
  public static func made(_ proof: DataIntegrityProof) -> Bool {
    proof.json.withCursor { proof in
      proof["type"]?.isString("DataIntegrityProof") == true
        && proof["cryptosuite"]?.isString("eddsa-jcs-2022") == true
    }
  }

  /// What is signed, step by step, so that two implementations can be compared.
  public struct Transformation: Equatable, Sendable {
    /// The document without its proof, canonical.
    ///
    /// Source: §3.3.3.
    public let canonicalDocument: [UInt8]
    /// The proof without its value, canonical.
    ///
    /// Source: §3.3.5.
    public let canonicalProofConfiguration: [UInt8]

    /// SHA-256 of the canonical proof configuration, then that of the canonical document.
    ///
    /// Source: §3.3.4.
    public var hashData: [UInt8] {
      DigestAlgorithm.sha256.digests(of: [canonicalProofConfiguration, canonicalDocument])
    }
  }

  /// Checks that a proof is the key's, over exactly this document.
  ///
  /// - Parameters:
  ///   - proof: The proof.
  ///   - document: The document; its own member `proof` is left out.
  ///   - key: The key that the proof's verification method names.
  /// - Throws: `ProofError` where it is not.
  ///
  /// Source: §3.3.2.
  public static func verify(
    _ proof: DataIntegrityProof, securing document: JSONValue, key: Ed25519PublicKey
  ) throws(ProofError) {
    let signature = try signature(of: proof)
    let transformation = try transformation(of: document, proof: proof)
    guard key.isValidSignature(signature, for: transformation.hashData) else {
      throw .signatureInvalid
    }
  }

  /// What a proof signs of a document.
  ///
  /// A proof that names earlier ones (`previousProof`) signs a document that still has those, and only
  /// those; such chains are refused, not read as proofs of the document alone.
  ///
  /// - Throws: `ProofError` where the proof is malformed or chained, or the document does not begin
  ///   with the contexts that the proof names.
  ///
  /// Source: §3.3.2 steps 1 to 6.
  public static func transformation(
    of document: JSONValue, proof: DataIntegrityProof
  ) throws(ProofError) -> Transformation {
    guard proof.json.kind == .object else { throw .proofNotAnObject }
    guard document.kind == .object else { throw .documentNotAnObject }
    guard made(proof) else { throw .unexpectedCryptosuite(proof.cryptosuite) }
    guard !proof.isChained else { throw .chained }
    if let invalid = proof.invalidTime { throw .timeInvalid("\(invalid)") }
    return Transformation(
      canonicalDocument: try canonicalDocument(document, proof: proof),
      canonicalProofConfiguration: proof.json.canonicalBytes(omitting: "proofValue"))
  }

  /// Whether the document has contexts after those that the proof signs.
  ///
  /// The suite lets them follow; nobody signed them.
  public static func leavesContextsUnsigned(
    _ proof: DataIntegrityProof, of document: JSONValue
  ) -> Bool {
    func count(_ value: JSONValue) -> Int? {
      value.withCursor { $0["@context"]?.elementsOrSelf.underestimatedCount }
    }
    guard let signed = count(proof.json), let stated = count(document) else { return false }
    return stated != signed
  }

  private static func canonicalDocument(
    _ document: JSONValue, proof: DataIntegrityProof
  ) throws(ProofError) -> [UInt8] {
    guard let context = proof.json["@context"] else {
      return document.canonicalBytes(omitting: "proof")
    }
    guard let stated = document["@context"], ContextPrefix.does(stated, beginWith: context) else {
      throw .contextMismatch
    }
    // Contexts that are the same to the end are written the same.
    if stated.kind == context.kind, stated.count == context.count {
      return document.canonicalBytes(omitting: "proof")
    }
    // The proof may stand in another document than the one that it secures, so its contexts are
    // carried over, not only pointed at. Hardly anyone writes them in two ways.
    var unsecured = document.tree()
    unsecured["proof"] = nil
    unsecured["@context"] = context.tree()
    return unsecured.canonicalBytes()
  }

  private static func signature(of proof: DataIntegrityProof) throws(ProofError) -> [UInt8] {
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
    case .success(let bytes) where bytes.count == 64: return bytes
    case .success(let bytes): throw .proofValueLength(bytes.count)
    case .failure(let error): throw .proofValueEncoding(error)
    case nil: throw .memberMissing("proofValue")
    }
  }

  /// A signature has 64 bytes; a few more are decoded so that the error can say how many there are.
  private static let greatestSignatureLength = 128

  private static func multibase58(_ text: Span<UInt8>) throws(WireFormatError) -> [UInt8] {
    let (base, bytes) = try Multibase.decode(text, maxBytes: greatestSignatureLength)
    guard base == .base58btc else { throw .multibasePrefixUnsupported(byte: base.prefix) }
    return bytes
  }
}
