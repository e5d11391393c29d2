import StrictJSON
import TestSupport
import Testing
import WireFormats

@testable import IssuerTrust

/// Whether a new scope is wider than an old one: what is not shown to be within it counts as wider.
@Suite struct `A scope that is compared with the one before` {
  private func scope(_ tree: JSONTree?) throws -> [Grant]? {
    try TestRecord.changed { $0["scope"] = tree }.scope
  }

  private func isWider(_ old: JSONTree?, _ new: JSONTree?) throws -> Bool {
    ScopeWidening.widened(from: try scope(old), to: try scope(new)) != nil
  }

  private static func framework(_ members: JSONTree) -> JSONTree {
    var entry = members
    entry["framework"] = entry["framework"] ?? "NSQF"
    return [["frameworks": [entry]]]
  }

  /// Old scope, new scope, and whether the new one is wider.
  private static let table: [(old: JSONTree?, new: JSONTree?, isWider: Bool)] = [
    // Nothing is wider than no restriction.
    (nil, nil, false), (nil, [[:]], false), (nil, [], false), ([[:]], nil, false),
    ([["fields": ["06"]], [:]], nil, false), ([], nil, true), ([["fields": ["06"]]], nil, true),
    ([["fields": ["06"]]], [[:]], true), ([["fields": ["06"]]], [], false), ([], [], false),
    ([], [["fields": ["06"]]], true),
    // Another dimension restricts more; one that is gone restricts less.
    ([["fields": ["06"]]], [["fields": ["06"], "languages": ["en"]]], false),
    ([["fields": ["06"], "languages": ["en"]]], [["fields": ["06"]]], true),
    // Lists of types are sets.
    ([["credentialTypes": ["A", "B"]]], [["credentialTypes": ["B"]]], false),
    ([["credentialTypes": ["A"]]], [["credentialTypes": ["A", "B"]]], true),
    ([["credentialTypes": ["A"]]], [["credentialTypes": ["a"]]], true),
    ([["achievementTypes": ["Course"]]], [["achievementTypes": ["Degree"]]], true),
    ([["achievementTypes": ["Course"]]], [["credentialTypes": ["Course"]]], true),
    // Two grants that each cover a half cover no whole.
    (
      [["credentialTypes": ["A"]], ["credentialTypes": ["B"]]], [["credentialTypes": ["A", "B"]]],
      true
    ),
    (
      [["credentialTypes": ["A", "B"]]], [["credentialTypes": ["A"]], ["credentialTypes": ["B"]]],
      false
    ),
    (
      [
        ["credentialTypes": ["A"], "fields": ["06"]], ["credentialTypes": ["B"], "fields": ["07"]],
      ],
      [["credentialTypes": ["A"], "fields": ["07"]]], true
    ),
    // Patterns of achievements cover one segment.
    (
      [["achievements": ["https://u.example/a/*"]]], [["achievements": ["https://u.example/a/1"]]],
      false
    ),
    (
      [["achievements": ["https://u.example/a/*"]]], [["achievements": ["https://u.example/a/*"]]],
      false
    ),
    (
      [["achievements": ["https://u.example/a/1"]]], [["achievements": ["https://u.example/a/*"]]],
      true
    ),
    (
      [["achievements": ["https://u.example/a/*"]]],
      [["achievements": ["https://u.example/a/b/*"]]], true
    ),
    (
      [["achievements": ["https://u.example/a/*"]]], [["achievements": ["https://u.example/*"]]],
      true
    ),
    (
      [["achievements": ["https://u.example/a/*"]]], [["achievements": ["https://u.example/a/.."]]],
      true
    ),
    // Levels.
    (
      framework(["minLevel": "3", "maxLevel": "5"]),
      framework(["minLevel": "3.5", "maxLevel": "5.0"]), false
    ),
    (
      framework(["minLevel": "3", "maxLevel": "5"]),
      framework(["minLevel": "3", "maxLevel": "5.5"]), true
    ),
    (framework(["maxLevel": "5"]), framework([:]), true),
    (framework(["maxLevel": "5"]), framework(["minLevel": "5"]), true),
    (framework(["maxLevel": "5"]), framework(["levels": ["4", "5.0"]]), false),
    (framework(["maxLevel": "5"]), framework(["levels": ["4", "expert"]]), true),
    (framework(["levels": ["4", "5"]]), framework(["levels": ["5.0"]]), false),
    (framework(["levels": ["4", "5"]]), framework(["minLevel": "4", "maxLevel": "5"]), true),
    (framework(["levels": ["4"]]), framework(["levels": ["4", "5"], "maxLevel": "4"]), false),
    (framework([:]), framework(["levels": ["9"]]), false),
    (framework(["framework": "NSQF"]), framework(["framework": "nsqf"]), true),
    (
      framework(["framework": "https://f.example/"]),
      framework(["framework": "https://f.example/x/"]),
      true
    ),
    (
      [
        [
          "frameworks": [
            ["framework": "A", "levels": ["1"]], ["framework": "A", "levels": ["2"]],
          ]
        ]
      ],
      [["frameworks": [["framework": "A", "levels": ["1", "2"]]]]], false
    ),
    // Beginnings of codes, credits, languages, dates.
    ([["fields": ["061"]]], [["fields": ["0613"]]], false),
    ([["fields": ["0613"]]], [["fields": ["061"]]], true),
    ([["credits": ["max": 30]]], [["credits": ["max": 10]]], false),
    ([["credits": ["max": 30]]], [["credits": ["max": 31]]], true),
    ([["languages": ["en"]]], [["languages": ["en-GB"]]], false),
    ([["languages": ["en-GB"]]], [["languages": ["en"]]], true),
    ([["languages": ["en"]]], [["languages": ["eng"]]], true),
    ([["awardedFrom": "2026-01-01T00:00:00Z"]], [["awardedFrom": "2026-02-01T00:00:00Z"]], false),
    ([["awardedFrom": "2026-01-01T00:00:00Z"]], [["awardedFrom": "2025-12-31T23:59:59Z"]], true),
    ([["awardedUntil": "2026-01-01T00:00:00Z"]], [["awardedUntil": "2025-01-01T00:00:00Z"]], false),
    ([["awardedUntil": "2026-01-01T00:00:00Z"]], [["awardedUntil": "2026-01-01T00:00:01Z"]], true),
    // Evidence that is demanded: more of it is narrower.
    ([["qualityStatement": ["Exam"]]], [["qualityStatement": ["Exam", "Report"]]], false),
    ([["qualityStatement": ["Exam", "Report"]]], [["qualityStatement": ["Exam"]]], true),
    ([["qualityStatement": ["Exam"]]], [[:]], true), ([["qualityStatement": []]], [[:]], true),
    // What this version cannot check, another may: only the same is known to be no wider.
    ([["modes": ["online"]]], [["modes": ["online"]]], false),
    ([["modes": ["online"]]], [["modes": ["online", "onsite"]]], true),
    ([["modes": ["online"]]], [[:]], true), ([[:]], [["modes": ["online"]]], false),
    ([["jurisdictions": ["IN"]]], [["jurisdictions": ["IN"], "modes": ["online"]]], false),
    (
      [["credits": ["max": 30, "scheme": "ECTS"]]], [["credits": ["max": 20, "scheme": "ECTS"]]],
      false
    ),
    (
      [["credits": ["max": 30, "scheme": "ECTS"]]], [["credits": ["max": 20, "scheme": "NCrF"]]],
      true
    ),
    ([["credits": ["max": 30, "scheme": "ECTS"]]], [["credits": ["max": 20]]], true),
  ]

  @Test(arguments: table.indices)
  func `is wider where it is not shown to be within the old`(index: Int) throws {
    let (old, new, expected) = Self.table[index]
    #expect(try isWider(old, new) == expected, "\(index): \(old as Any) to \(new as Any)")
  }

  /// A scope of random grants over a small world, so that many pairs are comparable.
  private func randomScope(_ generator: inout SeededGenerator) -> JSONTree {
    func some(_ values: [String]) -> JSONTree {
      .array(values.filter { _ in Bool.random(using: &generator) }.map { .string($0) })
    }
    let grants = (0...Int.random(in: 0...1, using: &generator)).map { _ -> JSONTree in
      var grant: JSONTree = [:]
      func add(_ name: String, _ value: JSONTree) {
        if Int.random(in: 0..<3, using: &generator) == 0 { grant[name] = value }
      }
      add("credentialTypes", some(["A", "B"]))
      add(
        "achievements",
        some(["https://u.example/*", "https://u.example/a", "https://u.example/a/*"]))
      add("fields", some(["0", "06", "061", "07"]))
      add("languages", some(["en", "en-GB", "de"]))
      add("credits", ["max": .integer(Int64.random(in: 0...3, using: &generator))])
      let level = JSONTree.string("\(Int.random(in: 1...4, using: &generator))")
      let entries: [JSONTree] = [
        ["framework": "F", "maxLevel": level],
        ["framework": "F", "levels": some(["1", "2.0", "3"])],
        ["framework": "F", "minLevel": level], ["framework": "https://u.example/f"],
      ]
      add("frameworks", .array(entries.filter { _ in Bool.random(using: &generator) }))
      return grant
    }
    return .array(grants)
  }

  private func randomAward(_ generator: inout SeededGenerator) -> AwardFacts {
    func one(_ values: [ExactString]) -> ExactString? { values.randomElement(using: &generator) }
    let alignment = AwardFacts.Alignment(
      framework: one(["F", "G", "https://u.example/f"]),
      targetURL: one(["https://u.example/f/1", "https://x.example/"]),
      level: one(["1", "1.5", "2", "3", "4", "x"]))
    return AwardFacts(
      credentialTypes: [one(["A", "B"])].compactMap { $0 },
      achievementID: one(["https://u.example/a", "https://u.example/a/b", "https://u.example/c"]),
      alignments: [alignment], fields: [one(["061", "062", "07"])].compactMap { $0 },
      credits: Double(Int.random(in: 0...3, using: &generator)),
      language: one(["en", "en-GB", "de-AT"]))
  }

  @Test func `grants nothing that the old did not, where it is said to be no wider`() throws {
    let seed: UInt64 = 20_261_126
    var generator = SeededGenerator(seed: seed)
    var (compared, granted) = (0, 0)
    for _ in 0..<1500 {
      let (old, new) = (randomScope(&generator), randomScope(&generator))
      guard try !isWider(old, new) else { continue }
      compared += 1
      let (before, after) = (
        try TestRecord.changed { $0["scope"] = old }, try TestRecord.changed { $0["scope"] = new }
      )
      for _ in 0..<40 {
        let award = randomAward(&generator)
        guard after.scopeRefusal(for: award) == nil else { continue }
        granted += 1
        #expect(before.scopeRefusal(for: award) == nil, "seed \(seed): \(old) to \(new): \(award)")
      }
    }
    // Otherwise nothing was compared, and the test says nothing.
    #expect(compared > 100 && granted > 300, "\(compared), \(granted)")
  }
}
