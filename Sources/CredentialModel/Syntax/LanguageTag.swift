/// Whether text is a well-formed language tag.
///
/// Source: BCP 47 (RFC 5646) §2.1.
///
/// A tag is subtags of letters and digits with hyphens between them, in a fixed order: language,
/// extended languages, script, region, variants, extensions, private use.
enum LanguageTag {
  static func isWellFormed(_ tag: Span<UInt8>) -> Bool {
    guard tag.count > 0, tag.count <= 255 else { return false }
    var stage = Stage.start
    var start = 0
    for index in 0...tag.count where index == tag.count || tag[index] == 0x2D {
      let subtag = Subtag(tag, start, index)
      guard subtag.isWellFormed, let following = stage.following(subtag) else { return false }
      stage = following
      start = index + 1
    }
    return stage != .openExtension && stage != .openPrivateUse
  }

  /// What was read last, and so what may follow.
  private enum Stage: Int {
    case start, language, extended, script, region, variant, openExtension, inExtension
    case openPrivateUse, inPrivateUse

    func following(_ subtag: Subtag) -> Stage? {
      switch self {
      case .start:
        if subtag.isSingleton { return subtag.mayBeginTag ? .openPrivateUse : nil }
        return subtag.isLetters && subtag.count >= 2 ? .language : nil
      case .openPrivateUse, .inPrivateUse:
        return .inPrivateUse
      case .openExtension:
        return subtag.count >= 2 ? .inExtension : nil
      default:
        if subtag.isSingleton { return subtag.isPrivateUse ? .openPrivateUse : .openExtension }
        return self == .inExtension ? .inExtension : part(subtag)
      }
    }

    /// The part of the tag that a subtag is, if it may stand after what was read.
    private func part(_ subtag: Subtag) -> Stage? {
      if subtag.isLetters, subtag.count == 3, self == .language || self == .extended {
        return .extended
      }
      if subtag.isLetters, subtag.count == 4, rawValue < Stage.script.rawValue { return .script }
      if subtag.isRegion, rawValue < Stage.region.rawValue { return .region }
      return subtag.isVariant ? .variant : nil
    }
  }

  /// One part between hyphens.
  private struct Subtag {
    let count: Int
    let isWellFormed: Bool
    let isLetters: Bool
    private let isDigits: Bool
    private let first: UInt8

    init(_ tag: Span<UInt8>, _ start: Int, _ end: Int) {
      count = end - start
      first = count > 0 ? tag[start] : 0
      var letters = 0
      var digits = 0
      for index in start..<end {
        if ASCII.isLetter(tag[index]) { letters += 1 }
        if ASCII.isDigit(tag[index]) { digits += 1 }
      }
      isLetters = letters == count
      isDigits = digits == count
      isWellFormed = count >= 1 && count <= 8 && letters + digits == count
    }

    var isSingleton: Bool { count == 1 }
    var isPrivateUse: Bool { first | 0x20 == 0x78 }

    /// `x-` for private use, `i-` for the tags that were registered before the grammar.
    var mayBeginTag: Bool { isPrivateUse || first | 0x20 == 0x69 }

    var isRegion: Bool { count == 2 && isLetters || count == 3 && isDigits }
    var isVariant: Bool { count >= 5 || count == 4 && ASCII.isDigit(first) }
  }
}
