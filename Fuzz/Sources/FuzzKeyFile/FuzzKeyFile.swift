import FuzzSupport
import OpenSSLCrypto

/// Any bytes are refused or are a key file, without asking for a passphrase and without the work of
/// a key derivation; no unlocked key has another public key than the file names.
@c(LLVMFuzzerTestOneInput)
public func fuzzKeyFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    let file = try KeyFile(FuzzInput.bytes(start, count))
    guard file.keyDerivation == nil else { return 0 }
    let key = try file.unlockUnencrypted()
    require(key.publicKey == file.publicKey, "a key is the one that the file names")
  } catch {
    require(!"\(error)".isEmpty, "a refusal has a sentence")
  }
  return 0
}
