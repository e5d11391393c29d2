import COpenSSL

/// The numbers that a public key is made of, into OpenSSL and out of it.
///
/// OpenSSL is given numbers and not an encoded key: its decoders ignore bytes after the key, and
/// take more encodings than one.
enum PublicKeyParameters {
  /// A key from a point of a curve, compressed or not; the caller frees it.
  ///
  /// - Returns: `nil` where the point is not on the curve, or OpenSSL fails.
  static func load(_ point: [UInt8], on curve: ECDSACurve) -> OpaquePointer? {
    guard OpenSSLLibrary.isReady, let builder = unsafe OSSL_PARAM_BLD_new() else { return nil }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    return unsafe point.withUnsafeBytes { bytes in
      guard
        unsafe OSSL_PARAM_BLD_push_utf8_string(
          builder, lasting("group"), lasting(curve.groupName), 0) == 1,
        unsafe OSSL_PARAM_BLD_push_octet_string(
          builder, lasting("pub"), bytes.baseAddress, bytes.count) == 1
      else { return nil }
      return unsafe key("EC", from: builder)
    }
  }

  /// A key from a modulus and an exponent, most significant byte first; the caller frees it.
  static func load(modulus: [UInt8], exponent: [UInt8]) -> OpaquePointer? {
    guard OpenSSLLibrary.isReady, let builder = unsafe OSSL_PARAM_BLD_new() else { return nil }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    let n = unsafe BN_bin2bn(modulus, CInt(modulus.count), nil)
    defer { unsafe BN_free(n) }
    let e = unsafe BN_bin2bn(exponent, CInt(exponent.count), nil)
    defer { unsafe BN_free(e) }
    guard unsafe push(n, "n", to: builder), unsafe push(e, "e", to: builder)
    else { return nil }
    return unsafe key("RSA", from: builder)
  }

  /// A number of a key, such as a coordinate of its point, with leading zeros up to a number of bytes.
  static func number(
    _ name: UnsafePointer<CChar>, of key: OpaquePointer, _ byteCount: Int
  ) -> [UInt8]? {
    var number: OpaquePointer?
    guard unsafe EVP_PKEY_get_bn_param(key, name, &number) == 1 else { return nil }
    defer { unsafe BN_free(number) }
    var isWritten = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, initialized in
      isWritten =
        unsafe BN_bn2binpad(number, buffer.baseAddress, CInt(byteCount)) == CInt(byteCount)
      initialized = isWritten ? byteCount : 0
    }
    return isWritten ? bytes : nil
  }

  /// A text that stays where it is.
  ///
  /// A builder keeps the pointers to names and contents that it is given until the parameters are
  /// made; a `String`, as which the constants of OpenSSL are imported, is gone after the call.
  static func lasting(_ text: StaticString) -> UnsafePointer<CChar> {
    unsafe UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// Gives a builder a number, which must stay until the parameters are made.
  static func push(
    _ number: OpaquePointer?, _ name: StaticString, to builder: OpaquePointer
  ) -> Bool {
    guard let number = unsafe number else { return false }
    return unsafe OSSL_PARAM_BLD_push_BN(builder, lasting(name), number) == 1
  }

  /// A key of a type from what a builder was given; the caller frees it.
  static func key(
    _ type: String, from builder: OpaquePointer,
    selecting selection: CInt = COPENSSL_EVP_PKEY_PUBLIC_KEY
  ) -> OpaquePointer? {
    let parameters = unsafe OSSL_PARAM_BLD_to_param(builder)
    defer { unsafe OSSL_PARAM_free(parameters) }
    let context = unsafe EVP_PKEY_CTX_new_from_name(nil, type, nil)
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard let parameters = unsafe parameters, let context = unsafe context,
      unsafe EVP_PKEY_fromdata_init(context) == 1,
      unsafe EVP_PKEY_fromdata(context, &key, selection, parameters) == 1
    else { return nil }
    return unsafe key
  }
}
