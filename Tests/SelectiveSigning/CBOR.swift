/// The CBOR that proofs of `ecdsa-sd-2023` are written in.
///
/// Source: RFC 8949 §3.
public indirect enum CBOR: Sendable {
  case number(Int)
  case bytes([UInt8])
  case text(String)
  case array([CBOR])
  case map([(Int, CBOR)])

  /// The encoding, everything in its shortest form.
  public var encoded: [UInt8] {
    switch self {
    case .number(let number): CBOR.head(0, number)
    case .bytes(let bytes): CBOR.head(2, bytes.count) + bytes
    case .text(let text): CBOR.head(3, text.utf8.count) + Array(text.utf8)
    case .array(let elements): CBOR.head(4, elements.count) + elements.flatMap(\.encoded)
    case .map(let members):
      CBOR.head(5, members.count) + members.flatMap { CBOR.head(0, $0) + $1.encoded }
    }
  }

  /// A kind of value and a number in its shortest form.
  public static func head(_ kind: UInt8, _ number: Int) -> [UInt8] {
    switch number {
    case ..<24: [kind << 5 | UInt8(number)]
    case ..<0x100: [kind << 5 | 24, UInt8(number)]
    case ..<0x1_0000: [kind << 5 | 25, UInt8(number >> 8), UInt8(number & 0xFF)]
    default: [kind << 5 | 26] + (0..<4).map { UInt8(number >> (24 - 8 * $0) & 0xFF) }
    }
  }
}
