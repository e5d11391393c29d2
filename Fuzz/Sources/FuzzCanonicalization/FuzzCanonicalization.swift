import FuzzSupport
import LinkedData

/// Of any dataset the canonical form says as many lines again; of a graph it is its own canonical form,
/// and that of the statements in another order; or the dataset is refused; and never are more steps
/// taken than allowed.
@c(LLVMFuzzerTestOneInput)
public func fuzzCanonicalization(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  guard let kind = bytes.first else { return 0 }
  let text = kind == UInt8(ascii: "t") ? Array(bytes.dropFirst()) : arrows(bytes.dropFirst())
  guard let dataset = try? NQuads.dataset(of: text),
    let canonical = canonicalForm(of: dataset)
  else { return 0 }
  guard let again = try? NQuads.dataset(of: canonical) else {
    require(false, "the canonical form is N-Quads")
    return 0
  }
  require(again.nquads() == canonical, "the canonical form is written as it is read")
  // Of several graphs RDFC-1.0 has not always one form.
  guard !dataset.namesGraphs else { return 0 }
  require(canonicalForm(of: again).map { $0 == canonical } ?? true, "the form is its own")

  guard let reversed = try? NQuads.dataset(of: reversedLines(of: dataset.nquads())) else {
    require(false, "lines in another order are N-Quads")
    return 0
  }
  require(canonicalForm(of: reversed).map { $0 == canonical } ?? true, "order changes nothing")
  return 0
}

/// The canonical form; `nil` where it takes too many steps, whose number depends on the order of the
/// statements and so may be too great for one order and not for another.
private func canonicalForm(of dataset: RDFDataset) -> [UInt8]? {
  let limits = CanonicalizationLimits(
    maxStatements: 1000, maxBlankNodes: 1000, maxBytes: 1 << 20, maxSteps: 20_000)
  do {
    let canonical = try dataset.canonicalized(limits: limits)
    require(canonical.steps <= limits.maxSteps, "no more steps are taken than allowed")
    return canonical.nquads
  } catch {
    require(!error.description.isEmpty, "a refusal has a sentence")
    return nil
  }
}

/// A graph of sixteen nodes: the halves of each byte are where an arrow begins and ends.
private func arrows(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  bytes.flatMap { Array("_:n\($0 >> 4) <urn:p> _:n\($0 & 0xF) .\n".utf8) }
}

private func reversedLines(of text: [UInt8]) -> [UInt8] {
  let lines = text.split(separator: UInt8(ascii: "\n"))
  return Array(lines.reversed().joined(separator: [UInt8(ascii: "\n")]))
}
