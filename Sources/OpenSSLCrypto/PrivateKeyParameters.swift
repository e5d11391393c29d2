import COpenSSL

/// The secret numbers of keys, from memory that is wiped into OpenSSL's objects.
///
/// OpenSSL is given numbers and not an encoded key: its decoders leave copies of the secrets in
/// memory that is not wiped, and ignore bytes after the key.
enum PrivateKeyParameters {
  /// A key of ECDSA from its secret number, from which the public point is derived.
  ///
  /// - Parameters:
  ///   - secret: As many bytes as a coordinate, most significant first.
  ///   - curve: The curve.
  /// - Returns: The key, which the caller frees.
  /// - Throws: `CryptoError.ecSecretRefused` where the number is 0 or not less than the order of the
  ///   curve, or `.libraryFailure`.
  static func load(
    secretAt secret: UnsafeRawPointer, on curve: ECDSACurve
  ) throws(CryptoError) -> OpaquePointer {
    guard SecretMemory.isReady, let group = unsafe EC_GROUP_new_by_curve_name(curve.groupNumber)
    else { throw OpenSSLLibrary.failure("loading a private key") }
    defer { unsafe EC_GROUP_free(group) }
    guard let number = unsafe secretNumber(at: secret, curve.coordinateBytes) else {
      throw OpenSSLLibrary.failure("loading a private key")
    }
    defer { unsafe BN_clear_free(number) }
    guard unsafe BN_is_zero(number) == 0, unsafe BN_cmp(number, EC_GROUP_get0_order(group)) < 0
    else { throw .ecSecretRefused(curve: curve) }
    guard let point = unsafe publicPoint(of: number, in: group, curve),
      let key = unsafe key(number, point: point, on: curve)
    else { throw OpenSSLLibrary.failure("loading a private key") }
    return unsafe key
  }

  /// An RSA key from its numbers.
  ///
  /// - Parameters:
  ///   - numbers: Where the secret ones are.
  ///   - info: What they are in.
  ///   - modulus: The modulus without leading zeros.
  /// - Returns: The key, which the caller frees.
  /// - Throws: `CryptoError.rsaPrimesRefused` or `.libraryFailure`.
  static func load(
    _ numbers: RSAPrivateNumbers, in info: borrowing SecretBytes, modulus: [UInt8]
  ) throws(CryptoError) -> OpaquePointer {
    guard SecretMemory.isReady, let builder = unsafe OSSL_PARAM_BLD_new() else {
      throw OpenSSLLibrary.failure("loading a private key")
    }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    let n = unsafe BN_bin2bn(modulus, CInt(modulus.count), nil)
    let e = unsafe BN_bin2bn(numbers.exponent, CInt(numbers.exponent.count), nil)
    // The builder keeps pointers to them until the parameters are made.
    let secrets = SecretNumbers(numbers.secrets, in: info)
    defer {
      unsafe BN_free(n)
      unsafe BN_free(e)
    }
    guard unsafe PublicKeyParameters.push(n, "n", to: builder),
      unsafe PublicKeyParameters.push(e, "e", to: builder)
    else { throw OpenSSLLibrary.failure("loading a private key") }
    for (index, name) in RSAPrivateNumbers.names.enumerated() {
      guard unsafe PublicKeyParameters.push(secrets[index], name, to: builder) else {
        throw OpenSSLLibrary.failure("loading a private key")
      }
    }
    guard
      let key = unsafe PublicKeyParameters.key(
        "RSA", from: builder, selecting: COPENSSL_EVP_PKEY_KEYPAIR)
    else { throw OpenSSLLibrary.failure("loading a private key") }
    // Asked last, so that the numbers live for as long as the builder needs them.
    guard unsafe isProduct(n, of: secrets[1], secrets[2]) else {
      unsafe EVP_PKEY_free(key)
      throw .rsaPrimesRefused
    }
    return unsafe key
  }

  /// A number in the heap for secrets; the caller frees it.
  fileprivate static func secretNumber(at bytes: UnsafeRawPointer, _ count: Int) -> OpaquePointer? {
    guard let number = unsafe BN_secure_new() else { return nil }
    let digits = unsafe bytes.assumingMemoryBound(to: UInt8.self)
    guard unsafe BN_bin2bn(digits, CInt(count), number) != nil else {
      unsafe BN_clear_free(number)
      return nil
    }
    unsafe BN_set_flags(number, BN_FLG_CONSTTIME)
    return unsafe number
  }

  /// The public point that belongs to a secret number: the byte 4 and both coordinates.
  private static func publicPoint(
    of number: OpaquePointer, in group: OpaquePointer, _ curve: ECDSACurve
  ) -> [UInt8]? {
    guard let point = unsafe EC_POINT_new(group), let context = unsafe BN_CTX_secure_new() else {
      return nil
    }
    defer {
      unsafe EC_POINT_free(point)
      unsafe BN_CTX_free(context)
    }
    guard unsafe EC_POINT_mul(group, point, number, nil, nil, context) == 1 else { return nil }
    // The digits of the number were on the stack.
    copenssl_overwrite_stack()
    let count = 1 + 2 * curve.coordinateBytes
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      unsafe initialized = EC_POINT_point2oct(
        group, point, POINT_CONVERSION_UNCOMPRESSED, buffer.baseAddress, count, context)
    }
    return bytes.count == count ? bytes : nil
  }

  private static func key(
    _ number: OpaquePointer, point: [UInt8], on curve: ECDSACurve
  ) -> OpaquePointer? {
    guard let builder = unsafe OSSL_PARAM_BLD_new() else { return nil }
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    return unsafe point.withUnsafeBytes { bytes in
      guard
        unsafe OSSL_PARAM_BLD_push_utf8_string(
          builder, PublicKeyParameters.lasting("group"),
          PublicKeyParameters.lasting(curve.groupName), 0) == 1,
        unsafe OSSL_PARAM_BLD_push_octet_string(
          builder, PublicKeyParameters.lasting("pub"), bytes.baseAddress, bytes.count) == 1,
        unsafe PublicKeyParameters.push(number, "priv", to: builder)
      else { return nil }
      return unsafe PublicKeyParameters.key(
        "EC", from: builder, selecting: COPENSSL_EVP_PKEY_KEYPAIR)
    }
  }

  /// Whether one number is the product of two others.
  private static func isProduct(
    _ product: OpaquePointer?, of p: OpaquePointer?, _ q: OpaquePointer?
  ) -> Bool {
    guard let p = unsafe p, let q = unsafe q, let result = unsafe BN_secure_new(),
      let context = unsafe BN_CTX_secure_new()
    else { return false }
    defer {
      unsafe BN_clear_free(result)
      unsafe BN_CTX_free(context)
    }
    return unsafe BN_mul(result, p, q, context) == 1 && BN_cmp(result, product) == 0
  }
}

/// Secret numbers, wiped when their owner lets go of them.
@safe private struct SecretNumbers: ~Copyable {
  private let numbers: UnsafeMutableBufferPointer<OpaquePointer?>

  /// The numbers whose digits stand at some places.
  init(_ places: [Range<Int>], in info: borrowing SecretBytes) {
    unsafe numbers = .allocate(capacity: places.count)
    for (index, place) in places.enumerated() {
      let number = unsafe PrivateKeyParameters.secretNumber(
        at: info.pointer + place.lowerBound, place.count)
      unsafe numbers.initializeElement(at: index, to: number)
    }
  }

  deinit {
    for index in unsafe numbers.indices { unsafe BN_clear_free(numbers[index]) }
    unsafe numbers.deallocate()
  }

  /// A number; `nil` where there was no memory for it.
  subscript(index: Int) -> OpaquePointer? { unsafe numbers[index] }
}
