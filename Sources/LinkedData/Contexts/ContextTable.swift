/// A context, in the form in which documents are read with it.
///
/// All of it is numbers in one array and text in another, so that an embedded context is there
/// without being parsed, and finding a name in it touches one or two lines of memory. A context is
/// one scope for the document and one for each scoped context in it.
///
/// | words | content |
/// |---|---|
/// | 0…3 | number of root scopes, of scopes, of terms, of names |
/// | 8 each | scope: first term, terms, first slot, slot mask, vocabulary's place and length, 0, 0 |
/// | 12 each | term: name's place, length and first four bytes; IRI's place and length; datatype's place and length; flags; scope + 1; definition (two words); 0 |
/// | 1 each | slots: term + 1 where a name hashes to, 0 where none does |
/// | 2 each | names: hash of an IRI and of its name, in ascending order |
///
/// Unchecked: the memory is written once, before anybody else knows of it.
@safe
package final class ContextTable: @unchecked Sendable {
  static let headerWords = 4
  static let scopeWords = 8
  static let termWords = 12

  let words: UnsafeMutablePointer<UInt32>
  let text: UnsafeMutablePointer<UInt8>
  package let wordCount: Int
  package let textCount: Int
  /// What no other table has, not even one that was before.
  let serial = CheckMemo.newSerial()

  /// A table of numbers and text that the compiler made.
  package init(words: [UInt32], text: [UInt8]) {
    wordCount = words.count
    textCount = text.count
    unsafe self.words = ContextTable.memory(words: words.count, serial: serial)
    unsafe self.text = .allocate(capacity: max(text.count, 1))
    for (place, word) in words.enumerated() { unsafe (self.words + place).initialize(to: word) }
    unsafe text.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return }
      unsafe self.text.initialize(from: start, count: text.count)
    }
  }

  /// A table whose numbers and text are part of the program.
  package init(words: [UInt32], text: StaticString) {
    wordCount = words.count
    textCount = text.utf8CodeUnitCount
    unsafe self.words = ContextTable.memory(words: words.count, serial: serial)
    unsafe self.text = .allocate(capacity: max(textCount, 1))
    unsafe words.withUnsafeBufferPointer { words in
      guard let start = words.baseAddress else { return }
      unsafe self.words.initialize(from: start, count: words.count)
    }
    unsafe self.text.initialize(from: text.utf8Start, count: textCount)
  }

  /// Before the words there stands the serial number, where scopes find it too.
  private static let serialWords = 2

  private static func memory(words: Int, serial: UInt64) -> UnsafeMutablePointer<UInt32> {
    let base = UnsafeMutablePointer<UInt32>.allocate(capacity: serialWords + words)
    unsafe base.initialize(to: UInt32(truncatingIfNeeded: serial))
    unsafe (base + 1).initialize(to: UInt32(truncatingIfNeeded: serial >> 32))
    return unsafe base + serialWords
  }

  deinit {
    unsafe (words - ContextTable.serialWords).deallocate()
    unsafe text.deallocate()
  }

  /// The scopes that are in force at the top of a document, in the order in which they are entered.
  var rootScopes: Int { unsafe Int(words[0]) }

  /// How many scopes there are.
  var scopeCount: Int { unsafe Int(words[1]) }

  /// The numbers, as the compiler made them.
  package var allWords: [UInt32] {
    unsafe Array(UnsafeBufferPointer(start: words, count: wordCount))
  }

  /// The text, as the compiler made it.
  package var allText: [UInt8] { unsafe Array(UnsafeBufferPointer(start: text, count: textCount)) }

  /// One of the scopes, by its number from 0; those of the document come first.
  func scope(_ index: Int) -> ContextScope {
    unsafe ContextScope(words: words, text: text, index: index)
  }

  /// Pairs of hashes, of an IRI and of a name for it, sorted: for telling whether two contexts have
  /// different names for one thing.
  var names: UnsafeBufferPointer<UInt32> {
    let count = unsafe 2 * Int(words[3])
    return unsafe UnsafeBufferPointer(start: words + (wordCount - count), count: count)
  }
}
