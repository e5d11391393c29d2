// The known names are many; where several faults would list them, the first one does.

extension [RowFault] {
  /// The faults, of which only the first that has nothing better to say lists all known columns.
  func listingKnownOnce() -> [RowFault] {
    var isListed = false
    return map { fault in
      guard case .unknownColumn(let name, nearest: nil, _) = fault.reason else { return fault }
      defer { isListed = true }
      guard isListed else { return fault }
      return RowFault(
        place: fault.place, rowLine: fault.rowLine,
        reason: .unknownColumn(name, nearest: nil, known: []))
    }
  }
}

extension [TemplateFault] {
  /// The faults, of which only the first of a kind that has nothing better to say lists all known
  /// names.
  func listingKnownOnce() -> [TemplateFault] {
    var listed: [[String]] = []
    return map { fault in
      let reason: TemplateFault.Reason
      let names: [String]
      switch fault.reason {
      case .unknownColumn(let name, nearest: nil, let known):
        (reason, names) = (.unknownColumn(name, nearest: nil, known: []), known)
      case .unknownMember(let name, nearest: nil, let known):
        (reason, names) = (.unknownMember(name, nearest: nil, known: []), known)
      default: return fault
      }
      defer { listed.append(names) }
      guard listed.contains(names) else { return fault }
      return TemplateFault(pointer: fault.pointer, place: fault.place, reason: reason)
    }
  }
}
