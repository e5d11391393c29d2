import StrictJSON
import WireFormats

/// What grants and awards have, in words that fit into a sentence.
enum ScopeWords {
  /// How many things of a kind are told; nobody reads more in a sentence.
  private static let greatestCount = 3

  /// How much of one of them is told.
  private static let greatestLength = 60

  /// A few texts in quotation marks; `nil` where there are none.
  static func list(_ texts: [ExactString]) -> String? {
    guard !texts.isEmpty else { return nil }
    let told = texts.prefix(greatestCount).map { quoted($0) }
    let others = texts.count - told.count
    return told.joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
  }

  /// A text in quotation marks, cut where it is long.
  static func quoted(_ text: ExactString) -> String {
    let scalars = text.string.unicodeScalars
    let isLong = !scalars.dropFirst(greatestLength).isEmpty
    return "'" + String(scalars.prefix(greatestLength)) + (isLong ? "…'" : "'")
  }

  /// A period of which one end may be open.
  static func period(_ from: Instant?, _ until: Instant?) -> String? {
    switch (from, until) {
    case (let from?, let until?): "\(from) to \(until)"
    case (let from?, nil): "from \(from)"
    case (nil, let until?): "until \(until)"
    case (nil, nil): nil
    }
  }

  /// A number as a person writes it: without a point where it is whole.
  static func number(_ number: Double) -> String {
    Int64(exactly: number).map { "\($0)" } ?? "\(number)"
  }
}

extension Grant {
  /// What the grant has of a dimension; `nil` where it has nothing that can be compared.
  func words(for dimension: ScopeRefusal.Dimension) -> String? {
    switch dimension {
    case .credentialTypes: ScopeWords.list(credentialTypes ?? [])
    case .achievementTypes: ScopeWords.list(achievementTypes ?? [])
    case .achievements: ScopeWords.list(achievements ?? [])
    case .frameworks: ScopeWords.list(frameworks?.map(\.framework) ?? [])
    case .levels: levelWords
    case .fields: ScopeWords.list(fields ?? [])
    case .credits: maxCredits.map { "at most \(ScopeWords.number($0))" }
    case .dates: ScopeWords.period(awardedFrom, awardedUntil)
    case .languages: ScopeWords.list(languages ?? [])
    case .qualityStatement: ScopeWords.list(evidenceTypes ?? [])
    case .jurisdictions, .modes, .schema, .any: nil
    }
  }

  private var levelWords: String? {
    let restricted = (frameworks ?? []).filter(\.restrictsLevels)
    guard !restricted.isEmpty else { return nil }
    let told = restricted.prefix(3).map { "\(ScopeWords.quoted($0.framework)) \($0.levelWords)" }
    return told.joined(separator: ", ")
      + (restricted.count > told.count ? " and \(restricted.count - told.count) more" : "")
  }
}

extension FrameworkGrant {
  fileprivate var levelWords: String {
    let range: String? =
      switch (minLevel, maxLevel) {
      case (let min?, let max?): "\(min) to \(max)"
      case (let min?, nil): "from \(min)"
      case (nil, let max?): "up to \(max)"
      case (nil, nil): nil
      }
    return [levels.map { ScopeWords.list($0) ?? "no level" }, range].compactMap { $0 }
      .joined(separator: " within ")
  }
}

extension AwardFacts {
  /// What the award has of a dimension; `nil` where it has nothing.
  func words(for dimension: ScopeRefusal.Dimension) -> String? {
    switch dimension {
    case .credentialTypes:
      ScopeWords.list(credentialTypes.filter { $0 != "VerifiableCredential" })
    case .achievementTypes: ScopeWords.list(achievementTypes)
    case .achievements: achievementID.map { ScopeWords.quoted($0) }
    case .frameworks: ScopeWords.list(alignments.compactMap { $0.framework ?? $0.targetURL })
    case .levels:
      ScopeWords.list(
        alignments.map { alignment in
          let framework = alignment.framework ?? alignment.targetURL ?? ""
          return ExactString("\(framework) \(alignment.level?.string ?? "without a level")")
        })
    case .fields: ScopeWords.list(fields)
    case .credits: credits.map { ScopeWords.number($0) }
    case .dates: awardedAt?.description
    case .languages: language.map { ScopeWords.quoted($0) }
    case .qualityStatement: ScopeWords.list(evidenceTypes)
    case .jurisdictions, .modes, .schema, .any: nil
    }
  }
}
