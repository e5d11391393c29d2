import StrictJSON
import Testing

@testable import CredentialModel

@Suite struct `Every accessor` {
  /// The full badge, with what proofs and related resources can have besides.
  private static func document() throws -> Credential {
    let proof = try #require(try parsed(Documents.fullBadge).tree()["proof"])
    guard case .array(let proofs) = proof, var first = proofs.first else { throw NoProof() }
    var second = first
    first["id"] = "urn:uuid:p1"
    first["expires"] = "2030-01-01T00:00:00Z"
    second["domain"] = ["example.org"]
    second["challenge"] = "c"
    second["nonce"] = "n"
    second["previousProof"] = ["urn:uuid:p1"]
    let resource: JSONTree = [
      "id": "https://example.org/x", "mediaType": "text/plain", "digestMultibase": ["uEA"],
      "digestSRI": ["sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="],
    ]
    let badge = try parsed(Documents.fullBadge).tree()
      .changed(Change("/proof", [first, second]))
      .changed(Change("/relatedResource", [resource]))
    #expect(try findings(badge) == [])
    return Credential(try JSONDocument(badge.compactBytes()).root)
  }

  private struct NoProof: Error {}

  @Test func `reads the member that bears its name`() throws {
    let credential = try Self.document()
    for reading in Reading.all {
      let value = try #require(credential.json.value(at: reading.pointer), "\(reading.pointer)")
      let expected = try #require(reading.expected(value), "\(reading.pointer)")
      #expect(reading.read(credential) == expected, "\(reading.pointer)")
    }
  }

  @Test func `is there for each member of each class`() {
    // Types have accessors that all views share; contexts are values, not views.
    let shared: Set<String> = ["type", "@context", "issuanceDate", "expirationDate"]
    let classes = Set(Reading.all.map { $0.modelClass })
    #expect(classes.count == 23)
    for modelClass in classes {
      let read = Set(Reading.all.filter { $0.modelClass == modelClass }.map { $0.property })
      let members = Set(modelClass.table.properties.map { "\($0.name)" }).subtracting(shared)
      #expect(members.subtracting(read).sorted() == [], "\(modelClass)")
    }
  }
}

extension JSONValue {
  /// The value at a place.
  fileprivate func value(at pointer: JSONPointer) -> JSONValue? {
    var value: JSONValue? = self
    for token in pointer.tokens {
      value = value?.member(token) ?? Int(token.string).flatMap { value?[$0] }
    }
    return value
  }
}
