import ControlledIdentifiers
import CredentialVerifier
import DataIntegrity
import IssuerTrust
import StatusLists
import StrictJSON
import WireFormats

/// A university that can revoke, its list, and a badge that names it.
struct StatusFixture {
  static let university = "did:web:university.example"
  static let method = "did:web:university.example#2026"
  static let url: ExactString = "https://university.example/status/1"
  static let listDate = "2026-05-20T00:00:00Z"

  /// What is set in the list.
  var values: [Int: Int] = [:]
  var purposes: [StatusPurpose] = [.revocation]
  var statusSize = 1
  /// The entries of the badge.
  var entries: [JSONTree] = [StatusFixture.entry()]
  /// Changes to the university's record and its key.
  var record: [String: JSONTree] = [:]
  var use: JSONTree = ["credential", "statusList"]
  var otherRecords: [JSONTree] = []
  /// A change to the list before it is signed.
  var changeList: (inout JSONTree) -> Void = { _ in }
  /// A change after that.
  var changeSignedList: (inout JSONTree) -> Void = { _ in }
  /// A change to how it is signed.
  var changeProof: (inout ProofOptions) -> Void = { _ in }
  /// With which key the list is signed, and under which name.
  var signing = Badge.Signing(key: 1, method: StatusFixture.method)
  var listDate = StatusFixture.listDate
  var memory = StatusMemory()
  var policy = VerificationPolicy.standard

  static func entry(
    _ index: String = "7", purpose: String = "revocation", change: [String: JSONTree] = [:]
  ) -> JSONTree {
    var entry: JSONTree = [
      "type": "BitstringStatusListEntry", "statusPurpose": .string(purpose),
      "statusListIndex": .string(index), "statusListCredential": .string(url.string),
    ]
    for (name, value) in change { entry[name] = value }
    return entry
  }

  /// The list, signed.
  func list() throws -> JSONTree {
    var bits = try Bitstring(statusSize: statusSize)
    for (index, value) in values { try bits.set(value, at: index) }
    var tree = StatusListCredential(
      id: Self.url, issuer: ExactString(Self.university), validFrom: Badge.instant(listDate),
      purposes: purposes, bitstring: bits
    ).tree()
    changeList(&tree)
    var signed = try Badge.sign(tree, key: signing.key, method: signing.method) {
      $0.created = Badge.instant(listDate)
      changeProof(&$0)
    }
    changeSignedList(&signed)
    return signed
  }

  /// The badge, signed.
  func badge() throws -> JSONTree {
    var badge = Badge.unsigned(issuer: Self.university)
    badge["credentialStatus"] = entries.count == 1 ? entries[0] : .array(entries)
    return try Badge.sign(badge, method: Self.method)
  }

  /// The trust list; the status list is in it unless `bytes` says which are.
  func trust(carrying bytes: [[UInt8]]? = nil) throws -> TrustBundle {
    let record = try Federation.record(
      id: Self.university, keyID: Self.method, change: record, changeKey: ["use": use])
    let lists = try bytes ?? [list().compactBytes()]
    return try Federation(
      records: [record] + otherRecords, statusLists: lists.map { (Self.url, $0) }
    ).bundle()
  }

  func verifier() throws -> Verifier {
    Verifier(trust: try trust(), policy: policy, statusMemory: memory)
  }

  /// The report on the badge.
  func report(
    at time: Instant = Badge.now, isHistorical: Bool = false
  ) throws -> VerificationReport {
    try verifier().verify(try badge().compactBytes(), at: time, isHistorical: isHistorical)
  }

  /// The report on the badge where the lists are given by the caller, and none is in the trust list.
  func report(given lists: [StatusListSource]) throws -> VerificationReport {
    Verifier(
      trust: try trust(carrying: []), policy: policy, statusLists: lists, statusMemory: memory
    ).verify(try badge().compactBytes(), at: Badge.now)
  }
}

extension VerificationReport {
  /// The status checks.
  var statuses: [Check] { checks.filter { $0.id == .status } }
  /// How the first came out, and why.
  var status: String {
    statuses.first.map { "\($0.outcome) \($0.reason?.code ?? "")" } ?? "none"
  }
}
