import StrictJSON

extension Grant {
  /// How far an award fits the grant: the dimensions that it fails, none where it is granted.
  ///
  /// Where an award states several things of one dimension, each must be granted: otherwise one
  /// good alignment would carry any number of others.
  func failures(of award: AwardFacts) -> [ScopeRefusal.Dimension] {
    var failures: [ScopeRefusal.Dimension] = []
    func check(_ dimension: ScopeRefusal.Dimension, _ holds: Bool) {
      if !holds { failures.append(dimension) }
    }
    let types = award.credentialTypes.filter { $0 != "VerifiableCredential" }
    check(.credentialTypes, Grant.meet(credentialTypes, types) { $0 == $1 })
    check(.achievementTypes, Grant.meet(achievementTypes, award.achievementTypes) { $0 == $1 })
    let achievement = award.achievementID.map { [$0] } ?? []
    check(.achievements, Grant.meet(achievements, achievement, Grant.isAchievement))
    if let failure = frameworkFailure(of: award) { failures.append(failure) }
    check(.fields, Grant.meet(fields, award.fields) { $1.string.utf8.starts(with: $0.string.utf8) })
    check(.credits, maxCredits.map { max in award.credits.map { $0 <= max } ?? false } ?? true)
    check(.languages, Grant.meet(languages, award.language.map { [$0] } ?? [], Grant.isLanguage))
    check(.dates, coversTime(of: award))
    check(.qualityStatement, demandsNoOtherEvidence(than: award.evidenceTypes))
    return failures + uncheckable
  }

  /// Whether something is stated, and all of it is granted.
  private static func meet(
    _ granted: [ExactString]?, _ stated: [ExactString],
    _ covers: (_ granted: ExactString, _ stated: ExactString) -> Bool
  ) -> Bool {
    guard let granted else { return true }
    return !stated.isEmpty
      && stated.allSatisfy { stated in granted.contains { covers($0, stated) } }
  }

  /// Whether an id is the one granted or, below a pattern `…/*`, one segment further.
  static func isAchievement(_ granted: ExactString, _ id: ExactString) -> Bool {
    let (pattern, bytes) = (granted.string.utf8, id.string.utf8)
    guard pattern.suffix(2).elementsEqual("/*".utf8) else { return granted == id }
    let prefix = pattern.dropLast()
    guard bytes.count > prefix.count, bytes.starts(with: prefix) else { return false }
    let rest = bytes.dropFirst(prefix.count)
    // What a URL has after its path names another document; `\` is a `/` to browsers.
    return !rest.contains { "/?#\\".utf8.contains($0) } && !DotSegments.occur(in: rest)
  }

  /// Whether a language is the one granted, or a variety of it.
  ///
  /// Source: RFC 4647 §3.3.1, basic filtering.
  static func isLanguage(_ granted: ExactString, _ tag: ExactString) -> Bool {
    let (range, tag) = (granted.utf8.map(lowered), tag.utf8.map(lowered))
    return tag.starts(with: range) && (tag.count == range.count || tag[range.count] == 0x2D)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private func frameworkFailure(of award: AwardFacts) -> ScopeRefusal.Dimension? {
    guard let frameworks else { return nil }
    guard !award.alignments.isEmpty else { return .frameworks }
    var failure: ScopeRefusal.Dimension?
    for alignment in award.alignments {
      let covering = frameworks.filter { $0.covers(alignment) }
      guard !covering.isEmpty else { return .frameworks }
      if !covering.contains(where: { $0.grants(level: alignment.level) }) { failure = .levels }
    }
    return failure
  }

  /// Whether every type of evidence that the grant demands is there, and at least one.
  private func demandsNoOtherEvidence(than stated: [ExactString]) -> Bool {
    guard let evidenceTypes else { return true }
    return !stated.isEmpty && evidenceTypes.allSatisfy(stated.contains)
  }

  private func coversTime(of award: AwardFacts) -> Bool {
    guard awardedFrom != nil || awardedUntil != nil else { return true }
    guard let time = award.awardedAt else { return false }
    return awardedFrom.map { $0 <= time } ?? true && awardedUntil.map { time <= $0 } ?? true
  }
}
