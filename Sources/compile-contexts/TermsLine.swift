/// A line of a file of terms, taken apart into words.
///
/// All text is printable ASCII, where no two spellings are the same string to Swift.
struct TermsLine {
  /// The number of the line, from 1.
  let number: Int
  private let words: [String]
  private var next = 0

  /// The lines that say something: not those that are empty, or only a comment.
  static func lines(of text: [UInt8], file: String) throws(TermsError) -> [TermsLine] {
    var lines: [TermsLine] = []
    let pieces = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if let byte = piece.first(where: { !(0x20...0x7E).contains($0) }) {
        throw TermsError(file: file, line: index + 1, reason: .badByte(byte))
      }
      // Only a word can begin a comment: most IRIs have the character inside.
      let words = piece.split(separator: UInt8(ascii: " "))
        .map { String(decoding: $0, as: UTF8.self) }
        .prefix { !$0.hasPrefix("#") }
      if !words.isEmpty { lines.append(TermsLine(number: index + 1, words: Array(words))) }
    }
    return lines
  }

  private init(number: Int, words: [String]) {
    self.number = number
    self.words = words
  }

  /// The word that the line begins with.
  var first: String { words.first ?? "" }

  /// Whether the line defines a term; a term may have the name of a directive.
  var isTerm: Bool { words.count > 1 && words[1] == "=" }

  /// The next word, or `nil` at the end of the line.
  mutating func word() -> String? {
    guard next < words.count else { return nil }
    defer { next += 1 }
    return words[next]
  }

  /// The words that are left.
  mutating func rest() -> [String] {
    defer { next = words.count }
    return Array(words[next...])
  }

  /// The next word, where one must follow.
  ///
  /// - Throws: `TermsError` with the reason `.incomplete`.
  mutating func word(_ expected: String, file: String) throws(TermsError) -> String {
    guard let word = word() else {
      throw TermsError(file: file, line: number, reason: .incomplete(expected: expected))
    }
    return word
  }
}
