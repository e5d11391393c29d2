/// Bytes as lower-case hexadecimal digits.
enum Hexadecimal {
  static func text(of bytes: [UInt8]) -> String {
    var text = ""
    for byte in bytes {
      for digit in [byte >> 4, byte & 0xF] {
        text.unicodeScalars.append(
          Unicode.Scalar(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10))
      }
    }
    return text
  }
}
