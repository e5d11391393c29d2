/// The code point order of canonical N-Quads lines, without the lines.
///
/// Statements are compared term by term: by subject, predicate, object and graph, each by its bytes,
/// which UTF-8 puts in code point order. That is the order of the whole lines, because after a term
/// there follows a space, and whatever makes one term longer than another that begins it is greater
/// than a space: in IRIs and quoted texts nothing can, their last byte stands nowhere within them; a
/// tag or datatype begins with `@` or `^` after the quote; a tag goes on with `-`, letters or digits;
/// a blank node's identifier with digits. And where one statement names no graph, its line goes on
/// with a full stop, less than `<` and `_`, with which names begin.
///
/// Unsafe because the terms are not checked to lie in the text: ``RDFDataset/lineBytes(labelBytes:)``
/// does so once, before all comparing.
enum TermOrder {
  /// Compares two texts: negative, zero or positive.
  @inline(__always)
  static func compare(_ one: RDFTerm, _ other: RDFTerm, in text: UnsafeRawBufferPointer) -> Int {
    guard let base = text.baseAddress else { return 0 }
    return unsafe CodeUnitOrder.compare(
      base + Int(one.offset), Int(one.length), base + Int(other.offset), Int(other.length))
  }

  /// Compares two terms in the same place of two statements; `blank` compares blank nodes, by their
  /// numbers.
  @inline(__always)
  static func compare(
    _ one: RDFTerm, _ other: RDFTerm, in text: UnsafeRawBufferPointer,
    blank: (UInt32, UInt32) -> Int
  ) -> Int {
    if one == other { return 0 }
    // An underscore is greater than the bracket, the quote, or nothing, with which others begin.
    if one.isBlank { return other.isBlank ? blank(one.offset, other.offset) : 1 }
    if other.isBlank { return -1 }
    return unsafe compare(one, other, in: text)
  }

  /// Compares two statements; zero where their lines are the same.
  @inline(__always)
  static func compare(
    _ one: RDFStatement, _ other: RDFStatement, in text: UnsafeRawBufferPointer,
    blank: (UInt32, UInt32) -> Int
  ) -> Int {
    var order = unsafe compare(one.subject, other.subject, in: text, blank: blank)
    if order != 0 { return order }
    order = unsafe compare(one.predicate, other.predicate, in: text, blank: blank)
    if order != 0 { return order }
    order = unsafe compare(one.object, other.object, in: text, blank: blank)
    if order != 0 { return order }
    return unsafe compare(one.graph, other.graph, in: text, blank: blank)
  }

  /// Compares two numbers as their decimal digits: 10 comes before 2.
  @inline(__always)
  static func compareDigits(_ one: UInt32, _ other: UInt32) -> Int {
    if one == other { return 0 }
    if one < 10 && other < 10 { return one < other ? -1 : 1 }
    return compareLongDigits(one, other)
  }

  private static func compareLongDigits(_ one: UInt32, _ other: UInt32) -> Int {
    if one == 0 || other == 0 { return one < other ? -1 : 1 }
    // Brought to one length; where they are then equal, the one that is longer comes later.
    let lengths = (digitCount(one), digitCount(other))
    let left = UInt64(one) * powerOfTen(max(0, lengths.1 - lengths.0))
    let right = UInt64(other) * powerOfTen(max(0, lengths.0 - lengths.1))
    return left == right ? lengths.0 - lengths.1 : left < right ? -1 : 1
  }

  private static func digitCount(_ number: UInt32) -> Int {
    var (count, power) = (1, UInt64(10))
    while power <= UInt64(number) { (count, power) = (count + 1, power * 10) }
    return count
  }

  private static func powerOfTen(_ exponent: Int) -> UInt64 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
