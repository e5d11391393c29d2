import FuzzSupport
import LinkedData

/// Any bytes are refused with a place inside them, or give a dataset that is written as N-Quads which
/// say the same and are written so again.
@c(LLVMFuzzerTestOneInput)
public func fuzzNQuads(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let dataset: RDFDataset
  do {
    dataset = try NQuads.dataset(of: bytes)
  } catch {
    require(error.byteOffset >= 0 && error.byteOffset <= count, "the place is in the text")
    require(error.line >= 1 && error.column >= 1, "lines and columns start at one")
    require(!error.description.isEmpty, "a refusal has a sentence")
    return 0
  }
  let written = dataset.nquads()
  do {
    let again = try NQuads.dataset(of: written)
    require(again.nquads() == written, "what is written is read as it was")
  } catch {
    require(false, "what is written is N-Quads: \(error)")
  }
  return 0
}
