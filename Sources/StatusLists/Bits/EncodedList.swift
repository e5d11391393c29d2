public import StrictJSON
import WireFormats

/// How a list stands in its credential: compressed, and written with letters.
public enum EncodedList {
  /// The `encodedList` of a string, by Bitstring Status List 1.0: `u`, and base64url of a gzip file.
  ///
  /// The same string gives the same text with the same zlib.
  public static func encode(_ bitstring: Bitstring) -> ExactString {
    ExactString(Multibase.encode(Gzip.compressed(bitstring.bytes), as: .base64url))
  }

  /// The bytes of the string that a text stands for.
  ///
  /// Source: Bitstring Status List 1.0 §3.4; Status List 2021 §2.2, which has no `u`, and whose
  /// drafts differ in the alphabet: of the two that there are, the text's own is used.
  ///
  /// - Parameters:
  ///   - text: What the credential has.
  ///   - kind: By which specification it is written.
  ///   - maxBytes: How many bytes the string may have.
  /// - Returns: The bytes of the string.
  /// - Throws: `notBase64URL`, `encoding`, `gzip` or `tooLarge`; `kindDiffers` for a kind that has no
  ///   such text.
  public static func decode(
    _ text: ExactString, kind: StatusListKind, maxBytes: Int = Bitstring.greatestByteCount
  ) throws(StatusListError) -> [UInt8] {
    let characters = text.utf8
    let file: [UInt8]
    do throws(WireFormatError) {
      switch kind {
      case .bitstring:
        guard characters.first == Multibase.Base.base64url.prefix else {
          throw WireFormatError.multibasePrefixUnsupported(byte: characters.first ?? 0)
        }
        file = try Multibase.decode(characters, maxBytes: characters.count).bytes
      case .statusList2021, .revocationList:
        let isPlain = characters.contains { $0 == 0x2B || $0 == 0x2F || $0 == 0x3D }
        file = try isPlain ? Base64.decode(characters) : Base64URL.decode(characters)
      }
    } catch {
      if case .multibasePrefixUnsupported = error { throw .notBase64URL }
      throw .encoding(error)
    }
    return try Gzip.expanded(file, maxBytes: maxBytes)
  }
}
