public import StrictJSON

/// A place at which two versions of a record, or of a context, differ.
public struct RecordDifference: Equatable, Sendable {
  /// The place.
  public let pointer: JSONPointer
  /// What stands there in the earlier version; `nil` where nothing does.
  public let old: JSONTree?
  /// What stands there in the later version; `nil` where nothing does.
  public let new: JSONTree?
}

extension RecordFile {
  /// What the record says differently from an earlier version of it, so that a person sees what
  /// they take in.
  ///
  /// Members are compared by their names, elements of lists by their places.
  ///
  /// - Throws: Nothing but what reading the records threw.
  public func differences(from old: RecordFile) throws(TrustError) -> [RecordDifference] {
    RecordDifference.between(try old.tree(), try tree())
  }
}

extension RecordDifference {
  /// All places at which two documents differ.
  static func between(_ old: JSONTree, _ new: JSONTree) -> [RecordDifference] {
    var found: [RecordDifference] = []
    compare(old, new, at: .root, into: &found)
    return found
  }

  /// Recurses once a level; the limit on the depth of trust files bounds it.
  private static func compare(
    _ old: JSONTree?, _ new: JSONTree?, at pointer: JSONPointer,
    into found: inout [RecordDifference]
  ) {
    switch (old, new) {
    case (.object(let members)?, .object(let others)?):
      for member in members {
        compare(
          member.value, new?[member.name], at: pointer.appending(member.name), into: &found)
      }
      for member in others where old?[member.name] == nil {
        found.append(
          RecordDifference(pointer: pointer.appending(member.name), old: nil, new: member.value))
      }
    case (.array(let elements)?, .array(let others)?):
      for index in 0..<max(elements.count, others.count) {
        compare(
          index < elements.count ? elements[index] : nil,
          index < others.count ? others[index] : nil, at: pointer.appending(index), into: &found)
      }
    default:
      if old != new { found.append(RecordDifference(pointer: pointer, old: old, new: new)) }
    }
  }
}
