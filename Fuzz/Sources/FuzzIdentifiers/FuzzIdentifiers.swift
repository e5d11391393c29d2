import ControlledIdentifiers
import FuzzSupport
import StrictJSON
import WireFormats

/// What a decoder accepts, its encoder writes the same way again: no value has two spellings.
@c(LLVMFuzzerTestOneInput)
public func fuzzIdentifiers(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  encodings(bytes)
  times(bytes)
  if let text = String(validating: bytes, as: UTF8.self) { identifiers(text) }
  return 0
}

private func encodings(_ bytes: [UInt8]) {
  if let decoded = try? Base58.decode(bytes, maxBytes: 1_024) {
    require(Base58.encode(decoded).utf8.elementsEqual(bytes), "base58 has one spelling")
  }
  if let decoded = try? Base64.decode(bytes) {
    require(Base64.encode(decoded).utf8.elementsEqual(bytes), "base64 has one spelling")
  }
  if let decoded = try? Base64URL.decode(bytes) {
    require(Base64URL.encode(decoded).utf8.elementsEqual(bytes), "base64url has one spelling")
  }
  if let decoded = try? Multibase.decode(bytes, maxBytes: 1_024) {
    let text = Multibase.encode(decoded.bytes, as: decoded.base)
    require(text.utf8.elementsEqual(bytes), "multibase has one spelling")
  }
  if let (value, length) = try? Varint.decode(bytes), let encoded = try? Varint.encode(value) {
    require(encoded.elementsEqual(bytes.prefix(length)), "varint has one spelling")
  }
  let short = [UInt8](bytes.prefix(256))
  require((try? Base58.decode(Base58.encode(short), maxBytes: 256)) == short, "base58 comes back")
  require((try? Base64.decode(Base64.encode(short))) == short, "base64 comes back")
  require((try? Base16.decode(Base16.encode(short))) == short, "base16 comes back")
}

private func times(_ bytes: [UInt8]) {
  if let (instant, _) = try? Instant.parse(bytes) {
    require((try? Instant(rfc3339: instant.description)) == instant, "an instant comes back")
  }
  if let duration = try? CalendarDuration(bytes) {
    let start = Instant(secondsSinceEpoch: 1_700_000_000)
    require(start.adding(duration) >= start, "a duration goes forward")
    require(Instant.latest.adding(duration) == .latest, "time ends")
  }
}

private func identifiers(_ text: String) {
  if let did = try? DIDKey(text) {
    require(did.did.utf8.elementsEqual(text.utf8), "a did:key has one spelling")
  }
  if let key = try? Multikey(publicKeyMultibase: text) {
    require(key.publicKeyMultibase.utf8.elementsEqual(text.utf8), "a multikey has one spelling")
  }
  if let method = try? VerificationMethodID(text) {
    require(method.description.utf8.elementsEqual(text.utf8), "an identifier is its parts")
    if let key = try? method.didKey() {
      require(key.verificationMethod.utf8.elementsEqual(text.utf8), "a did:key names itself")
    }
  }
}
