import OpenSSLCrypto

/// The order in which the places of one status list are given away: it looks random, and gives no
/// place twice.
///
/// Neighbouring numbers would say which credentials were issued together, so Bitstring Status List
/// wants places at random. Drawing them would need a note of each place that is taken; here the n-th
/// credential has the place that a keyed permutation of 0..<131,072 gives to n. It is a Feistel
/// network over 17 bits, of halves with 8 and 9 bits that change sides: whatever its round function,
/// it can be undone, so that no two numbers have one place.
///
/// Source: Bitstring Status List 1.0 §5.1 (indexes allocated randomly); the rounds after NIST
/// SP 800-38G, which has 10.
struct IndexPermutation: Sendable {
  /// How many places a list has: the least that the specification lets a list have.
  static let size = 1 << 17

  private static let rounds: UInt8 = 10
  private let key: [UInt8]

  /// The order of one list.
  ///
  /// - Parameters:
  ///   - secret: The ledger's secret.
  ///   - list: What names the list; another list has another order.
  init(secret: [UInt8], list: [UInt8]) {
    key = DigestAlgorithm.sha256.digest(of: [Array("assay status index".utf8), secret, list])
  }

  /// The place of the credential with a number, both in 0..<131,072.
  func index(of number: Int) -> Int {
    var (left, right) = (
      UInt32(truncatingIfNeeded: number >> 9) & 0xFF, UInt32(truncatingIfNeeded: number) & 0x1FF
    )
    var leftBits: UInt32 = 8
    var digester = Digester(.sha256)
    var (input, output) = (key + [0, 0, 0], [UInt8](repeating: 0, count: 32))
    /// The round function: 16 bits of SHA-256 over the key and a text of fixed length.
    func value(of half: UInt32, round: UInt8) -> UInt32 {
      input[32] = round
      input[33] = UInt8(half >> 8)
      input[34] = UInt8(half & 0xFF)
      digester.digest(of: input[...], into: &output, at: 0)
      return UInt32(output[0]) << 8 | UInt32(output[1])
    }
    for round in 0..<Self.rounds {
      let mixed = left ^ (value(of: right, round: round) & (1 << leftBits - 1))
      (left, right) = (right, mixed)
      leftBits = 17 - leftBits
    }
    // After an even number of rounds the halves are as wide as they were.
    return Int(left << 9 | right)
  }
}
