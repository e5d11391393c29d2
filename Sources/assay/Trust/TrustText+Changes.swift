import IssuerTrust
import StrictJSON

extension TrustText {
  /// What a record says differently from the one whose place it takes.
  static func changes(_ differences: [RecordDifference]) -> [String] {
    let shown = differences.prefix(greatestChanges).map { difference in
      let place = DisplayText.escaped(difference.pointer.description)
      return switch (difference.old, difference.new) {
      case (let old?, let new?): "  \(place): \(brief(old)) becomes \(brief(new))"
      case (let old?, nil): "  \(place): \(brief(old)) goes"
      case (nil, let new?): "  \(place): \(brief(new)) is new"
      case (nil, nil): "  \(place)"
      }
    }
    let rest = differences.count - shown.count
    return shown + (rest > 0 ? ["  and \(rest) more"] : [])
  }

  /// The same for machines.
  static func json(_ differences: [RecordDifference]) -> JSONTree {
    .array(
      differences.map {
        .members([
          "pointer": .string($0.pointer.description), "old": $0.old, "new": $0.new,
        ])
      })
  }

  /// More than one screen is not read.
  private static let greatestChanges = 40

  /// A value as JSON, escaped, cut where it is longer than a line.
  private static func brief(_ tree: JSONTree) -> String {
    let text = DisplayText.escaped(String(decoding: tree.compactBytes(), as: UTF8.self))
    return text.unicodeScalars.count > 100
      ? "\(String(String.UnicodeScalarView(text.unicodeScalars.prefix(100))))…" : text
  }
}
