import ControlledIdentifiers
import IssuerTrust
import StrictJSON

// Authorities that a list hands on to, in words and for machines; what comes from files is escaped.

extension TrustText {
  /// The authorities of a list, if there are any.
  static func authorities(_ roles: [DelegatedRole]) -> [String] {
    guard !roles.isEmpty else { return [] }
    return ["Authorities"] + roles.flatMap(authority)
  }

  /// What a list hands on to an authority.
  private static func authority(_ role: DelegatedRole) -> [String] {
    let paths = role.pathPatterns.map { DisplayText.escaped($0.string) }
    return [
      "  \(DisplayText.escaped(role.name.string)): \(role.keys.threshold) of "
        + "\(role.keys.keys.count) keys",
      "    paths   \(paths.joined(separator: ", "))",
      "    awards at most \(scope(role.ceiling))",
    ]
  }

  /// What becomes of what a list hands on to authorities.
  static func authorities(_ differences: [AuthorityDifference]) -> [String] {
    differences.flatMap { difference -> [String] in
      let name = DisplayText.escaped(difference.role.string)
      if difference.fate == .gone { return ["  \(name): nothing is handed on to it any more"] }
      var lines = difference.fate == .new ? ["  \(name): new"] : []
      lines += role(difference.keys)
      lines += difference.pathsAdded.map { "  \(name): also \(DisplayText.escaped($0.string))" }
      lines += difference.pathsRemoved.map {
        "  \(name): no more \(DisplayText.escaped($0.string))"
      }
      if difference.isCeilingOther {
        lines.append(
          "  \(name): its issuers may award "
            + (difference.isCeilingWider ? "more at most" : "other things at most, and no more"))
      }
      return lines
    }
  }

  /// The same for machines.
  static func json(_ differences: [AuthorityDifference]) -> JSONTree {
    .array(
      differences.map { difference in
        [
          "role": .string(difference.role.string), "done": .string(difference.fate.rawValue),
          "keys": json([difference.keys]),
          "pathsAdded": .array(difference.pathsAdded.map { .string($0.string) }),
          "pathsRemoved": .array(difference.pathsRemoved.map { .string($0.string) }),
          "ceilingChanged": .bool(difference.isCeilingOther),
          "ceilingWider": .bool(difference.isCeilingWider),
        ]
      })
  }

  /// An authority for machines.
  static func json(_ role: DelegatedRole) -> JSONTree {
    [
      "role": .string(role.name.string), "threshold": .integer(Int64(role.keys.threshold)),
      "keys": .array(role.keys.keys.map { .string($0.id.string) }),
      "paths": .array(role.pathPatterns.map { .string($0.string) }),
    ]
  }
}
