/// Reads the little of CBOR that proofs are written in: numbers, byte strings, arrays and maps of
/// definite length, each in its shortest form, and no tags.
///
/// Nothing is allocated for what a length announces before it is there.
///
/// Source: RFC 8949 §3 and §4.1 (preferred serialization).
struct CBORReader {
  /// The kinds of values that are read.
  enum Kind: UInt8 {
    case number = 0
    case bytes = 2
    case array = 4
    case map = 5

    var name: String {
      switch self {
      case .number: "a number"
      case .bytes: "a byte string"
      case .array: "an array"
      case .map: "a map"
      }
    }
  }

  private let bytes: ArraySlice<UInt8>
  /// Where reading goes on.
  private(set) var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Whether everything was read.
  var isAtEnd: Bool { place == bytes.endIndex }

  /// The number that a value is, or how long it is.
  ///
  /// - Parameter kind: The kind of value that has to stand there.
  /// - Returns: At most 2^32 - 1.
  /// - Throws: `DerivedProofFault` where something else stands there.
  mutating func head(_ kind: Kind) throws(DerivedProofFault) -> Int {
    let start = place
    let first = try byte()
    guard first >> 5 == kind.rawValue else {
      throw .unexpectedValue(expected: kind.name, at: start)
    }
    let detail = first & 31
    guard detail != 31 else { throw .indefiniteLength(at: start) }
    // Longer numbers would count more than any text here has bytes.
    guard detail < 27 else { throw .unexpectedValue(expected: kind.name, at: start) }
    guard detail >= 24 else { return Int(detail) }
    let width = 1 << Int(detail - 24)
    var value = 0
    for _ in 0..<width { value = value << 8 | Int(try byte()) }
    let least = width == 1 ? 24 : 1 << (4 * width)
    guard value >= least else { throw .notShortest(at: start) }
    return value
  }

  /// A byte string of a length.
  mutating func byteString(of length: Int) throws(DerivedProofFault) -> [UInt8] {
    let start = place
    let found = try head(.bytes)
    guard found == length else { throw .byteStringLength(found, expected: length, at: start) }
    guard bytes.endIndex - place >= length else { throw .ends(at: bytes.endIndex) }
    defer { place += length }
    return Array(bytes[place..<place + length])
  }

  private mutating func byte() throws(DerivedProofFault) -> UInt8 {
    guard place < bytes.endIndex else { throw .ends(at: place) }
    defer { place += 1 }
    return bytes[place]
  }
}
