import FuzzSupport
import OpenSSLCrypto
import WireFormats

/// Any bytes are refused or are a key file, without the work of an expensive key derivation; no key
/// that is unlocked has another public key than the file names, whichever way it is read; and what
/// is taken over from another program comes back from a key file of its own.
@c(LLVMFuzzerTestOneInput)
public func fuzzKeyFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let file = attempt { () throws(KeyFileError) in try KeyFile(bytes) }
  if let file, file.keyDerivation == nil {
    unlock({ () throws(KeyFileError) in try file.unlockUnencrypted() }) {
      require($0 == file.publicKey, "a key is the one that the file names")
    }
  }
  let source = attempt { () throws(KeyFileError) in try PrivateKeyPEM(bytes) }
  require(file == nil || source != nil, "a key file can be taken over")
  guard let source, isCheap(source.keyDerivation) else { return 0 }
  unlock({ () throws(KeyFileError) in try source.unlock(with: passphrase()) }) {
    require(file == nil || $0 == file?.publicKey, "a key is the one that the file names")
  }
  return 0
}

/// Unlocks a key, and writes and reads it again.
private func unlock(
  _ step: () throws(KeyFileError) -> Ed25519PrivateKey, _ check: (Ed25519PublicKey) -> Void
) {
  do throws(KeyFileError) {
    let key = try step()
    check(key.publicKey)
    let written = try KeyFile.encodeUnencryptedUnsafe(
      key, created: Instant(secondsSinceEpoch: 1_767_323_045))
    let read = try KeyFile(written).unlockUnencrypted()
    require(read.publicKey == key.publicKey, "a key comes back from its file")
  } catch {
    requireSentence(error)
  }
}

/// The passphrase of the seeds.
private func passphrase() throws(KeyFileError) -> Passphrase {
  var bytes = Array("fuzz".utf8)
  do throws(CryptoError) {
    return try Passphrase(movingFrom: &bytes)
  } catch {
    throw .crypto(error)
  }
}

/// Whether a passphrase may be tried for each of thousands of inputs in a second.
private func isCheap(_ derivation: KeyDerivation?) -> Bool {
  switch derivation {
  case .scrypt(let n, let r, let p): n * r * p <= 256
  case .pbkdf2(_, let iterations): iterations <= 256
  case nil: true
  }
}

private func attempt<Result>(_ step: () throws(KeyFileError) -> Result) -> Result? {
  do throws(KeyFileError) {
    return try step()
  } catch {
    requireSentence(error)
    return nil
  }
}

private func requireSentence(_ error: KeyFileError) {
  let sentence = error.description
  require(!sentence.isEmpty && sentence.utf8.count < 300, "a refusal has a sentence of its own")
}
