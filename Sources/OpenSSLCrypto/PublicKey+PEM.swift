extension PublicKey {
  /// Reads a key in PEM, a block `PUBLIC KEY`, of whichever kind it is.
  ///
  /// - Parameter pem: The block alone.
  /// - Throws: `PublicKeyError` where it is malformed, or a key for something else.
  public init(pem: [UInt8]) throws(PublicKeyError) {
    self = try PublicKeyInfo(pem: pem).publicKey()
  }
}
