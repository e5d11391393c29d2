public import StrictJSON

/// Why an award is not among those that an issuer may make.
public struct ScopeRefusal: Equatable, Sendable {
  /// The grant that came nearest, from 0; `nil` where there is none.
  public let nearestGrant: Int?

  /// What that grant does not cover.
  public let dimension: Dimension

  /// Whether each grant fails for another reason, so that none alone is to blame.
  public let isDivided: Bool

  /// The role whose ceiling refuses the award, whatever the issuer's own record grants; `nil` where
  /// it is the record that does.
  public let ceilingOf: ExactString?

  /// What a grant can restrict.
  public enum Dimension: String, Sendable {
    case achievements, achievementTypes, credentialTypes, credits, dates, fields, frameworks
    case jurisdictions, languages, levels, modes, qualityStatement, schema
    /// There is no grant at all.
    case any
  }

  /// The refusal that follows from what each grant fails.
  init(_ failures: [[Dimension]], ceilingOf role: ExactString? = nil) {
    ceilingOf = role
    let nearest = failures.indices.min { failures[$0].count < failures[$1].count }
    nearestGrant = nearest
    dimension = nearest.flatMap { failures[$0].first } ?? .any
    isDivided = Set(failures.map { $0.first ?? .any }).count > 1
  }

  /// Why none of some grants covers an award; `nil` where one does.
  init?(of award: AwardFacts, by grants: [Grant], ceilingOf role: ExactString? = nil) {
    var failures: [[Dimension]] = []
    for grant in grants {
      let failure = grant.failures(of: award)
      if failure.isEmpty { return nil }
      failures.append(failure)
    }
    self.init(failures, ceilingOf: role)
  }

  /// A stable name of the reason, for machines.
  ///
  /// Where several grants fail for different reasons, none of them is the reason.
  public var code: String {
    guard !isDivided else { return "SCOPE_NONE" }
    return switch dimension {
    case .credentialTypes, .achievementTypes: "SCOPE_TYPE"
    case .achievements: "SCOPE_ACHIEVEMENT"
    case .frameworks: "SCOPE_FRAMEWORK"
    case .levels: "SCOPE_LEVEL"
    case .fields: "SCOPE_FIELD"
    case .credits: "SCOPE_CREDIT"
    case .dates: "SCOPE_DATE"
    case .schema: "SCOPE_SCHEMA"
    case .jurisdictions: "SCOPE_JURISDICTION"
    case .languages: "SCOPE_LANGUAGE"
    case .modes: "SCOPE_MODE"
    case .qualityStatement: "SCOPE_QUALITY"
    case .any: "SCOPE_NONE"
    }
  }
}

extension ScopeRefusal: CustomStringConvertible {
  /// What the issuer may not award, in words.
  public var description: String {
    guard let nearestGrant, isDivided else { return "\(who) does not let the issuer award \(what)" }
    return "no single grant of \(whose) covers this award; the nearest, "
      + "number \(nearestGrant + 1), does not let the issuer award \(what)"
  }

  private var who: String {
    ceilingOf.map { "the ceiling that the trust list sets for '\($0)'" } ?? "the trust list"
  }

  private var whose: String { ceilingOf == nil ? "the trust list" : who }

  private var what: String {
    switch dimension {
    case .credentialTypes: "credentials of this type"
    case .achievementTypes: "achievements of this type"
    case .achievements: "this achievement"
    case .frameworks: "in this framework, or outside of one"
    case .levels: "at this level"
    case .fields: "in this field"
    case .credits: "that many credits, or credits counted so"
    case .dates: "at that time"
    case .languages: "in this language"
    case .jurisdictions, .modes, .schema, .qualityStatement:
      "without what the list demands (\(dimension.rawValue)), which cannot be checked here"
    case .any: "anything"
    }
  }
}
