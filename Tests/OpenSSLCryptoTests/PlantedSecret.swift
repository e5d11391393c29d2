import OpenSSLCrypto

/// Bytes that are in no program's text, can be made again without keeping them, and are others for
/// each number.
struct PlantedSecret {
  let number: UInt64
  let count: Int

  /// Writes the bytes.
  func write(to pointer: UnsafeMutablePointer<UInt8>) {
    var state = number
    for index in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // No zero byte: some of them are passphrases.
      pointer[index] = UInt8(truncatingIfNeeded: state >> 56) | 1
    }
  }

  /// An array of the bytes, which the caller wipes.
  var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let start = buffer.baseAddress { write(to: start) }
      initialized = count
    }
  }

  /// The key with a planted seed.
  static func key(_ number: UInt64) throws -> Ed25519PrivateKey {
    var seed = PlantedSecret(number: number, count: 32).bytes
    defer { SecretMemory.wipe(&seed) }
    return try Ed25519PrivateKey(seed: seed)
  }

  /// A planted passphrase.
  static func passphrase(_ number: UInt64) throws -> Passphrase {
    var bytes = PlantedSecret(number: number, count: 24).bytes
    return try Passphrase(movingFrom: &bytes)
  }
}
