import COpenSSL

/// A hash function with memory of its own, for many short texts one after the other.
///
/// Where a text has some hundred bytes, making and freeing a context costs more than the hashing
/// does; here it is made once.
@safe public struct Digester: ~Copyable {
  /// The hash function.
  public let algorithm: DigestAlgorithm

  private let context: OpaquePointer

  /// A digester that has hashed nothing yet.
  public init(_ algorithm: DigestAlgorithm) {
    self.algorithm = algorithm
    guard let context = unsafe EVP_MD_CTX_new() else { algorithm.stop() }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Writes the digest of some bytes over ``DigestAlgorithm/byteCount`` bytes of an array.
  ///
  /// - Parameters:
  ///   - bytes: What is hashed.
  ///   - output: What the digest is written into; it is as long before as after.
  ///   - offset: Where in the output the digest begins; all of it must have room.
  public mutating func digest(
    of bytes: ArraySlice<UInt8>, into output: inout [UInt8], at offset: Int
  ) {
    precondition(offset >= 0 && offset <= output.count - algorithm.byteCount)
    let succeeds = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe EVP_DigestInit_ex2(context, algorithm.implementation.pointer, nil) == 1
          && EVP_DigestUpdate(context, input.baseAddress, input.count) == 1
          && EVP_DigestFinal_ex(context, output.baseAddress.map { unsafe $0 + offset }, nil) == 1
      }
    }
    if !succeeds { algorithm.stop() }
  }
}
