import FuzzSupport
import IssuerTrust
import StrictJSON

/// Whatever the holder of a role's key signs is read or refused.
///
/// The first byte chooses the role and the rest is what is signed. It is signed here, with the one
/// key that all roles of the list have, so that it gets as far as a signature lets it; what has to
/// name it, the snapshot or the timestamp, is made and signed, too.
@c(LLVMFuzzerTestOneInput)
public func fuzzTrustMetadata(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  guard let choice = bytes.first, let list = SignedList.valid else { return 0 }
  let text = [UInt8](bytes.dropFirst())
  for role in TrustRole.allCases { _ = try? MetadataFile(text, role: role) }
  guard let signed = try? JSONDocument(text).root.tree() else { return 0 }
  let changed = list.replacing(choice, with: signed)
  if let bundle = read(changed, root: list.root) {
    require(bundle.listID == SignedList.id, "the list is the pinned root's")
  }
  // A root may besides be the one that is pinned.
  if choice == UInt8(ascii: "r") { _ = read(changed, root: SignedList.file(signed)) }
  return 0
}

private func read(_ list: SignedList, root: [UInt8]) -> TrustBundle? {
  do {
    return try TrustBundle(list.bundle, root: root)
  } catch {
    require(!error.description.isEmpty, "a refusal has a sentence")
    return nil
  }
}
