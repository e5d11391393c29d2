public import StrictJSON
import WireFormats

/// Where a list keeps evidence of what an issuer itself signed with a key that was stolen.
@nonexhaustive
public enum ExistenceSource: Equatable, Sendable {
  /// An ``IssuanceManifest`` among the targets of the list.
  case manifest(path: ExactString, sha256: [UInt8])
  /// Evidence of a kind that this version cannot use.
  case unknown(kind: ExactString)

  /// How many a key can have; each may cost a file to read.
  static let greatestCount = 16

  /// An entry of a key's `poe`.
  ///
  /// What is of another kind is for newer versions, and may look like anything.
  init(_ json: JSONValue, file: String) throws(TrustError) {
    let open = try ObjectReader(json, file: file)
    let kind = try open.text("kind")
    guard kind == "manifest" else {
      self = .unknown(kind: kind)
      return
    }
    let entry = try ObjectReader(json, file: file, closed: ["kind", "path", "sha256"])
    self = .manifest(path: try entry.text("path"), sha256: try entry.sha256("sha256"))
  }
}

extension ObjectReader {
  /// A SHA-256 digest that must be there, in hexadecimal.
  func sha256(_ name: StaticString) throws(TrustError) -> [UInt8] {
    guard let digest = try optionalSHA256(name) else {
      throw malformed(name, expected: "a SHA-256 digest in hexadecimal")
    }
    return digest
  }

  /// A SHA-256 digest that may be missing, in hexadecimal.
  func optionalSHA256(_ name: StaticString) throws(TrustError) -> [UInt8]? {
    guard let value = optional(name) else { return nil }
    guard let digest = SHA256Text.digest(of: value) else {
      throw malformed(name, expected: "a SHA-256 digest in hexadecimal")
    }
    return digest
  }

  /// A whole number from 0 up.
  func size(_ name: StaticString) throws(TrustError) -> UInt64 {
    // 2^53 itself is also what 2^53 + 1 is read as.
    guard let size = json[name]?.integer, size >= 0, size < 1 << 53 else {
      throw malformed(name, expected: "a whole number from 0 up")
    }
    return UInt64(size)
  }

  /// A list of SHA-256 digests; `nil` where the member is missing.
  func sha256List(_ name: StaticString, atMost limit: Int) throws(TrustError) -> [[UInt8]]? {
    guard let list = optional(name) else { return nil }
    guard list.kind == .array, list.count <= limit else {
      throw malformed(name, expected: "a list of at most \(limit) digests")
    }
    var digests: [[UInt8]] = []
    digests.reserveCapacity(list.count)
    for element in list.elements {
      guard let digest = SHA256Text.digest(of: element) else {
        throw malformed(name, expected: "a list of SHA-256 digests in hexadecimal")
      }
      digests.append(digest)
    }
    return digests
  }
}

/// Digests as files write them.
private enum SHA256Text {
  static func digest(of value: JSONValue) -> [UInt8]? {
    let digest = value.withStringSpan { text in
      text.count == 64 ? try? Base16.decode(text) : nil
    }
    return digest ?? nil
  }
}
