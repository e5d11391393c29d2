import StrictJSON
import WireFormats

/// The parts of a bundle, as they stand in the file.
///
/// The container is not signed and says nothing by itself: what is in it is signed, or refused.
struct BundleContainer {
  let listID: ExactString
  let roots: [[UInt8]]
  let timestamp: [UInt8]
  let snapshot: [UInt8]
  let targets: [UInt8]
  let files: [(path: ExactString, bytes: [UInt8])]

  private static let file = "the bundle"

  init(_ bytes: [UInt8]) throws(TrustError) {
    guard bytes.count <= TrustLimits.bundle else {
      throw .tooLarge(file: BundleContainer.file, limit: TrustLimits.bundle)
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONDocument(bytes, limits: TrustLimits.bundleJSON).root
    } catch {
      throw .notJSON(file: BundleContainer.file, error)
    }
    let bundle = try ClosedObject(
      json, file: BundleContainer.file,
      members: ["type", "listId", "roots", "timestamp", "snapshot", "roles", "targets"])
    guard bundle.json["type"]?.isString("TrustBundle/1") == true else {
      throw bundle.malformed("type", expected: "TrustBundle/1")
    }
    listID = try bundle.text("listId")
    roots = try bundle.list("roots") { (json) throws(TrustError) in
      let root = try ClosedObject(json, file: BundleContainer.file, members: ["version", "b64"])
      return try BundleContainer.decoded(root.json["b64"], "root", limit: TrustLimits.root)
    }
    timestamp = try BundleContainer.decoded(
      bundle.json["timestamp"], "timestamp", limit: TrustLimits.timestamp)
    snapshot = try BundleContainer.decoded(
      bundle.json["snapshot"], "snapshot", limit: TrustLimits.snapshot)
    let roles = try ClosedObject(
      try bundle.required("roles", "an object"), file: BundleContainer.file, members: ["targets"])
    targets = try BundleContainer.decoded(
      roles.json["targets"], "targets", limit: TrustLimits.targets)
    files = try BundleContainer.files(in: bundle)
  }

  private static func files(
    in bundle: ClosedObject
  ) throws(TrustError) -> [(path: ExactString, bytes: [UInt8])] {
    let list = try bundle.required("targets", "an object")
    guard list.kind == .object else { throw bundle.malformed("targets", expected: "an object") }
    var files: [(path: ExactString, bytes: [UInt8])] = []
    for member in list.members {
      let name = member.name
      files.append(
        (ExactString(name), try decoded(member.value, name, limit: TrustLimits.record)))
    }
    return files
  }

  private static func decoded(
    _ json: JSONValue?, _ name: String, limit: Int
  ) throws(TrustError) -> [UInt8] {
    guard let json else { throw .bundleIncomplete(file: name) }
    guard let text = json.stringBytes else {
      throw .malformed(file: file, pointer: json.pointer, expected: "base64 text")
    }
    guard text.count / 4 * 3 <= limit + 2 else { throw .tooLarge(file: name, limit: limit) }
    do throws(WireFormatError) {
      return try Base64.decode(text)
    } catch {
      throw .malformed(file: file, pointer: json.pointer, expected: "canonical base64")
    }
  }
}
