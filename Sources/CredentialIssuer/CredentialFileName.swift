/// The name of a recipient's file in a folder: `00017-3f2a9c1b7d5e4f60.json`, or `….jwt`.
struct CredentialFileName: CustomStringConvertible {
  /// The row's number when the file was written; rows may have been added above since.
  let number: Int
  /// What follows from the issuer, the achievement and the recipient.
  let shortID: String
  /// What it ends with.
  let ending: String

  init(number: Int, shortID: String, ending: String) {
    self.number = number
    self.shortID = shortID
    self.ending = ending
  }

  var description: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.utf8.count))
      + "\(digits)-\(shortID)\(ending)"
  }

  /// The short id in a name of this form, whatever form the credential has; `nil` for any other
  /// file's.
  static func shortID(in name: String) -> String? {
    let parts = name.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 1)
    guard parts.count == 2, parts[0].allSatisfy({ (0x30...0x39).contains($0) }),
      endings.contains(where: { parts[1].dropFirst(16).elementsEqual($0.utf8) })
    else { return nil }
    return String(parts[1].prefix(16))
  }

  private static let endings = [".json", ".jwt", ".png", ".svg"]
}
