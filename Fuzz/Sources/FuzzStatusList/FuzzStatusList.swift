import FuzzSupport
import StatusLists
import StrictJSON

/// Any bytes are refused or read as an encoded list, a gzip file, a list, an entry and a memory; what
/// is read is within its bounds, and comes back when it is written.
@c(LLVMFuzzerTestOneInput)
public func fuzzStatusList(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  encodedLists(bytes)
  if let text = String(validating: bytes, as: UTF8.self) { positions(ExactString(text)) }
  memory(bytes)
  if let json = try? JSONDocument(bytes).root { documents(json) }
  return 0
}

/// Enough for what an input of some kilobytes expands to, and quickly filled.
private let maxBytes = 1 << 20

private func encodedLists(_ bytes: [UInt8]) {
  guard let text = String(validating: bytes, as: UTF8.self) else { return }
  for kind in [StatusListKind.bitstring, .statusList2021] {
    do {
      let read = try EncodedList.decode(ExactString(text), kind: kind, maxBytes: maxBytes)
      require(read.count <= maxBytes, "a list is within its bound")
    } catch {
      require(!error.description.isEmpty, "a refusal has a sentence")
      require(error.code.utf8.starts(with: "STATUS_".utf8), "a refusal has a code")
    }
  }
}

private func positions(_ text: ExactString) {
  guard let index = try? StatusListIndex(text) else { return }
  guard let value = index.value else { return }
  require(ExactString(String(value)) == text, "a position has one spelling")
}

private func memory(_ bytes: [UInt8]) {
  guard let memory = try? StatusMemory(bytes) else { return }
  require((try? StatusMemory(memory.bytes())) == memory, "a memory comes back")
}

/// A list and the entries beside it: `credentialStatus` of the list itself, which has no other use.
private func documents(_ json: JSONValue) {
  let list = try? StatusList(json, maxBytes: maxBytes)
  let entries = (json["credentialStatus"]?.elementsOrSelf ?? json.elements).prefix(8)
  for entry in [json] + entries {
    do {
      let entry = try StatusEntry(entry)
      require(
        (1...Bitstring.greatestStatusSize).contains(entry.statusSize), "a size is in its range")
      look(entry, in: list)
    } catch {
      require(!error.description.isEmpty, "a refusal has a sentence")
    }
  }
  if let list {
    var memory = StatusMemory()
    memory.observe(list, sha256: [UInt8](repeating: 0, count: 32))
    require((try? StatusMemory(memory.bytes())) == memory, "what was seen comes back")
    require(!memory.isOlder(list), "a list is not older than itself")
  }
}

private func look(_ entry: StatusEntry, in list: StatusList?) {
  guard let list, let id = list.id,
    let found = try? list.value(of: entry, credentialID: "urn:a")
  else { return }
  require(found.value >= 0 && found.value < 1 << entry.statusSize, "a value fits its bits")
  guard list.has(.revocation), list.validFrom != nil else { return }
  let memory = StatusMemory().observing(list, sha256: [UInt8](repeating: 0, count: 32))
  let isRemembered = memory.revocations(in: id).contain(entry, credentialID: "urn:a")
  require(isRemembered == (found.value != 0), "who is revoked is remembered, and nobody else")
}
