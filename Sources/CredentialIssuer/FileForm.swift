import BadgeBaking
import StrictJSON

/// What the files of a folder are.
enum FileForm: Sendable {
  /// Credentials by themselves.
  case credential(IssueEnvelope)
  /// Copies of an image, each of which carries a credential.
  case image(BadgeImage)

  /// Copies of an image that carries no credential yet.
  init(_ image: BadgeImage) throws(IssuerError) {
    guard !image.isBaked else { throw .image(.alreadyBaked) }
    self = .image(image)
  }

  /// What the name of a file ends with.
  var ending: String {
    switch self {
    case .credential(let envelope): envelope.fileEnding
    case .image(let image): image.format == .png ? ".png" : ".svg"
    }
  }

  /// What a file holds for a credential.
  func file(for credential: [UInt8]) throws(IssuerError) -> [UInt8] {
    switch self {
    case .credential(let envelope): return credential + envelope.fileEnd
    case .image(let image):
      do throws(ImageError) {
        return try image.baked(with: credential)
      } catch {
        throw .image(error)
      }
    }
  }

  /// The credential that a file is for; `nil` where it is not exactly what would be written for one.
  func credential(in file: [UInt8]) -> [UInt8]? {
    switch self {
    case .credential(let envelope):
      let end = envelope.fileEnd
      guard file.suffix(end.count).elementsEqual(end) else { return nil }
      return Array(file.dropLast(end.count))
    case .image(let image):
      guard let carried = try? BadgeImage(file).credential().text else { return nil }
      // In an SVG some characters are spelt otherwise.
      let credential = (try? JSONDocument(carried))?.root.canonicalBytes() ?? carried
      return (try? image.baked(with: credential)) == file ? credential : nil
    }
  }

  /// The credential in a file of whatever form, which may be somebody else's; the file itself where
  /// it is no image that carries one.
  static func anyCredential(in file: [UInt8]) -> [UInt8] {
    guard BakedImageFormat(of: file) != nil else { return file }
    return (try? BadgeImage(file).credential().text) ?? file
  }

  /// The largest file that can be one of a batch.
  static let maxBytes = ImageLimits.standard.maxBytes
}
