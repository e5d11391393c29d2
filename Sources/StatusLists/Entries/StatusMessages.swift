public import StrictJSON

/// What the values of a status mean, in the words of whoever uses them.
///
/// They are those that the credential has: its issuer commits to them when it issues. The
/// specification also wants `statusMessages` in a list for messages, and does not say what holds
/// where the two differ; those of a list are not read.
///
/// Source: Bitstring Status List 1.0 §2.1, `statusMessage`.
public struct StatusMessages: Equatable, Sendable {
  private let texts: [Int: ExactString]
  private let statusSize: Int

  /// No texts: a single bit is `set` or `unset`.
  init(statusSize: Int) {
    self.statusSize = statusSize
    texts = [:]
  }

  /// Reads the texts of all values of so many bits, each once.
  ///
  /// - Throws: `malformed`, `messageCount` or `messageStatus`.
  init(_ json: JSONValue, statusSize: Int) throws(StatusListError) {
    let values = 1 << statusSize
    guard json.kind == .array else {
      throw .malformed(member: "statusMessage", expected: "an array")
    }
    guard json.count == values else { throw .messageCount(expected: values, found: json.count) }
    var texts: [Int: ExactString] = [:]
    texts.reserveCapacity(values)
    for element in json.elements {
      guard let status = element["status"]?.exactString, let text = element["message"]?.exactString
      else {
        throw .malformed(member: "statusMessage", expected: "objects with a status and a message")
      }
      guard let value = StatusMessages.value(of: status), value < values,
        texts.updateValue(text, forKey: value) == nil
      else { throw .messageStatus(status) }
    }
    self.texts = texts
    self.statusSize = statusSize
  }

  /// The text of a value; `nil` where there is none.
  public subscript(value: Int) -> ExactString? {
    guard texts.isEmpty else { return texts[value] }
    guard statusSize == 1 else { return nil }
    return value == 0 ? "unset" : "set"
  }

  /// Whether there are texts of their own.
  public var areGiven: Bool { !texts.isEmpty }

  /// The number of a text such as `0x1f`; `nil` for anything else.
  private static func value(of status: ExactString) -> Int? {
    let bytes = status.utf8
    guard bytes.starts(with: "0x".utf8), (3...10).contains(bytes.count) else { return nil }
    var value = 0
    for byte in bytes.dropFirst(2) {
      switch byte {
      case 0x30...0x39: value = value << 4 | Int(byte - 0x30)
      case 0x41...0x46: value = value << 4 | Int(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | Int(byte - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }
}
