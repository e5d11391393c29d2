/// A format of images that carry credentials.
public enum BakedImageFormat: String, Sendable {
  /// Portable Network Graphics. Source: W3C PNG (Third Edition).
  case png
  /// Scalable Vector Graphics. Source: W3C SVG 1.1.
  case svg

  /// What an image begins with that is a PNG.
  ///
  /// Source: PNG §5.2.
  static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// What a gzip file begins with, and with it an SVG that was compressed (`.svgz`).
  static let gzipSignature: [UInt8] = [0x1F, 0x8B]

  /// What UTF-8 begins with where an editor marked it.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The format that bytes are of, told by how they begin; `nil` for what is no image that carries
  /// credentials.
  ///
  /// What begins with a `<` is taken for SVG: no other form of a credential does. So is a gzip file,
  /// which is refused with what to do about it.
  public init?(of bytes: [UInt8]) {
    if bytes.starts(with: BakedImageFormat.pngSignature) {
      self = .png
      return
    }
    if bytes.starts(with: BakedImageFormat.gzipSignature) {
      self = .svg
      return
    }
    // A byte order mark, which editors write, and white space may stand before the first element.
    let hasMark = bytes.starts(with: BakedImageFormat.byteOrderMark)
    let text = hasMark ? bytes.dropFirst(3) : bytes[...]
    let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard first == UInt8(ascii: "<") else { return nil }
    self = .svg
  }
}
