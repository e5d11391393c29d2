import CredentialIssuer
import Foundation
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// A small course, its issuer and its key: what most tests here start from.
enum Fixture {
  static let issuer = "did:web:university.example"
  static let examination = "urn:uuid:1f5b1a2c-5d0e-4b8e-9a50-3f6f0a7c1e01"
  static let project = "urn:uuid:1f5b1a2c-5d0e-4b8e-9a50-3f6f0a7c1e02"
  static let proficient = "urn:uuid:1f5b1a2c-5d0e-4b8e-9a50-3f6f0a7c1e12"
  static let now = Instant(secondsSinceEpoch: 1_782_907_200)  // 2026-07-01T12:00:00Z

  static let template: JSONTree = [
    "type": "CredentialTemplate/1",
    "name": "River Water (example)",
    "issuer": ["id": .string(issuer), "type": ["Profile"], "name": "Example University"],
    "achievement": [
      "id": "https://university.example/achievements/river-water",
      "type": ["Achievement"],
      "name": "River Water",
      "description": "Measure the quality of river water.",
      "criteria": ["narrative": "A project and an examination."],
      "creditsAvailable": 4,
      "resultDescription": [
        [
          "id": .string(examination), "type": ["ResultDescription"], "name": "Examination",
          "resultType": "Percent", "valueMin": "0", "valueMax": "100", "requiredValue": "50",
        ],
        [
          "id": .string(project), "type": ["ResultDescription"], "name": "Project",
          "resultType": "RubricCriterionLevel",
          "rubricCriterionLevel": [
            [
              "id": .string(proficient), "type": ["RubricCriterionLevel"], "name": "Proficient",
            ]
          ],
        ],
      ],
    ],
    "validFor": "P2Y",
  ]

  /// The template with some members added or replaced.
  static func template(_ changes: [(String, JSONTree?)] = []) throws -> CredentialTemplate {
    var tree = template
    for (name, value) in changes { tree[name] = value }
    return try CredentialTemplate(tree.prettyBytes())
  }

  static func list(
    csv: String, template: CredentialTemplate? = nil, terms: IssueTerms? = nil
  ) throws -> RecipientList {
    try RecipientList(
      Array(csv.utf8), format: .csv, template: try template ?? Fixture.template(),
      terms: terms ?? IssueTerms(issuedAt: now))
  }

  static func list(
    jsonLines: String, template: CredentialTemplate? = nil, terms: IssueTerms? = nil
  ) throws -> RecipientList {
    try RecipientList(
      Array(jsonLines.utf8), format: .jsonLines, template: try template ?? Fixture.template(),
      terms: terms ?? IssueTerms(issuedAt: now))
  }

  static func key() throws -> Ed25519PrivateKey {
    try Ed25519PrivateKey(seed: Array(repeating: 7, count: 32))
  }

  static func issuance(_ list: RecipientList) throws -> Issuance {
    try Issuance(
      list, signer: CredentialSigner(key: try key(), issuer: list.template.issuerID))
  }

  /// A table of so many recipients.
  static func table(_ count: Int) -> String {
    "email,name,result:Examination\n"
      + (1...count).map { "student\($0)@students.example,Student \($0),\(50 + $0 % 50)\n" }.joined()
  }

  /// The faults of a table that is refused.
  static func faults(_ read: () throws -> RecipientList) -> [RowFault] {
    do {
      _ = try read()
      return []
    } catch IssuerError.recipients(let faults) {
      return faults
    } catch {
      return []
    }
  }
}

/// A folder of its own for one test, removed when the test lets go of it.
final class TemporaryFolder: Sendable {
  let path: String

  /// A folder; in memory where the system has such a file system, if that is asked for: there nobody
  /// waits for a disk to say that what was written is safe.
  init(inMemory: Bool = false) throws {
    let memory = "/dev/shm"
    let base =
      inMemory && FileManager.default.isWritableFile(atPath: memory)
      ? memory : NSTemporaryDirectory()
    path = "\(base)/assay-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// The names in a folder below this one, sorted; none where there is no such folder.
  func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted()) ?? []
  }

  func read(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(name))
  }

  func createFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }
}
