import BadgeBaking
import CredentialModel
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// An image that a credential names by its content.
struct StatedImage {
  /// What is said of the content.
  enum Content {
    case bytes([UInt8])
    case digest(DigestAlgorithm, [UInt8])

    /// Whether it is said of some bytes.
    func isOf(_ bytes: [UInt8]) -> Bool {
      switch self {
      case .bytes(let stated): stated == bytes
      case .digest(let algorithm, let stated): stated == algorithm.digest(of: bytes)
      }
    }
  }

  let content: Content
  /// The format that is said to be; `nil` where nothing is said of it.
  let format: BakedImageFormat?
  /// Where it is said.
  let place: JSONValue

  /// Whether it can be an image of a format: of another one, it is another picture by intention.
  func canBe(_ format: BakedImageFormat) -> Bool { self.format ?? format == format }

  /// How many images of a credential are looked at, and how many digests of each: every one costs a
  /// hash of the image.
  private static let greatestImages = 8
  private static let greatestDigests = 8

  /// The images of a credential and of what it is about, as far as their content is named: by a
  /// `data:` URL, or a digest beside their URL or among the related resources.
  ///
  /// Source: Open Badges 3.0, Image; VC Data Model 2.0 §5.3.
  static func all(in credential: Credential) -> [StatedImage] {
    let subjects = credential.json["credentialSubject"].map {
      Array($0.elementsOrSelf.prefix(greatestImages))
    }
    var images = [credential.json["image"]]
    for subject in subjects ?? [] {
      images.append(subject["achievement"]?["image"])
      images.append(subject["image"])
    }
    return images.compactMap { $0 }.prefix(greatestImages).flatMap { image in
      statements(on: image, in: credential)
    }
  }

  private static func statements(
    on image: JSONValue, in credential: Credential
  ) -> [StatedImage] {
    var found = digests(in: image, of: nil)
    guard let id = image.kind == .string ? image : image["id"] else { return found }
    if let data = DataURL(id) {
      found.append(StatedImage(content: .bytes(data.bytes), format: data.format, place: id))
    }
    let resources = credential.json["relatedResource"].map { Array($0.elementsOrSelf.prefix(64)) }
    for resource in resources ?? [] {
      guard let other = resource["id"], other.isSameString(as: id) else { continue }
      let format = resource["mediaType"]?.stringBytes.flatMap {
        BakedImageFormat(mediaType: $0[...])
      }
      found += digests(in: resource, of: format)
    }
    return Array(found.prefix(greatestDigests))
  }

  private static func digests(
    in value: JSONValue, of format: BakedImageFormat?
  ) -> [StatedImage] {
    let integrity = value["digestSRI"]?.elementsOrSelf.prefix(4).compactMap { text in
      sriDigest(text).map { StatedImage(content: $0, format: format, place: text) }
    }
    let multibase = value["digestMultibase"]?.elementsOrSelf.prefix(4).compactMap { text in
      multihash(text).map { StatedImage(content: $0, format: format, place: text) }
    }
    return (integrity ?? []) + (multibase ?? [])
  }

  /// A digest as `sha256-…`.
  ///
  /// Source: Subresource Integrity §3.5.
  private static func sriDigest(_ value: JSONValue) -> Content? {
    guard let text = value.stringBytes, text.count < 128, let hyphen = text.firstIndex(of: 0x2D)
    else { return nil }
    let name = text[..<hyphen]
    // Some write it in base64url, or without padding.
    let digits = text[(hyphen + 1)...].filter { $0 != 0x3D }
      .map { $0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0 }
    guard let digest = try? Base64URL.decode(digits) else { return nil }
    for (algorithm, known) in algorithms.map({ ($0.algorithm, $0.name) })
    where name.elementsEqual(known.utf8) && digest.count == algorithm.byteCount {
      return .digest(algorithm, digest)
    }
    return nil
  }

  /// A digest as a multihash.
  ///
  /// Source: Controlled Identifiers 1.0 §2.5.
  private static func multihash(_ value: JSONValue) -> Content? {
    guard let text = value.stringBytes,
      let bytes = try? Multibase.decode(text, maxBytes: 128).bytes, bytes.count > 2
    else { return nil }
    for known in algorithms
    where bytes[0] == known.code && Int(bytes[1]) == known.algorithm.byteCount
      && bytes.count == known.algorithm.byteCount + 2
    {
      return .digest(known.algorithm, Array(bytes.dropFirst(2)))
    }
    return nil
  }

  private static let algorithms: [(algorithm: DigestAlgorithm, name: String, code: UInt8)] = [
    (.sha256, "sha256", 0x12), (.sha384, "sha384", 0x20), (.sha512, "sha512", 0x13),
  ]
}

/// An image in a `data:` URL, in base64.
///
/// Source: RFC 2397.
private struct DataURL {
  let format: BakedImageFormat
  let bytes: [UInt8]

  init?(_ value: JSONValue) {
    guard let text = value.stringBytes, text.starts(with: Array("data:".utf8)),
      let comma = text.firstIndex(of: UInt8(ascii: ","))
    else { return nil }
    let parameters = text[5..<comma].split(separator: UInt8(ascii: ";"))
    guard let type = parameters.first, let format = BakedImageFormat(mediaType: type),
      parameters.last?.elementsEqual("base64".utf8) == true,
      let bytes = try? Base64.decode(Array(text[(comma + 1)...]))
    else { return nil }
    self.format = format
    self.bytes = bytes
  }
}

extension BakedImageFormat {
  /// The format that a media type names.
  fileprivate init?(mediaType: ArraySlice<UInt8>) {
    if mediaType.elementsEqual("image/png".utf8) {
      self = .png
    } else if mediaType.elementsEqual("image/svg+xml".utf8) {
      self = .svg
    } else {
      return nil
    }
  }
}
