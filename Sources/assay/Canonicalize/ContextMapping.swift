import ArgumentParser

/// An argument of `--map`: where the contexts are read from whose URL has a prefix.
struct ContextMapping: Equatable, Sendable {
  /// What the URLs begin with, or the whole URL of one context.
  let prefix: String
  /// The folder of the contexts, or the file of the one.
  let target: String

  init(prefix: String, target: String) {
    self.prefix = prefix
    self.target = target
  }

  /// - Throws: `ValidationError` where the argument is not of a URL, an equals sign and a path.
  init(argument: String) throws {
    let bytes = argument.utf8
    guard let sign = bytes.firstIndex(of: UInt8(ascii: "=")),
      let prefix = String(bytes[..<sign]), let target = String(bytes[bytes.index(after: sign)...]),
      ContextMapping.isPrefix(prefix), !target.utf8.isEmpty
    else {
      throw ValidationError(
        "a mapping is a URL, = and a folder, such as https://example.org/contexts/=contexts")
    }
    self.init(prefix: prefix, target: target)
  }

  /// Whether URLs of contexts can begin with a text: a scheme, then `//`, no query and no fragment.
  private static func isPrefix(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.utf8.startIndex
    else { return false }
    return text.utf8[colon...].starts(with: "://".utf8)
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"?#".utf8.contains($0) }
  }
}

extension ContextMapping {
  /// What a mapping makes of a URL.
  enum Place: Equatable {
    /// The file to read.
    case file(String)
    /// None: the URL goes on after the prefix with something that is in no folder.
    case none
  }

  /// Where the context of a URL is read from; `nil` where the mapping is not about it.
  ///
  /// A prefix ends where a segment of the path does: `https://example.org/a` is none of
  /// `https://example.org/ab`. What follows is taken as it is spelt, and leads nowhere but down: a
  /// URL comes from the document, and must not choose among the user's other files.
  func place(of url: String) -> Place? {
    guard url.utf8.starts(with: prefix.utf8) else { return nil }
    var rest = url.utf8.dropFirst(prefix.utf8.count)
    if prefix.utf8.last != UInt8(ascii: "/") {
      guard let next = rest.first else { return .file(target) }
      guard next == UInt8(ascii: "/") else { return nil }
      rest = rest.dropFirst()
    }
    let segments = rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard segments.allSatisfy({ ContextMapping.isName($0) }), let path = String(rest) else {
      return Place.none
    }
    return .file(target.utf8.last == UInt8(ascii: "/") ? target + path : "\(target)/\(path)")
  }

  /// Whether a segment of a URL's path names something in a folder.
  private static func isName(_ segment: Substring.UTF8View) -> Bool {
    guard !segment.isEmpty, !segment.elementsEqual(".".utf8), !segment.elementsEqual("..".utf8)
    else { return false }
    return segment.allSatisfy { $0 >= 0x20 && $0 != 0x7F && !"?#\\".utf8.contains($0) }
  }
}
