/// How much an N-Quads text may ask of its reader.
public struct NQuadsLimits: Equatable, Sendable {
  /// The most bytes a text may have.
  public let maxBytes: Int

  /// The most statements a text may have, repeated ones counted.
  public let maxStatements: Int

  /// The most blank nodes a text may name.
  public let maxBlankNodes: Int

  /// Limits of the caller's choice.
  ///
  /// - Parameters:
  ///   - maxBytes: At most 512 MiB is used: places are 32-bit numbers, and the canonical form of a
  ///     control character is six times as long as the character.
  ///   - maxStatements: Repeated ones are counted.
  ///   - maxBlankNodes: At most 2^31 is used.
  public init(maxBytes: Int, maxStatements: Int, maxBlankNodes: Int) {
    self.maxBytes = min(maxBytes, 512 << 20)
    self.maxStatements = maxStatements
    self.maxBlankNodes = min(maxBlankNodes, 1 << 31)
  }

  /// 16 MiB, 100,000 statements, 100,000 blank nodes.
  ///
  /// As many bytes as a JSON text may have. The longest lists among credentials, those of some ten
  /// thousand achievements in one document, have fewer than 100,000 statements; and a blank node
  /// that nothing but one statement mentions is already unusual.
  public static let standard = NQuadsLimits(
    maxBytes: 16 << 20, maxStatements: 100_000, maxBlankNodes: 100_000)
}
