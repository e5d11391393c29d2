/// The characters of a base encoding, and the way back from a character to its value.
struct TextAlphabet: Sendable {
  /// What `values` holds for a byte that is no character of the alphabet.
  static let none: UInt8 = 0xFF

  /// The character for each value.
  let characters: [UInt8]
  /// The value for each of the 256 bytes, so that no byte is out of bounds.
  let values: [UInt8]

  init(_ alphabet: String) {
    characters = [UInt8](alphabet.utf8)
    var values = [UInt8](repeating: Self.none, count: 256)
    for (value, character) in characters.enumerated() { values[Int(character)] = UInt8(value) }
    self.values = values
  }
}
