import DataIntegrity
import SelectiveSigning
import StrictJSON
import Testing
import WireFormats

/// What an attacker does to the value of a derived proof.
@Suite struct SelectiveProofAttackTests {
  /// Why a document with changed parts is refused.
  private func refusal(_ change: (inout DerivedParts) throws -> Void) throws -> ProofError? {
    var parts = try Selective.parts()
    try change(&parts)
    return try Selective.refusal(parts.secured())
  }

  /// Why a document with other bytes in its proof is refused.
  private func fault(_ change: (DerivedParts) throws -> [UInt8]) throws -> DerivedProofFault? {
    let parts = try Selective.parts()
    let refusal = try Selective.refusal(parts.secured(by: try change(parts)))
    guard case .derivedProofInvalid(let fault)? = refusal else { return nil }
    return fault
  }

  @Test func `a statement cannot be moved from one group to the other`() throws {
    // To those that the holder chose, with a signature that would do for another.
    let toChosen = try refusal {
      $0.mandatoryIndexes.removeLast()
      $0.signatures.append($0.signatures[0])
    }
    #expect(toChosen == .signatureInvalid)
    // To those that everyone is shown.
    let toMandatory = try refusal { parts in
      let count = parts.mandatoryIndexes.count + parts.signatures.count
      let free = try #require((0..<count).first { !parts.mandatoryIndexes.contains($0) })
      parts.mandatoryIndexes = (parts.mandatoryIndexes + [free]).sorted()
      parts.signatures.removeFirst()
    }
    #expect(toMandatory == .signatureInvalid)
  }

  @Test func `signatures are neither more nor fewer, nor in another order`() throws {
    let count = try Selective.parts().signatures.count
    #expect(
      try refusal { $0.signatures.append($0.signatures[0]) }
        == .derivedProofInvalid(.signatureCount(count + 1, statements: count)))
    #expect(
      try refusal { $0.signatures.removeLast() }
        == .derivedProofInvalid(.signatureCount(count - 1, statements: count)))
    #expect(try refusal { $0.signatures.swapAt(0, 1) } == .signatureInvalid)
    #expect(try refusal { $0.signatures[count - 1][63] ^= 1 } == .signatureInvalid)
    #expect(try refusal { $0.baseSignature[0] ^= 1 } == .signatureInvalid)
  }

  @Test func `each blank node has a label of its own, and there are no others`() throws {
    let count = try Selective.parts().labels.count
    try #require(count > 1)
    #expect(
      try refusal { $0.labels[1].1 = $0.labels[0].1 } == .derivedProofInvalid(.labelRepeated))
    #expect(
      try refusal { $0.labels.append($0.labels[0]) } == .derivedProofInvalid(.nodeRepeated(0)))
    #expect(
      try refusal { $0.labels.append((count, Array(repeating: 1, count: 32))) }
        == .derivedProofInvalid(.labelsDiffer(labels: count + 1, nodes: count)))
    #expect(
      try refusal { $0.labels.removeLast() }
        == .derivedProofInvalid(.labelsDiffer(labels: count - 1, nodes: count)))
    #expect(
      try refusal { $0.labels[0].0 = 99 }
        == .derivedProofInvalid(.labelsDiffer(labels: count, nodes: count)))
    #expect(
      try refusal { parts in
        (parts.labels[0].1, parts.labels[1].1) = (parts.labels[1].1, parts.labels[0].1)
      } == .signatureInvalid)
    // The order of a map says nothing.
    #expect(try refusal { $0.labels.reverse() } == nil)
  }

  @Test func `the numbers of statements ascend, and the document has them`() throws {
    func fault(_ change: (inout [Int]) -> Void) throws -> DerivedProofFault? {
      guard case .derivedProofInvalid(let fault)? = try refusal({ change(&$0.mandatoryIndexes) })
      else { return nil }
      return fault
    }
    let isUnordered: (DerivedProofFault?) -> Bool = {
      if case .indexesUnordered? = $0 { return true }
      return false
    }
    #expect(isUnordered(try fault { $0.append($0[$0.count - 1]) }))
    #expect(isUnordered(try fault { $0.reverse() }))
    let parts = try Selective.parts()
    let count = parts.mandatoryIndexes.count + parts.signatures.count
    #expect(try fault { $0.append(count) } == .indexBeyond(count, statements: count))
    #expect(
      try fault { $0.append(0xFFFF_FFFF) } == .indexBeyond(0xFFFF_FFFF, statements: count))
  }

  @Test func `the key for single statements is a point of P-256`() throws {
    #expect(try refusal { $0.publicKey[0] = 0x81 } == .signatureInvalid)
    // Its bytes are the issuer's, so a key that is none is never looked at unless the issuer signs it.
    #expect(try refusal { $0.publicKey[2] = 5 } == .signatureInvalid)
  }

  @Test func `the value is of this suite, and nothing follows it`() throws {
    #expect(try fault { $0.value + [0] } == .trailingBytes(at: try Selective.parts().value.count))
    #expect(try fault { [0xD9, 0x5D, 0x02] + $0.value.dropFirst(3) } == .headerUnknown)
    #expect(try fault { Array($0.value.dropFirst(3)) } == .headerUnknown)
    #expect(try fault { _ in [] } == .headerUnknown)
    #expect(
      try fault { [0xD9, 0x5D, 0x01] + CBOR.array(Array($0.cbor.dropLast())).encoded }
        == .partCount(4))
    #expect(
      try fault { [0xD9, 0x5D, 0x01] + CBOR.array($0.cbor + [.array([])]).encoded }
        == .partCount(6))
  }

  @Test func `a value that is cut anywhere is refused`() throws {
    let parts = try Selective.parts()
    for count in parts.value.indices {
      let refusal = try Selective.refusal(parts.secured(by: Array(parts.value[..<count])))
      guard case .derivedProofInvalid(let fault)? = refusal else {
        Issue.record("\(count) bytes: \(String(describing: refusal))")
        return
      }
      #expect(fault == (count < 3 ? .headerUnknown : .ends(at: fault.place ?? -1)), "\(count)")
    }
  }

  @Test func `no bit of a value can be changed`() throws {
    let parts = try Selective.parts()
    for offset in parts.value.indices {
      var value = parts.value
      value[offset] ^= UInt8(1) << UInt8(offset % 8)
      #expect(try Selective.refusal(parts.secured(by: value)) != nil, "byte \(offset)")
    }
  }

  @Test(
    arguments: [
      // An array, byte string, and map of indefinite length.
      ([0x9F], .indefiniteLength(at: 3)),
      ([0x85, 0x5F], .indefiniteLength(at: 4)),
      // 5 in two bytes, and in three.
      ([0x98, 0x05], .notShortest(at: 3)),
      ([0x99, 0x00, 0x05], .notShortest(at: 3)),
      ([0x9A, 0x00, 0x00, 0x00, 0x05], .notShortest(at: 3)),
      // Lengths that no text has.
      ([0x9A, 0xFF, 0xFF, 0xFF, 0xFF], .partCount(0xFFFF_FFFF)),
      ([0x9B] + Array(repeating: 0xFF, count: 8), .unexpectedValue(expected: "an array", at: 3)),
      ([0x85, 0x5A, 0x7F, 0xFF, 0xFF, 0xFF], .byteStringLength(0x7FFF_FFFF, expected: 64, at: 4)),
      // A tag, as drafts had before byte strings; a text; a reserved length.
      ([0x85, 0xD8, 0x40, 0x58, 0x40], .unexpectedValue(expected: "a byte string", at: 4)),
      ([0x85, 0x78, 0x40], .unexpectedValue(expected: "a byte string", at: 4)),
      ([0x9C], .unexpectedValue(expected: "an array", at: 3)),
      ([0x05], .unexpectedValue(expected: "an array", at: 3)),
      ([0x85, 0x58, 0x3F], .byteStringLength(63, expected: 64, at: 4)),
    ] as [([UInt8], DerivedProofFault)])
  func `CBOR is read in its shortest form only, without tags, and of definite lengths`(
    _ bytes: [UInt8], _ expected: DerivedProofFault
  ) throws {
    #expect(try fault { _ in [0xD9, 0x5D, 0x01] + bytes } == expected)
    #expect(!"\(expected)".isEmpty)
  }

  @Test func `what an array announces is not made room for`() throws {
    let parts = try Selective.parts()
    func value(_ part: Int, _ kind: UInt8, _ count: Int) -> [UInt8] {
      let before = parts.cbor[..<part].flatMap(\.encoded)
      return [0xD9, 0x5D, 0x01, 0x85] + before + CBOR.head(kind, count)
    }
    #expect(
      try fault { _ in value(2, 4, 501) } == .tooManySignatures(count: 501, limit: 500))
    #expect(
      try fault { _ in value(2, 4, 0xFFFF_FFFF) }
        == .tooManySignatures(count: 0xFFFF_FFFF, limit: 500))
    for (part, kind) in [(3, UInt8(5)), (4, 4)] {
      let bytes = value(part, kind, 0xFFFF_FFFF)
      #expect(try fault { _ in bytes } == .ends(at: bytes.count))
    }
  }

  @Test(arguments: [
    ("", WireFormatError.multibaseEmpty),
    ("z3hR", .multibasePrefixUnsupported(byte: UInt8(ascii: "z"))),
    ("m2V0B", .multibasePrefixUnsupported(byte: UInt8(ascii: "m"))),
  ])
  func `the value is base64url in multibase`(_ text: String, _ error: WireFormatError) throws {
    var document = try Selective.parts().secured()
    document = document.with("proof", document["proof"]?.with("proofValue", .string(text)))
    #expect(try Selective.refusal(document) == .proofValueEncoding(error))
  }

  @Test func `a value that is too long, or no text, is refused`() throws {
    let document = try Selective.parts().secured()
    let long = String(repeating: "A", count: 180_000)
    let refusal = try Selective.refusal(
      document.with("proof", document["proof"]?.with("proofValue", .string("u" + long))))
    guard case .proofValueEncoding? = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    #expect(
      try Selective.refusal(document.with("proof", document["proof"]?.with("proofValue", 5)))
        == .memberMissing("proofValue"))
  }

  @Test func `a document that says too much is refused before it is brought in order`() throws {
    let parts = try Selective.parts()
    var document = parts.document
    document["name"] = .array(
      (0..<10_000).map { ["@value": .string("\($0)"), "@language": "en"] })
    var changed = parts
    changed.document = document
    guard
      case .derivedProofInvalid(.tooManyStatements)? = try Selective.refusal(changed.secured())
    else {
      Issue.record("it was brought in order")
      return
    }
  }
}

extension DerivedProofFault {
  /// Where a value ends too early.
  fileprivate var place: Int? {
    if case .ends(let place) = self { return place }
    return nil
  }
}
