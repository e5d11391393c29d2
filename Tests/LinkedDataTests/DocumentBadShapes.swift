/// A document that asks for much work, as a stranger might write it.
struct DocumentBadShape: Sendable {
  let name: String
  let contexts: [String]
  let members: @Sendable () -> String

  init(_ name: String, _ contexts: [String], _ members: @escaping @Sendable () -> String) {
    self.name = name
    self.contexts = contexts
    self.members = members
  }

  /// A document with one member, whose value is an array.
  init(
    _ name: String, _ contexts: [String], _ member: String, _ count: Int,
    _ element: @escaping @Sendable (Int) -> String
  ) {
    self.init(name, contexts) { #""\#(member)":\#(Self.list(count, element))"# }
  }

  var text: [UInt8] { Array("{\(Self.context(contexts)),\(members())}".utf8) }

  static func context(_ urls: [String]) -> String {
    #""@context":\#(list(urls.count) { "\"\(urls[$0])\"" })"#
  }

  static func list(_ count: Int, _ element: (Int) -> String) -> String {
    "[" + (0..<count).map(element).joined(separator: ",") + "]"
  }

  /// Something in as many others, each made around the one before.
  static func nested(_ depth: Int, _ inner: String, _ around: (String) -> String) -> String {
    (0..<depth).reduce(inner) { inner, _ in around(inner) }
  }

  /// An embedded credential, which has contexts again.
  static func embedded(_ contexts: [String], _ members: String) -> String {
    #"{\#(context(contexts)),"type":["VerifiableCredential"],\#(members)}"#
  }
}

extension DocumentBadShape {
  private static let v1 = "https://www.w3.org/2018/credentials/v1"
  private static let v2 = "https://www.w3.org/ns/credentials/v2"
  private static let badges = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
  private static let oldBadges = "https://purl.imsglobal.org/spec/ob/v3p0/context.json"
  private static let anything = "https://www.w3.org/ns/credentials/examples/v2"
  private static let odrl = "https://www.w3.org/ns/odrl.jsonld"
  private static let long = String(repeating: "x", count: 250)

  private static let vocabulary = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"

  /// What has names for other things than these are.
  private static let elsewhere = [
    "achievementType", "creditsAvailable", "fieldOfStudy", "humanCode", "specialization", "hashed",
    "identityHash", "identityType", "salt", "status", "level", "points", "valueMax", "valueMin",
    "phone", "official", "parentOrg", "licenseNumber", "role", "term",
  ]

  /// The types of Open Badges that bring contexts of their own.
  private static let scoped = [
    "Achievement", "AchievementSubject", "Address", "Alignment", "EndorsementSubject", "Evidence",
    "GeoCoordinates", "IdentifierEntry", "IdentityObject", "Image", "Profile", "Related", "Result",
    "ResultDescription", "RubricCriterionLevel",
  ]

  static let types: [DocumentBadShape] = [
    DocumentBadShape("10,000 types", [v2], "type", 10_000) { #""urn:\#($0)""# },
    DocumentBadShape("30 types for each of many", [v2], "name", 3200) { number in
      #"{"type":\#(list(30) { #""urn:type:\#(number):\#($0)""# })}"#
    },
    DocumentBadShape("30 types again and again", [v2, badges], "name", 3200) { _ in
      #"{"type":\#(list(30) { #""urn:type:\#($0)""# })}"#
    },
    DocumentBadShape("types that have names elsewhere", [v2, badges], "name", 4700) { _ in
      #"{"type":\#(list(elsewhere.count) { #""\#(vocabulary)\#(elsewhere[$0])""# })}"#
    },
    DocumentBadShape("types with contexts in every order", [v1, oldBadges], "endorsement", 6000) {
      number in
      let some = scoped.indices.filter {
        $0 == number % 15 || (number &* 2_654_435_761 >> 7) >> $0 & 1 == 1
      }
      return #"{"type":\#(list(some.count) { #""\#(scoped[some[$0]])""# })}"#
    },
    DocumentBadShape("types with contexts in one another", [v2, badges, anything], "a", 400) {
      number in
      nested(29, "1") { inner in
        #"{"type":"\#(scoped[(inner.utf8.count + number) % scoped.count])","b":[\#(inner)]}"#
      }
    },
  ]

  static let values: [DocumentBadShape] = [
    DocumentBadShape("99,000 values in a set", [v2], "name", 99_000) { #""\#($0)""# },
    DocumentBadShape("200,000 values in a set", [v2], "name", 200_000) { #""\#($0)""# },
    DocumentBadShape("4,000 long values with the same beginning", [v2], "name", 4000) {
      #""\#(String(repeating: long, count: 16))\#($0)""#
    },
    DocumentBadShape("49,000 identifiers with the same beginning", [v2], "name", 49_000) {
      #"{"id":"urn:\#(long)\#($0)","name":"a"}"#
    },
    DocumentBadShape("one value of 16 MB", [v2]) {
      #""name":"\#(String(repeating: "x", count: 16_776_000))""#
    },
    DocumentBadShape("one value of escapes", [v2]) {
      #""name":"\#(String(repeating: #"\u0001"#, count: 2_700_000))""#
    },
    DocumentBadShape("a name of 1 MB", [v2, anything]) {
      #""\#(String(repeating: "x", count: 1 << 20))":1"#
    },
    DocumentBadShape("90,000 names", [v2, anything]) {
      (0..<90_000).map { #""n\#($0)":1"# }.joined(separator: ",")
    },
    DocumentBadShape("300,000 numbers as JSON", [v2], "_sd", 300_000) { "\($0).5" },
    DocumentBadShape("90,000 numbers", [v2], "name", 90_000) { "\($0).25" },
    DocumentBadShape("90,000 texts with languages", [v2], "name", 90_000) {
      #"{"@value":"\#($0)","@language":"en"}"#
    },
    DocumentBadShape("a list of 49,000", [v2, badges]) {
      #""type":"ResultDescription","allowedValue":\#(list(49_000) { #""\#($0)""# })"#
    },
  ]

  static let things: [DocumentBadShape] = [
    DocumentBadShape("49,000 things alike", [v2], "name", 49_000) { _ in #"{"name":"a"}"# },
    DocumentBadShape("90,000 things of nothing", [v2], "name", 90_000) { _ in "{}" },
    DocumentBadShape("a tree of things", [v2, anything]) {
      #""a":\#(nested(15, "{}") { #"{"a":\#($0),"b":[\#($0)]}"# })"#
    },
    DocumentBadShape("50,000 things in one another", [v2, anything], "a", 850) { _ in
      nested(58, "1") { #"{"a":\#($0)}"# }
    },
    DocumentBadShape("a ring of named things", [v2, anything], "a", 49_000) {
      #"{"id":"urn:\#($0)","b":{"id":"urn:\#(($0 + 1) % 49_000)"}}"#
    },
    DocumentBadShape("a clique of named things", [v2, anything], "a", 300) { number in
      #"{"id":"urn:\#(number)","b":\#(list(300) { #"{"id":"urn:\#($0)"}"# })}"#
    },
    DocumentBadShape("24,000 descriptions of one thing", [v2, badges]) {
      let things = list(24_000) { _ in #"{"id":"urn:a","type":"urn:t","name":"x"}"# }
      return #""type":"ResultDescription","allowedValue":\#(things)"#
    },
    DocumentBadShape("24,000 descriptions by types of their own", [v2, badges]) {
      let things = list(24_000) { #"{"id":"urn:a","type":"urn:t:\#($0)","name":"x"}"# }
      return #""type":"ResultDescription","allowedValue":\#(things)"#
    },
    DocumentBadShape("300 long descriptions of one thing", [v2, badges]) {
      let names = list(290) { #""\#($0)""# }
      let things = list(300) { _ in #"{"id":"urn:a","type":"urn:t","name":\#(names)}"# }
      return #""type":"ResultDescription","allowedValue":\#(things)"#
    },
  ]

  static let embeddings: [DocumentBadShape] = [
    DocumentBadShape("10,000 contexts", Array(repeating: v2, count: 10_000)) { #""name":"a""# },
    DocumentBadShape("10,000 unknown contexts", [v2] + (0..<10_000).map { "urn:\($0)" }) {
      #""name":"a""#
    },
    DocumentBadShape("9,000 embedded credentials", [v2, badges], "endorsement", 9000) {
      embedded([v2, badges], #""id":"urn:\#($0)","name":"a""#)
    },
    DocumentBadShape("credentials in one another", [v2, badges], "endorsement", 500) { _ in
      nested(28, "{}") { embedded([v2, badges], #""endorsement":[\#($0)]"#) }
    },
    DocumentBadShape("members below many contexts", [v2, odrl, anything]) {
      let things = list(22_000) {
        #"{"id":"urn:\#($0)","name":"\#($0)","read":"\#($0)","n":1}"#
      }
      return nested(18, #""a":\#(things)"#) {
        #""a":[\#(embedded([v2, odrl, anything], $0))]"#
      }
    },
    DocumentBadShape("types below many contexts", [v2, odrl, badges]) {
      let things = list(3200) { number in
        #"{"type":\#(list(28) { #""urn:t:\#(number):\#($0)""# })}"#
      }
      return nested(18, #""name":\#(things)"#) {
        #""endorsement":[\#(embedded([v2, odrl, badges], $0))]"#
      }
    },
  ]

  static let all = types + values + things + embeddings
}
