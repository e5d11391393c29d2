import StrictJSON
import Testing

@testable import LinkedData

/// Documents that ask for much work end in an error or in a result, after a bounded number of steps.
@Suite struct DocumentBadShapeTests {
  /// The codes of those that are refused; the others are read.
  private static let refused = [
    "10,000 types": "LINKED_DATA_LIMIT",
    "200,000 values in a set": "LINKED_DATA_LIMIT",
    "types with contexts in every order": "LINKED_DATA_LIMIT",
    "a clique of named things": "LINKED_DATA_LIMIT",
    "a ring of named things": "LINKED_DATA_LIMIT",
    "24,000 descriptions of one thing": "LINKED_DATA_LIMIT",
    "24,000 descriptions by types of their own": "LINKED_DATA_LIMIT",
    "300 long descriptions of one thing": "LINKED_DATA_LIMIT",
    "10,000 contexts": "CONTEXT_NOT_ALLOWED",
    "10,000 unknown contexts": "CONTEXT_UNKNOWN",
  ]

  @Test(arguments: DocumentBadShape.all.indices)
  func `a document that asks for much ends in a result or an error`(index: Int) throws {
    let shape = DocumentBadShape.all[index]
    let document = try JSONDocument(shape.text)
    let read: LinkedDocument
    do throws(DataLoss) {
      read = try LinkedDocument(document.root)
    } catch {
      #expect(error.reason.code == Self.refused[shape.name], "\(shape.name): \(error)")
      return
    }
    #expect(Self.refused[shape.name] == nil, "\(shape.name)")
    #expect(read.statements.statements.count <= StatementReader.maxStatements)
    do throws(CanonicalizationError) {
      let steps = try read.statements.canonicalized().steps
      #expect(steps <= CanonicalizationLimits.standard.maxSteps)
    } catch {
      #expect(!error.description.isEmpty)
    }
  }

  @Test func `numbers that take long to write count for more`() throws {
    let numbers = DocumentBadShape.list(3000) { "1.\(1000 + $0)e-300" }
    let text = #"{"@context":"https://www.w3.org/ns/credentials/v2","name":\#(numbers)}"#
    let document = try JSONDocument(Array(text.utf8))
    let error = #expect(throws: DataLoss.self) { _ = try LinkedDocument(document.root) }
    #expect(error?.reason == .tooManyStatements(limit: StatementReader.maxStatements))
  }

  @Test func `names are found where a thousand are in force`() throws {
    // A type that the outermost of many contexts has a name for.
    let contexts = [
      "https://www.w3.org/ns/credentials/v2",
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    let inner = #""name":{"type":"https://www.w3.org/2018/credentials#JsonSchema"}"#
    let members = DocumentBadShape.nested(20, inner) {
      #""endorsement":[\#(DocumentBadShape.embedded(contexts, $0))]"#
    }
    let text = "{\(DocumentBadShape.context(contexts)),\(members)}"
    let document = try JSONDocument(Array(text.utf8))
    let error = #expect(throws: DataLoss.self) { _ = try LinkedDocument(document.root) }
    #expect(
      error?.reason == .typeHasOtherName("https://www.w3.org/2018/credentials#JsonSchema"))
  }
}
