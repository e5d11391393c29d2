import StrictJSON
import WireFormats

extension StatusMemory {
  /// The most bytes of a memory: ten thousand lists of 17 kB, of which half is revoked.
  public static let greatestByteCount = 256 << 20

  private static let type = "StatusMemory/1"

  /// The memory as JSON, in its canonical form, with a check sum.
  public func bytes() -> [UInt8] {
    var tree: JSONTree = [
      "type": .string(StatusMemory.type),
      "lists": .object(
        lists.sorted { $0.key < $1.key }.map { url, known in
          JSONTreeMember(url.string, known.json())
        }),
    ]
    tree["crc32"] = .string(StatusMemory.checkSum(of: tree.canonicalBytes()))
    return tree.canonicalBytes()
  }

  /// Reads a memory.
  ///
  /// - Parameter bytes: What ``bytes()`` gave. The check sum tells damage, and keeps nobody from
  ///   changing it who wants to: who can write the file can also remove it.
  /// - Throws: `StatusMemoryError` where it is damaged or malformed.
  public init(_ bytes: [UInt8]) throws(StatusMemoryError) {
    let json: JSONValue
    do throws(JSONError) {
      let limits = JSONLimits(
        maxBytes: StatusMemory.greatestByteCount, maxDepth: 4, maxNodes: 10_000_000)
      json = try JSONDocument(bytes, limits: limits).root
    } catch {
      throw .json(error)
    }
    guard json["type"]?.isString("StatusMemory/1") == true else {
      throw .malformed(json.pointer, expected: StatusMemory.type)
    }
    let sum = StatusMemory.checkSum(of: json.canonicalBytes(omitting: "crc32"))
    guard json["crc32"]?.hasText(ExactString(sum)) == true else { throw .checkSum }
    guard let members = json["lists"], members.kind == .object, json.count == 3,
      members.count <= StatusMemory.greatestCount
    else { throw .malformed(json.pointer, expected: "the members type, lists and crc32") }
    lists.reserveCapacity(members.count)
    for member in members.members {
      lists[ExactString(member.name)] = try Remembered(member.value)
    }
  }

  private static func checkSum(of bytes: [UInt8]) -> String {
    let sum = Gzip.checkSum(of: bytes)
    return Base16.encode((0..<4).map { UInt8(truncatingIfNeeded: sum >> UInt32(24 - 8 * $0)) })
  }
}

extension StatusMemory.Remembered {
  fileprivate func json() -> JSONTree {
    .members([
      "validFrom": .string(validFrom.description),
      "sha256": .string(Base16.encode(sha256)),
      "revoked": revokedBits.map { .string($0.string) },
      "revokedIds": revokedIDs.isEmpty
        ? nil : .array(revokedIDs.sorted().map { .string($0.string) }),
    ])
  }

  fileprivate init(_ json: JSONValue) throws(StatusMemoryError) {
    func malformed(_ expected: String) -> StatusMemoryError {
      .malformed(json.pointer, expected: expected)
    }
    guard let time = json["validFrom"]?.stringBytes, let validFrom = try? Instant(rfc3339: time)
    else { throw malformed("a time validFrom") }
    guard let digest = json["sha256"]?.stringBytes, let sha256 = try? Base16.decode(digest),
      sha256.count == 32
    else { throw malformed("a SHA-256") }
    self.validFrom = validFrom
    self.sha256 = sha256
    if let text = json["revoked"] {
      guard let text = text.exactString, (try? EncodedList.decode(text, kind: .bitstring)) != nil
      else { throw malformed("an encoded bit string") }
      revokedBits = text
    }
    for id in json["revokedIds"]?.elementsOrSelf ?? json.elements {
      guard let id = id.exactString else { throw malformed("the ids of credentials") }
      revokedIDs.insert(id)
    }
    let known = ["validFrom", "sha256", "revoked", "revokedIds"] as [StaticString]
    guard json.members.allSatisfy({ member in known.contains { member.isNamed($0) } }) else {
      throw malformed("no members but those that are known")
    }
  }
}
