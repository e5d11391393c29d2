import WireFormats

extension ListMemory {
  /// Whether an older list, or a clock that was set back, would have been noticed.
  ///
  /// Who asks about another time than the clock's does not ask what the clock says.
  func check(at now: Instant, isHistorical: Bool) -> Check {
    switch self {
    case .nothing:
      return Check(.trustMemory, .warning, .rollbackUnprotected)
    case .seen(let latest) where !isHistorical && isSetBack(now, from: latest):
      return Check(.trustMemory, .undetermined, .clockSetBack(latest: latest))
    case .seen:
      return Check(.trustMemory, .passed, .listRemembered)
    }
  }

  private func isSetBack(_ now: Instant, from latest: Instant) -> Bool {
    now.adding(seconds: ListMemory.toleratedSeconds) < latest
  }
}
