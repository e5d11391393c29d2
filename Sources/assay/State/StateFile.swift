import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Several texts in one file with a check sum, so that all of them change at once or none does.
///
/// A line that says what it is, a line of JSON with the name and length of each part, the parts, and
/// a line with the SHA-256 of all before it. Damage anywhere is noticed. Who wants to change it can:
/// it is as safe as the folder that it is in.
enum StateFile {
  /// A part of the file.
  struct Part: Equatable {
    let name: String
    let bytes: [UInt8]
  }

  /// The most bytes of a file: two bundles' worth.
  static let greatestSize = 513 << 20

  private static let magic = Array("AssayState/1\n".utf8)
  /// Before the digits of the digest.
  private static let label = Array("sha256 ".utf8)
  /// How long the last line is: the label, 64 digits, a line feed.
  private static let trailerSize = 7 + 64 + 1

  /// Why a file cannot be used.
  enum Fault: Error {
    case notState, checkSum, malformed
  }

  /// The file with these parts.
  static func encode(_ parts: [Part]) -> [UInt8] {
    let header: JSONTree = .array(
      parts.map { ["name": .string($0.name), "bytes": .integer(Int64($0.bytes.count))] })
    var file = magic + header.canonicalBytes() + [UInt8(ascii: "\n")]
    file.reserveCapacity(
      file.count + parts.reduce(0) { $0 + $1.bytes.count } + trailerSize)
    for part in parts { file += part.bytes }
    return file + trailer(of: file)
  }

  /// The parts of a file.
  ///
  /// - Throws: `Fault.notState` where it does not begin as one, `.checkSum` where it was damaged,
  ///   `.malformed` where another program wrote it.
  static func decode(_ file: [UInt8]) throws(Fault) -> [Part] {
    guard file.starts(with: magic) else { throw .notState }
    guard file.count >= magic.count + trailerSize else { throw .checkSum }
    let content = Array(file[..<(file.count - trailerSize)])
    guard file[content.count...].elementsEqual(trailer(of: content)) else { throw .checkSum }
    let rest = content[magic.count...]
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")),
      let header = try? JSONDocument(Array(rest[..<end]), limits: limits).root,
      header.kind == .array
    else { throw .malformed }
    var parts: [Part] = []
    var place = end + 1
    for entry in header.elements {
      guard let name = entry["name"]?.string, let count = entry["bytes"]?.integer, count >= 0,
        count <= Int64(content.count - place)
      else { throw .malformed }
      parts.append(Part(name: name, bytes: Array(content[place..<(place + Int(count))])))
      place += Int(count)
    }
    guard place == content.count else { throw .malformed }
    return parts
  }

  private static let limits = JSONLimits(maxBytes: 4096, maxDepth: 3, maxNodes: 64)

  static func trailer(of content: [UInt8]) -> [UInt8] {
    label + Base16.encode(DigestAlgorithm.sha256.digest(of: content)).utf8
      + [UInt8(ascii: "\n")]
  }
}
