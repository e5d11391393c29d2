public import StrictJSON

/// A framework in which an issuer may award, and at which levels.
public struct FrameworkGrant: Equatable, Sendable {
  /// The framework's name, or the beginning of its URLs.
  public let framework: ExactString
  /// The levels; `nil` where they are not restricted so.
  public let levels: [ExactString]?
  /// The lowest level; `nil` where there is none.
  public let minLevel: DecimalLevel?
  /// The highest level; `nil` where there is none.
  public let maxLevel: DecimalLevel?

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let grant = try ObjectReader(
      json, file: file, closed: ["framework", "levels", "minLevel", "maxLevel"])
    try grant.refuseNull()
    framework = try grant.text("framework")
    levels = try grant.texts("levels")
    minLevel = try FrameworkGrant.level("minLevel", in: grant)
    maxLevel = try FrameworkGrant.level("maxLevel", in: grant)
  }

  /// Whether levels matter at all.
  public var restrictsLevels: Bool { levels != nil || minLevel != nil || maxLevel != nil }

  /// Whether an alignment is to this framework: by its name, or by its URL.
  func covers(_ alignment: AwardFacts.Alignment) -> Bool { alignment.isTo(framework) }

  /// Whether a level is granted.
  func grants(level: ExactString?) -> Bool {
    guard restrictsLevels else { return true }
    guard let level else { return false }
    let value = DecimalLevel(level.string)
    if let levels, !levels.contains(where: { FrameworkGrant.isSame($0, level, value) }) {
      return false
    }
    guard minLevel != nil || maxLevel != nil else { return true }
    guard let value else { return false }
    return minLevel.map { $0 <= value } ?? true && maxLevel.map { value <= $0 } ?? true
  }

  /// Whether two levels are the same number, or the same word.
  private static func isSame(
    _ granted: ExactString, _ level: ExactString, _ value: DecimalLevel?
  ) -> Bool {
    granted == level || value != nil && DecimalLevel(granted.string) == value
  }

  private static func level(
    _ name: StaticString, in grant: ObjectReader
  ) throws(TrustError) -> DecimalLevel? {
    guard let text = try grant.optionalText(name) else { return nil }
    guard let level = DecimalLevel(text.string) else {
      throw grant.malformed(name, expected: "a level such as \"5\" or \"4.5\"")
    }
    return level
  }
}

extension AwardFacts.Alignment {
  /// Whether this is an alignment with a framework: by its name, or by the beginning of its URL.
  ///
  /// The beginning of a URL ends where one of its parts does: `https://nsqf.example` is no
  /// beginning of `https://nsqf.example.evil/`. What follows must not lead out of it again.
  public func isTo(_ framework: ExactString) -> Bool {
    if self.framework == framework { return true }
    let prefix = framework.string.utf8
    guard let url = targetURL?.string.utf8, prefix.contains(0x3A), url.starts(with: prefix)
    else { return false }
    let rest = url.dropFirst(prefix.count)
    guard !DotSegments.occur(in: rest) else { return false }
    let isWholePart = prefix.last.map { "/?#=".utf8.contains($0) } ?? false
    return isWholePart || rest.first.map { "/?#".utf8.contains($0) } ?? true
  }
}

/// A level such as 5 or 4.5, compared exactly: binary fractions would not be.
public struct DecimalLevel: Comparable, Sendable {
  /// The level in thousandths.
  private let thousandths: Int

  /// The level that a text spells: at most six digits, and three after a point.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = DecimalLevel.digits(parts[0], atMost: 6) else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard let value = DecimalLevel.digits(parts[1], atMost: 3) else { return nil }
      fraction = value * [100, 10, 1][parts[1].count - 1]
    }
    thousandths = whole * 1000 + fraction
  }

  /// Whether one level is below another.
  public static func < (left: DecimalLevel, right: DecimalLevel) -> Bool {
    left.thousandths < right.thousandths
  }

  private static func digits(_ text: Substring.UTF8View, atMost count: Int) -> Int? {
    guard 1...count ~= text.count, text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
    return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

extension DecimalLevel: CustomStringConvertible {
  /// The level without zeros that say nothing: `5`, `4.5`.
  public var description: String {
    let (whole, fraction) = thousandths.quotientAndRemainder(dividingBy: 1000)
    guard fraction > 0 else { return "\(whole)" }
    var digits = Array(String(1000 + fraction).utf8.dropFirst())
    while digits.last == 0x30 { digits.removeLast() }
    return "\(whole)." + digits.map { String(UnicodeScalar($0)) }.joined()
  }
}
