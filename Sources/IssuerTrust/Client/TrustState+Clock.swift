public import WireFormats

extension TrustState {
  /// How far ahead of the list's own date the time of a run may be that is remembered.
  ///
  /// A clock that is further ahead is more likely wrong than the list is old: remembered, it would make
  /// the right time look set back for good.
  private static let maxDaysAhead: Int64 = 400

  /// Refuses a clock that is more than a day before a time that is known to have been.
  ///
  /// Set back, it would make an old list look current, and a stolen key's signature dated before the
  /// theft. A day is allowed for clocks that are set to the wrong zone.
  ///
  /// - Parameter now: The clock's time.
  /// - Throws: `TrustError.clockRollback`.
  public func requireClock(_ now: Instant) throws(TrustError) {
    guard let maxTrustedTime, now < TrustState.dayBefore(maxTrustedTime) else { return }
    throw .clockRollback(now: now, known: maxTrustedTime)
  }

  /// What is to be remembered after a run that changed nothing else.
  ///
  /// - Parameter now: The clock's time at the run.
  /// - Returns: The same, but for ``maxTrustedTime``.
  public func noting(runAt now: Instant) -> TrustState {
    TrustState(
      root: root, versions: versions, digests: digests, recordPaths: recordPaths,
      statuses: statuses, newestSignedAt: newestSignedAt,
      maxTrustedTime: TrustState.latest(maxTrustedTime, signedAt: newestSignedAt, run: now),
      lastUpdate: lastUpdate)
  }

  /// The latest time that is known to have been.
  ///
  /// A run counts only where the list says when it was signed, and not if it is far ahead of that.
  static func latest(_ known: Instant?, signedAt: Instant?, run now: Instant) -> Instant? {
    let limit = signedAt?.adding(seconds: maxDaysAhead * 86_400)
    let run = limit.flatMap { now <= $0 ? whole(now) : nil }
    return [known, signedAt, run].compactMap { $0 }.max()
  }

  static func dayBefore(_ time: Instant) -> Instant { time.adding(seconds: -86_400) }

  /// A time without fractions of a second.
  static func whole(_ time: Instant) -> Instant {
    Instant(secondsSinceEpoch: time.secondsSinceEpoch)
  }
}
