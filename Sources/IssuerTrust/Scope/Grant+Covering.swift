import StrictJSON

extension Grant {
  /// Whether everything that another grant lets an issuer award, this one lets it award too.
  ///
  /// Where that cannot be told it counts as not covered: who signs is then told of a wider scope
  /// that may be none, and never the other way round. So each dimension that this grant restricts,
  /// the other must restrict at least as much; and where a dimension cannot be checked by this
  /// version, both must say the same of it, because another version may check it.
  ///
  /// - Parameter other: The grant that may be wider.
  /// - Returns: Whether no award is within the other grant and outside of this one.
  func covers(_ other: Grant) -> Bool {
    Grant.cover(credentialTypes, other.credentialTypes) { $0 == $1 }
      && Grant.cover(achievementTypes, other.achievementTypes) { $0 == $1 }
      && Grant.cover(achievements, other.achievements, Grant.isAchievement)
      && coversFrameworks(of: other)
      && Grant.cover(fields, other.fields) { $1.string.utf8.starts(with: $0.string.utf8) }
      && (maxCredits.map { max in other.maxCredits.map { $0 <= max } ?? false } ?? true)
      && Grant.cover(languages, other.languages, Grant.isLanguage)
      && (evidenceTypes.map { demanded in
        other.evidenceTypes.map { demanded.allSatisfy($0.contains) } ?? false
      } ?? true)
      && (awardedFrom.map { from in other.awardedFrom.map { from <= $0 } ?? false } ?? true)
      && (awardedUntil.map { until in other.awardedUntil.map { $0 <= until } ?? false } ?? true)
      && unchecked.allSatisfy { other.unchecked[$0.key] == $0.value }
  }

  /// Whether each value of the other list is covered by one of these; no list restricts nothing.
  private static func cover(
    _ these: [ExactString]?, _ others: [ExactString]?,
    _ covers: (_ granted: ExactString, _ other: ExactString) -> Bool
  ) -> Bool {
    guard let these else { return true }
    guard let others else { return false }
    return others.allSatisfy { other in these.contains { covers($0, other) } }
  }

  private func coversFrameworks(of other: Grant) -> Bool {
    guard let frameworks else { return true }
    guard let others = other.frameworks else { return false }
    return others.allSatisfy { $0.isCovered(by: frameworks) }
  }
}

extension FrameworkGrant {
  /// Whether every level that is granted here is granted there, in the same framework.
  ///
  /// The framework has to be spelt the same: a URL that begins with another is also a name, and as
  /// a name it is another.
  func isCovered(by others: [FrameworkGrant]) -> Bool {
    let others = others.filter { $0.framework == framework }
    guard let levels else { return others.contains { $0.coversRange(of: self) } }
    return levels.filter { grants(level: $0) }
      .allSatisfy { level in others.contains { $0.grants(level: level) } }
  }

  /// Whether levels between the limits there are within those here.
  private func coversRange(of other: FrameworkGrant) -> Bool {
    guard levels == nil else { return false }
    return (minLevel.map { min in other.minLevel.map { min <= $0 } ?? false } ?? true)
      && (maxLevel.map { max in other.maxLevel.map { $0 <= max } ?? false } ?? true)
  }
}

/// Compares what may be awarded before and after a change.
public enum ScopeWidening {
  /// The grants of a new scope that no single grant of the old one covers.
  ///
  /// - Parameters:
  ///   - old: What could be awarded; `nil` where anything could.
  ///   - new: What can be awarded; `nil` where anything can.
  /// - Returns: The places in `new` of grants that let more be awarded, from 0; `nil` where no grant
  ///   is wider. Empty where `new` restricts nothing at all, and `old` did.
  public static func widened(from old: [Grant]?, to new: [Grant]?) -> [Int]? {
    guard let old, !old.contains(where: \.isUnrestricted) else { return nil }
    guard let new else { return [] }
    let wider = new.indices.filter { index in !old.contains { $0.covers(new[index]) } }
    return wider.isEmpty ? nil : wider
  }
}
