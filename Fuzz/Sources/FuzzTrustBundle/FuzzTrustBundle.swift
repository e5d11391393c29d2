import FuzzSupport
import IssuerTrust
import StrictJSON
import WireFormats

/// No bytes make a bundle that the example root's keys did not sign; and any pair of a root and a
/// bundle, separated by a zero byte, is refused or read.
@c(LLVMFuzzerTestOneInput)
public func fuzzTrustBundle(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  if let root = pinnedRoot, let bundle = read(bytes, root: root) {
    require(bundle.listID == example?.listID, "the list is the pinned root's")
    require(bundle.version <= example?.version ?? 0, "no newer list was signed")
  }
  let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  if parts.count == 2 { _ = read([UInt8](parts[1]), root: [UInt8](parts[0])) }
  return 0
}

private let pinnedRoot = FuzzFiles.bytes("FUZZ_ROOT")
private let example = FuzzFiles.bytes("FUZZ_BUNDLE").flatMap { bundle in
  pinnedRoot.flatMap { read(bundle, root: $0) }
}

private func read(_ bundle: [UInt8], root: [UInt8]) -> TrustBundle? {
  do {
    return try TrustBundle(bundle, root: root)
  } catch {
    require(!error.description.isEmpty, "a refusal has a sentence")
    return nil
  }
}
