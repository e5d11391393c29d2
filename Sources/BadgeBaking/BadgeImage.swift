/// An image that carries a credential, or can.
///
/// ```swift
/// let image = try BadgeImage(imageBytes)
/// let baked = try image.baked(with: credentialBytes)
/// let carried = try BadgeImage(baked).credential().text
/// ```
///
/// Reading checks the structure of the image: every chunk of a PNG with its check sum, every tag of
/// an SVG. It decodes no pixels, runs no script, resolves no entity and loads nothing; it gives the
/// bytes of the credential and shows none of the image. Whether the picture is what the issuer
/// intended nobody can tell from it: anyone can bake a credential into another picture.
public struct BadgeImage: Sendable {
  /// The format of the image.
  public let format: BakedImageFormat

  private let contents: Contents

  /// Kept apart, for a verification that has none of it is copied often.
  private indirect enum Contents {
    case png(PNGDocument)
    case svg(SVGDocument)
  }

  /// Reads an image.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - limits: How much it may ask for.
  /// - Throws: `ImageError` where it is no PNG or SVG, or is malformed. That it carries no credential,
  ///   or several, is no error yet.
  public init(_ bytes: [UInt8], limits: ImageLimits = .standard) throws(ImageError) {
    guard let format = BakedImageFormat(of: bytes) else { throw .formatUnknown }
    guard bytes.count <= limits.maxBytes else {
      throw .tooLarge(bytes: bytes.count, limit: limits.maxBytes)
    }
    self.format = format
    switch format {
    case .png: contents = .png(try PNGDocument(bytes, limits: limits))
    case .svg:
      guard !bytes.starts(with: BakedImageFormat.gzipSignature) else { throw .svgCompressed }
      contents = .svg(try SVGDocument(bytes, limits: limits))
    }
  }

  /// The credential that the image carries.
  ///
  /// - Throws: `credentialMissing`, `credentialRepeated`, or what is wrong with what carries it.
  public func credential() throws(ImageError) -> BakedCredential {
    switch contents {
    case .png(let image): try image.credential()
    case .svg(let image): try image.credential()
    }
  }

  /// Whether the image carries a credential, of whatever version and in whatever state.
  public var isBaked: Bool {
    switch contents {
    case .png(let image): !image.carriers.isEmpty
    case .svg(let image): !image.carriers.isEmpty
    }
  }

  /// The image with a credential in it; all its other bytes stay as they are.
  ///
  /// Source: Open Badges 3.0 §5.3, which leaves it open whether a second credential is an error or
  /// replaces the first.
  ///
  /// - Parameters:
  ///   - credential: A JSON object, or a compact JWS.
  ///   - replacing: Whether credentials that are there already, also those of older versions, are
  ///     replaced.
  /// - Returns: The image. The same arguments give the same bytes.
  /// - Throws: `notACredential` where the bytes are neither, `alreadyBaked` where there is a credential
  ///   and none may be replaced, or `tooLarge`.
  public func baked(
    with credential: [UInt8], replacing: Bool = false
  ) throws(ImageError) -> [UInt8] {
    let limit = ImageLimits.standard.maxBytes
    guard credential.count <= limit else { throw .tooLarge(bytes: credential.count, limit: limit) }
    let text = try CredentialText(credential)
    guard replacing || !isBaked else { throw .alreadyBaked }
    let bytes: [UInt8] =
      switch contents {
      case .png(let image): try image.baked(with: text)
      case .svg(let image): image.baked(with: text)
      }
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    return bytes
  }

  /// What the image can have been before its credential was baked into it.
  ///
  /// ``baked(with:replacing:)`` can be undone. Of an SVG there are two results, for one cannot see
  /// whether the namespace was declared before; of an SVG that was a single empty tag there is none
  /// that is right.
  public func originals() -> [[UInt8]] {
    switch contents {
    case .png(let image): [image.withoutCarriers()]
    case .svg(let image): image.originals()
    }
  }
}

/// Text that is a credential as far as its form tells.
struct CredentialText {
  let bytes: [UInt8]
  /// Whether it is a compact JWS, and not JSON.
  let isToken: Bool

  /// Takes bytes that are a JSON object or a compact JWS.
  ///
  /// Whether the JSON is well-formed is for others to see; that it is UTF-8 without control
  /// characters, as JSON has to be, is what the image depends on.
  init(_ bytes: [UInt8]) throws(ImageError) {
    self.bytes = bytes
    isToken = CredentialText.isToken(bytes)
    guard !isToken else { return }
    let isWhite: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard bytes.first(where: { !isWhite($0) }) == UInt8(ascii: "{"),
      bytes.last(where: { !isWhite($0) }) == UInt8(ascii: "}"),
      bytes.allSatisfy({ $0 >= 0x20 || isWhite($0) }), isUTF8(bytes)
    else { throw .notACredential }
  }

  /// Whether bytes are three texts of base64url, none of them empty.
  private static func isToken(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
              UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
              true
            default: false
            }
          }
      }
  }
}

/// Whether bytes are UTF-8, without a copy of them.
func isUTF8(_ bytes: [UInt8]) -> Bool {
  do {
    _ = try UTF8Span(validating: bytes.span)
    return true
  } catch {
    return false
  }
}
