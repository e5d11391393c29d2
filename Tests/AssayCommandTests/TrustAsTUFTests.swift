import Foundation
import OpenSSLCrypto
import Testing
import WireFormats

/// A published folder, read as other implementations of The Update Framework read it: by names,
/// with TUF's own canonical JSON, which is written here once more from its description.
@Suite struct `A folder for other readers of TUF` {
  private let fixture: TrustFixture

  init() throws {
    fixture = try TrustFixture()
    try fixture.publishAuthority()
    try fixture.addIssuer("did:key:\(fixture.publicKey("issuer"))", name: "उदाहरण \"\\\" é")
    try fixture.publish(at: "2026-02-01T00:00:00Z")
    try fixture.trust("remove", "list", "did:web:uni.example")
    try fixture.folder.write(
      "{\"@context\": {\"x\": \"https://uni.example/#x\"}}", to: "terms.json")
    try fixture.trust("add-context", "list", "https://uni.example/terms?a='b'", "terms.json")
    try fixture.publish(at: "2026-03-01T00:00:00Z")
  }

  private func json(_ name: String, in list: String = "list") throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(
      with: Data(fixture.folder.read("\(list)/\(name)")))
    return try #require(object as? [String: Any])
  }

  /// Canonical JSON as python-securesystemslib and go-tuf write it: members sorted, no white space,
  /// whole numbers, and in strings nothing escaped but `"` and `\`.
  private func canonical(_ value: Any) throws -> String {
    switch value {
    case let text as String:
      let escaped = text.replacingOccurrences(of: "\\", with: "\\\\")
      return "\"\(escaped.replacingOccurrences(of: "\"", with: "\\\""))\""
    case let list as [Any]:
      return "[\(try list.map(canonical).joined(separator: ","))]"
    case let object as [String: Any]:
      let names = object.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      let members = try names.map { name in
        "\(try canonical(name)):\(try canonical(try #require(object[name])))"
      }
      return "{\(members.joined(separator: ","))}"
    case let number as NSNumber:
      // Truth values are numbers of one byte to Foundation.
      if String(cString: number.objCType) == "c" { return number.boolValue ? "true" : "false" }
      try #require(Double(number.int64Value) == number.doubleValue)
      return "\(number.int64Value)"
    default:
      throw CocoaError(.coderInvalidValue)
    }
  }

  /// Refuses a file that too few keys of a role signed.
  private func verify(
    _ name: String, as role: String, under root: [String: Any], in list: String = "list"
  ) throws {
    let file = try json(name, in: list)
    let signed = try #require(file["signed"] as? [String: Any])
    let message = Array(try canonical(signed).utf8)
    let keys = try #require(root["keys"] as? [String: [String: Any]])
    let roles = try #require(root["roles"] as? [String: [String: Any]])
    let listed = try #require(roles[role]?["keyids"] as? [String])
    let threshold = try #require(roles[role]?["threshold"] as? Int)
    var signers: Set<String> = []
    for signature in try #require(file["signatures"] as? [[String: String]]) {
      let id = try #require(signature["keyid"])
      let key = try #require(keys[id])
      #expect(listed.contains(id))
      #expect(key["keytype"] as? String == "ed25519")
      #expect(key["scheme"] as? String == "ed25519")
      // A key's id is the digest of its canonical form.
      #expect(sha256(Array(try canonical(key).utf8)) == id)
      let value = try #require(key["keyval"] as? [String: String])
      let publicKey = try Ed25519PublicKey(
        rawRepresentation: try Base16.decode(try #require(value["public"])))
      let bytes = try Base16.decode(try #require(signature["sig"]))
      if publicKey.isValidSignature(bytes, for: message) { signers.insert(id) }
    }
    #expect(threshold >= 1)
    #expect(signers.count >= threshold, "\(name)")
    #expect(signed["_type"] as? String == role)
    #expect((signed["spec_version"] as? String)?.hasPrefix("1.") == true)
    #expect((signed["version"] as? Int ?? 0) >= 1)
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.dateFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'"
    #expect(formatter.date(from: signed["expires"] as? String ?? "") != nil, "\(name)")
  }

  private func sha256(_ bytes: [UInt8]) -> String {
    Base16.encode(DigestAlgorithm.sha256.digest(of: bytes))
  }

  /// Whether what one file says of another is so.
  private func expectReference(_ reference: Any?, fits name: String) throws {
    let reference = try #require(reference as? [String: Any])
    let bytes = try fixture.folder.read("list/\(name)")
    #expect(reference["length"] as? Int == bytes.count)
    #expect(reference["hashes"] as? [String: String] == ["sha256": sha256(bytes)])
  }

  @Test func `is verified from its root to its targets`() throws {
    let root = try #require(try json("1.root.json")["signed"] as? [String: Any])
    let roles = try #require(root["roles"] as? [String: Any])
    #expect(Set(roles.keys) == ["root", "targets", "snapshot", "timestamp"])
    // Without consistent snapshots files have the names that readers ask for.
    #expect(root["consistent_snapshot"] as? Bool == false)
    try verify("1.root.json", as: "root", under: root)
    for role in ["timestamp", "snapshot", "targets"] {
      try verify("\(role).json", as: role, under: root)
    }
    let timestamp = try #require(try json("timestamp.json")["signed"] as? [String: Any])
    let snapshot = try #require(try json("snapshot.json")["signed"] as? [String: Any])
    let targets = try #require(try json("targets.json")["signed"] as? [String: Any])
    #expect([timestamp, snapshot, targets].map { $0["version"] as? Int } == [3, 3, 3])

    let snapshots = try #require(timestamp["meta"] as? [String: [String: Any]])
    #expect(Set(snapshots.keys) == ["snapshot.json"])
    #expect(snapshots["snapshot.json"]?["version"] as? Int == 3)
    try expectReference(snapshots["snapshot.json"], fits: "snapshot.json")
    let metadata = try #require(snapshot["meta"] as? [String: [String: Any]])
    #expect(Set(metadata.keys) == ["targets.json"])
    #expect(metadata["targets.json"]?["version"] as? Int == 3)
    try expectReference(metadata["targets.json"], fits: "targets.json")

    let files = try #require(targets["targets"] as? [String: Any])
    #expect(files.count == 3)
    for (path, reference) in files { try expectReference(reference, fits: path) }
    // What TUF leaves to applications, and other readers leave alone.
    let path = "contexts/\(sha256(Array("https://uni.example/terms?a='b'".utf8))).json"
    let context = try #require(files[path] as? [String: Any])
    #expect(context["custom"] as? [String: String] == ["url": "https://uni.example/terms?a='b'"])
    #expect(try fixture.folder.read("list/\(path)") == fixture.folder.read("terms.json"))
  }

  @Test func `has the same canonical form whatever script its name is in`() throws {
    try fixture.trust(
      "init", "other", "--simple", "--key", "alice.key", "--name", "उदाहरण \"\\\" e\u{301} 🎓/")
    let root = try #require(try json("1.root.json", in: "other")["signed"] as? [String: Any])
    try verify("1.root.json", as: "root", under: root, in: "other")
  }

  @Test func `keeps for its keepers what was signed before`() throws {
    let kept = try #require(try json("signed.targets.json")["signed"] as? [String: Any])
    #expect(kept["version"] as? Int == 2)
    let root = try #require(try json("1.root.json")["signed"] as? [String: Any])
    try verify("signed.targets.json", as: "targets", under: root)
  }
}
