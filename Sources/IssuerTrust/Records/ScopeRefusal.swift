import StrictJSON

/// Why an award is not among those that an issuer may make.
public struct ScopeRefusal: Equatable, Sendable {
  /// The grant that came nearest, from 0; `nil` where there is none.
  public let nearestGrant: Int?

  /// What that grant does not cover.
  public let dimension: Dimension

  /// What a grant can restrict.
  public enum Dimension: String, Sendable {
    case achievements, achievementTypes, credentialTypes, credits, dates, fields, frameworks
    case jurisdictions, languages, levels, modes, qualityStatement, schema
    /// There is no grant at all.
    case any
  }

  /// A stable name of the reason, for machines.
  public var code: String {
    switch dimension {
    case .credentialTypes, .achievementTypes: "SCOPE_TYPE"
    case .achievements: "SCOPE_ACHIEVEMENT"
    case .frameworks: "SCOPE_FRAMEWORK"
    case .levels: "SCOPE_LEVEL"
    case .fields: "SCOPE_FIELD"
    case .credits: "SCOPE_CREDIT"
    case .dates: "SCOPE_DATE"
    case .schema: "SCOPE_SCHEMA"
    case .jurisdictions, .languages, .modes, .qualityStatement, .any: "SCOPE_NONE"
    }
  }
}

extension ScopeRefusal: CustomStringConvertible {
  /// What the issuer may not award, in words.
  public var description: String {
    let what =
      switch dimension {
      case .credentialTypes: "credentials of this type"
      case .achievementTypes: "achievements of this type"
      case .achievements: "this achievement"
      case .frameworks: "in this framework, or outside of one"
      case .levels: "at this level"
      case .fields: "in this field"
      case .credits: "that many credits"
      case .dates: "at that time"
      case .languages: "in this language"
      case .jurisdictions, .modes, .schema, .qualityStatement:
        "without what the list demands (\(dimension.rawValue)), which cannot be checked here"
      case .any: "anything"
      }
    return "the trust list does not let the issuer award \(what)"
  }
}

extension Grant {
  /// How far an award fits the grant: the dimensions that it fails, none where it is granted.
  ///
  /// All dimensions of one grant must hold together; half of one and half of another grant nothing.
  func failures(of award: AwardFacts) -> [ScopeRefusal.Dimension] {
    var failures = uncheckable
    func check(_ dimension: ScopeRefusal.Dimension, _ holds: Bool) {
      if !holds { failures.append(dimension) }
    }
    check(.credentialTypes, Grant.meet(credentialTypes, award.credentialTypes))
    check(.achievementTypes, Grant.meet(achievementTypes, award.achievementTypes))
    check(.achievements, coversAchievement(award.achievementID))
    if let failure = frameworkFailure(of: award) { failures.append(failure) }
    check(.fields, coversField(award.fields))
    check(.credits, maxCredits.map { max in award.credits.map { $0 <= max } ?? false } ?? true)
    check(.languages, Grant.meet(languages, award.language.map { [$0] } ?? []))
    check(.dates, coversTime(award))
    return failures
  }

  private static func meet(_ granted: [ExactString]?, _ stated: [ExactString]) -> Bool {
    guard let granted else { return true }
    return stated.contains { granted.contains($0) }
  }

  private func coversAchievement(_ id: ExactString?) -> Bool {
    guard let achievements else { return true }
    guard let id else { return false }
    return achievements.contains { $0 == id || Grant.isOneSegmentBelow(id, pattern: $0) }
  }

  /// Whether a pattern `…/*` stands for an id: everything before the star, and no further slash.
  private static func isOneSegmentBelow(_ id: ExactString, pattern: ExactString) -> Bool {
    let (id, pattern) = (id.utf8, pattern.utf8)
    guard pattern.suffix(2).elementsEqual("/*".utf8) else { return false }
    let prefix = pattern.dropLast()
    guard id.count > prefix.count, id.starts(with: prefix) else { return false }
    return !id[prefix.count...].contains(UInt8(ascii: "/"))
  }

  private func frameworkFailure(of award: AwardFacts) -> ScopeRefusal.Dimension? {
    guard let frameworks else { return nil }
    var isCovered = false
    for alignment in award.alignments {
      for framework in frameworks where framework.covers(alignment) {
        if framework.grants(level: alignment.level) { return nil }
        isCovered = true
      }
    }
    return isCovered ? .levels : .frameworks
  }

  private func coversField(_ stated: [ExactString]) -> Bool {
    guard let fields else { return true }
    return stated.contains { field in
      fields.contains { field.string.utf8.starts(with: $0.string.utf8) }
    }
  }

  private func coversTime(_ award: AwardFacts) -> Bool {
    guard awardedFrom != nil || awardedUntil != nil else { return true }
    guard let time = award.awardedAt else { return false }
    return awardedFrom.map { $0 <= time } ?? true && awardedUntil.map { time <= $0 } ?? true
  }
}
