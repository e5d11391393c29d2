import BadgeBaking
import FuzzSupport

/// Any text is refused or read as an SVG; what is read can be baked, comes back, and has no other
/// byte changed.
@c(LLVMFuzzerTestOneInput)
public func fuzzSVG(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let image: BadgeImage
  do throws(ImageError) {
    image = try BadgeImage(bytes)
  } catch {
    require(!error.description.isEmpty && error.code.hasPrefix("IMAGE_"), "a refusal says why")
    return 0
  }
  guard image.format == .svg else { return 0 }
  require(!bytes.contains(0), "there is no NUL in XML")
  do throws(ImageError) {
    let credential = try image.credential()
    require(!credential.text.isEmpty, "a credential is not empty")
    require(credential.text.count <= bytes.count, "nothing is expanded")
    require(image.isBaked, "an image with a credential is baked")
  } catch {
    require(!error.description.isEmpty && error.code.hasPrefix("IMAGE_"), "a refusal says why")
  }
  bake(image, bytes, with: Array("{\"a\":\"]]>\(bytes.count)\"}".utf8))
  bake(image, bytes, with: Array("eyJh.e30.c2ln".utf8))
  return 0
}

private func bake(_ image: BadgeImage, _ bytes: [UInt8], with text: [UInt8]) {
  do throws(ImageError) {
    let baked = try BadgeImage(try image.baked(with: text, replacing: true))
    let credential = try baked.credential()
    require(credential.remarks == [], "what was baked is as the specification says")
    let expected = String(decoding: text, as: UTF8.self).replacing("]]>", with: "]]\\u003e")
    require(credential.text == Array(expected.utf8), "what was baked comes back")
    // A single empty tag is opened for good.
    if !image.isBaked, !bytes.contains(Array("/>".utf8)) {
      require(baked.originals().contains(bytes), "baking can be undone")
    }
  } catch {
    // The element may be one too many, or one level or one name too deep.
    guard error.code == "IMAGE_TOO_LARGE" else {
      fatalError("an image that was read is baked: \(error)")
    }
  }
}
