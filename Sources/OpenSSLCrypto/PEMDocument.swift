import COpenSSL
import WireFormats

/// A text file with one PEM block, and perhaps lines that explain it in front.
///
/// What it holds may be a key that is not encrypted, so that no copy of it is left behind in memory
/// that is not wiped.
///
/// Source: RFC 7468 §2, §3 (lax in line lengths and line ends, strict in everything else).
struct PEMDocument: ~Copyable {
  /// No key file comes near this; it bounds the work.
  static let maxBytes = 64 * 1024

  /// The lines before the block, without their ends.
  let preamble: [[UInt8]]
  /// The words after BEGIN.
  let label: String
  /// What the base 64 stands for.
  let content: SecretBytes

  static let begin = Array("-----BEGIN ".utf8)
  private static let end = Array("-----END ".utf8)
  private static let dashes = Array("-----".utf8)

  init(_ bytes: [UInt8]) throws(KeyFileError) {
    guard bytes.count <= Self.maxBytes else { throw .tooLong(limit: Self.maxBytes) }
    let lines = Self.lines(of: bytes)
    guard let first = lines.firstIndex(where: { $0.starts(with: Self.begin) }) else {
      throw .noBlock
    }
    guard let label = Self.label(of: lines[first], after: Self.begin) else {
      throw .blockMalformed(line: first + 1)
    }
    guard let last = lines[first...].firstIndex(where: { $0.starts(with: Self.end) }) else {
      throw .blockNotEnded(label: KeyFileError.excerpt(label.utf8))
    }
    guard Self.label(of: lines[last], after: Self.end).map({ Array($0.utf8) }) == Array(label.utf8)
    else { throw .blockMalformed(line: last + 1) }
    // `openssl ecparam -genkey` writes the curve in a block of its own, and the key behind it.
    guard !label.utf8.elementsEqual("EC PARAMETERS".utf8) else {
      throw .blockUnsupported(label: label)
    }
    if let next = lines[(last + 1)...].firstIndex(where: { !$0.isEmpty }) {
      throw lines[next].starts(with: Self.begin)
        ? .severalBlocks(line: next + 1) : .trailingText(line: next + 1)
    }
    content = try Self.content(of: lines[(first + 1)..<last])
    preamble = lines[..<first].map { Array($0) }
    self.label = label
  }

  /// A file with one block; the caller wipes it where the block is a secret.
  static func encode(preamble: [String], label: String, content: [UInt8]) -> [UInt8] {
    let head = preamble.map { "\($0)\n" }.joined() + "-----BEGIN \(label)-----\n"
    let tail = "-----END \(label)-----\n"
    var text: [UInt8] = []
    // One array for the whole: growing would leave copies behind.
    text.reserveCapacity(head.utf8.count + tail.utf8.count + (content.count / 48 + 1) * 65)
    text += head.utf8
    // 64 characters, the line feed in the place of the zero that OpenSSL ends them with.
    var line = [UInt8](repeating: 0, count: 65)
    defer { SecretMemory.wipe(&line) }
    for start in stride(from: 0, to: content.count, by: 48) {
      let piece = content[start..<min(start + 48, content.count)]
      let count = unsafe piece.withUnsafeBufferPointer { bytes in
        unsafe Int(EVP_EncodeBlock(&line, bytes.baseAddress, CInt(bytes.count)))
      }
      line[count] = UInt8(ascii: "\n")
      text += line[...count]
    }
    text += tail.utf8
    return text
  }

  /// The lines without line feeds, and without blanks or carriage returns at their ends.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      let last = line.lastIndex { ![0x20, 0x09, 0x0D].contains($0) }
      return line[..<(last.map { $0 + 1 } ?? line.startIndex)]
    }
  }

  /// The words between a BEGIN or END and the dashes; they have none themselves.
  private static func label(of line: ArraySlice<UInt8>, after prefix: [UInt8]) -> String? {
    let words = line.dropFirst(prefix.count)
    guard words.count > dashes.count, words.suffix(dashes.count).elementsEqual(dashes) else {
      return nil
    }
    let label = words.dropLast(dashes.count)
    guard label.allSatisfy({ (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    return String(validating: label, as: UTF8.self)
  }

  private static func content(
    of lines: ArraySlice<ArraySlice<UInt8>>
  ) throws(KeyFileError) -> SecretBytes {
    let firstLine = lines.startIndex + 1
    if let odd = lines.firstIndex(where: { $0.isEmpty || $0.contains(UInt8(ascii: ":")) }) {
      throw .blockMalformed(line: odd + 1)
    }
    var text: [UInt8] = []
    text.reserveCapacity(lines.reduce(0) { $0 + $1.count })
    for line in lines { text += line }
    defer { SecretMemory.wipe(&text) }
    var content: [UInt8]
    do {
      content = try Base64.decode(text)
    } catch {
      throw .blockMalformed(line: firstLine)
    }
    do throws(CryptoError) {
      return try SecretBytes(movingFrom: &content)
    } catch {
      throw .crypto(error)
    }
  }
}
