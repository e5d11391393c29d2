import BadgeBaking
import FuzzSupport

/// Any bytes are refused or read as a PNG; what is read can be baked, and comes back.
///
/// A mutation of a PNG has wrong check sums, so that little of it would be looked at: the same bytes
/// are also taken for the chunks of an image, and get their lengths and check sums from here.
@c(LLVMFuzzerTestOneInput)
public func fuzzPNG(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  look(bytes)
  look(assembled(from: bytes))
  return 0
}

private let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
private let limits = ImageLimits(maxTextBytes: 1 << 20)

private func look(_ bytes: [UInt8]) {
  let image: BadgeImage
  do throws(ImageError) {
    image = try BadgeImage(bytes, limits: limits)
  } catch {
    require(!error.description.isEmpty && error.code.hasPrefix("IMAGE_"), "a refusal says why")
    return
  }
  guard image.format == .png else { return }
  do throws(ImageError) {
    let credential = try image.credential()
    require(!credential.text.isEmpty, "a credential is not empty")
    require(credential.text.count <= max(bytes.count, 1 << 20), "a credential is within its bound")
    require(image.isBaked, "an image with a credential is baked")
  } catch {
    require(!error.description.isEmpty && error.code.hasPrefix("IMAGE_"), "a refusal says why")
  }
  bake(image, bytes)
}

private func bake(_ image: BadgeImage, _ bytes: [UInt8]) {
  let text = Array("{\"a\":\"\(bytes.count)\"}".utf8)
  do throws(ImageError) {
    let baked = try image.baked(with: text, replacing: true)
    let read = try BadgeImage(baked, limits: limits)
    require(try read.credential().text == text, "what was baked comes back")
    require(try read.credential().remarks == [], "what was baked is as the specification says")
    require(read.originals() == image.originals(), "only credentials changed")
    if !image.isBaked { require(read.originals() == [bytes], "baking can be undone") }
  } catch {
    guard case .tooManyChunks = error else {
      fatalError("an image that was read is baked: \(error)")
    }
  }
}

/// An image of chunks: of each, a byte for its type, two for its length, and its content.
private func assembled(from bytes: [UInt8]) -> [UInt8] {
  let types = ["iTXt", "tEXt", "zTXt", "IDAT", "acTL", "IHDR", "IEND", "prIv"]
  let keywords = ["openbadgecredential\0", "openbadges\0", "clrcredential\0", ""]
  var image =
    signature + chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]) + chunk("IDAT", [])
  var rest = bytes[...]
  while rest.count > 2 {
    let kind = rest.removeFirst()
    let length = Int(rest.removeFirst()) + Int(kind >> 6) << 8
    let content = rest.prefix(length)
    rest = rest.dropFirst(content.count)
    let keyword = Array(keywords[Int(kind >> 3 & 3)].utf8)
    image += chunk(types[Int(kind & 7)], keyword + content)
  }
  return image + chunk("IEND", [])
}

private func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
  let body = Array(type.utf8) + content
  return bigEndian(UInt32(content.count)) + body + bigEndian(crc(body))
}

private func bigEndian(_ number: UInt32) -> [UInt8] {
  [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
}

private func crc(_ bytes: [UInt8]) -> UInt32 {
  var sum = UInt32.max
  for byte in bytes {
    sum ^= UInt32(byte)
    for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
  }
  return ~sum
}
