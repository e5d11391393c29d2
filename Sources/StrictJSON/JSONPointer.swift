/// The place of a value in a document.
///
/// Source: RFC 6901.
public struct JSONPointer: Hashable, Sendable {
  /// The reference tokens, unescaped.
  public private(set) var tokens: [ExactString]

  /// The place that `tokens` lead to from the root.
  public init(_ tokens: [ExactString]) {
    self.tokens = tokens
  }

  /// The whole document.
  public static let root = JSONPointer([])

  /// The place of a member of the value here.
  public func appending(_ name: String) -> JSONPointer {
    JSONPointer(tokens + [ExactString(name)])
  }

  /// The place of an element of the array here.
  public func appending(_ index: Int) -> JSONPointer {
    JSONPointer(tokens + [ExactString(String(index))])
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as RFC 6901 writes it: empty for the root, `/a~1b/0` for element 0 of member `a/b`.
  public var description: String {
    tokens.map { "/" + JSONPointer.escaped($0.string) }.joined()
  }

  private static func escaped(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == 0x7E || $0 == 0x2F }) else { return token }
    var result = ""
    for scalar in token.unicodeScalars {
      switch scalar {
      case "~": result += "~0"
      case "/": result += "~1"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension JSONPointer: ExpressibleByStringLiteral {
  /// The pointer that a literal in RFC 6901's notation spells.
  public init(stringLiteral value: String) {
    self.init(
      value.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).dropFirst().map {
        ExactString(JSONPointer.unescaped(String(Substring($0))))
      })
  }

  private static func unescaped(_ token: String) -> String {
    var result = ""
    var isEscape = false
    for scalar in token.unicodeScalars {
      switch (isEscape, scalar) {
      case (false, "~"): isEscape = true
      case (true, "0"): (isEscape, result) = (false, result + "~")
      case (true, "1"): (isEscape, result) = (false, result + "/")
      default:
        isEscape = false
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
