/// The names of files that have no final name yet: `.3f2a9c1b7d5e4.partial`.
enum PartialName {
  /// A name that hardly anybody has.
  static func random() -> String {
    ".\(String(UInt64.random(in: .min ... .max), radix: 36)).partial"
  }

  /// Whether a name is of the form that `random` gives: other programs' files are not ours to
  /// remove.
  static func isOurs(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].isEmpty, parts[2].elementsEqual("partial".utf8) else {
      return false
    }
    // 2^64 has 13 digits to the base of 36.
    return (1...13).contains(parts[1].count)
      && parts[1].allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }
}
