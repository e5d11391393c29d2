import FuzzSupport
import LinkedData
import StrictJSON

/// Any document is refused with a sentence, or read; what is read says something, is read so again, and
/// has a canonical form within limits or none, for a reason.
@c(LLVMFuzzerTestOneInput)
public func fuzzLinkedDocument(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let document = try? JSONDocument(FuzzInput.bytes(start, count)) else { return 0 }
  for revision in 0..<LinkedDocument.revisions(of: document.root, among: .embedded) {
    guard let read = read(document, revision) else { continue }
    let statements = read.statements.nquads()
    require(!statements.isEmpty, "a document that is read says something")
    require((try? NQuads.dataset(of: statements)) != nil, "statements are N-Quads")
    let again = JSONDocument.canonical(document).flatMap { LinkedDocument.form($0, revision) }
    let form = LinkedDocument.form(document, revision)
    // The order of members changes nothing that is said.
    if let form, let again { require(form == again, "canonical JSON says the same") }
  }
  return 0
}

private func read(_ document: JSONDocument, _ revision: Int) -> LinkedDocument? {
  do throws(DataLoss) {
    return try LinkedDocument(
      document.root, proof: document.root["proof"],
      reading: DocumentReading(revision: revision))
  } catch {
    require(!error.description.isEmpty, "a refusal has a sentence")
    require(!error.reason.code.isEmpty, "a refusal has a code")
    return nil
  }
}

extension JSONDocument {
  /// The document in canonical form.
  fileprivate static func canonical(_ document: JSONDocument) -> JSONDocument? {
    try? JSONDocument(document.root.canonicalBytes())
  }
}

extension LinkedDocument {
  /// The canonical form of what a document says; `nil` where there is none.
  fileprivate static func form(_ document: JSONDocument, _ revision: Int) -> [UInt8]? {
    guard
      let read =
        try? LinkedDocument(document.root, reading: DocumentReading(revision: revision))
    else { return nil }
    let limits = CanonicalizationLimits(
      maxStatements: 10_000, maxBlankNodes: 1000, maxBytes: 1 << 20, maxSteps: 20_000)
    do throws(CanonicalizationError) {
      return try read.statements.canonicalized(limits: limits).nquads
    } catch {
      require(!error.description.isEmpty, "a refusal has a sentence")
      return nil
    }
  }
}
