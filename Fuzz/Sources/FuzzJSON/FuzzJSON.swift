import FuzzSupport
import StrictJSON

/// Any bytes are refused with a place inside them, or give a document whose canonical form is a
/// document again, and its own canonical form.
@c(LLVMFuzzerTestOneInput)
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let document: JSONDocument
  do {
    document = try JSONDocument(bytes)
  } catch {
    require(error.byteOffset >= 0 && error.byteOffset <= count, "the place is in the text")
    require(error.line >= 1 && error.column >= 1, "lines and columns start at one")
    require(!error.description.isEmpty, "a refusal has a sentence")
    return 0
  }
  let canonical = document.root.canonicalBytes()
  require(parsed(canonical, "canonical form") == canonical, "canonical form is its own")

  let tree = document.root.tree()
  require(tree.canonicalBytes() == canonical, "a tree has the canonical form of its document")
  require(parsed(tree.compactBytes(), "compact form") == canonical, "compact form says the same")
  require(parsed(tree.prettyBytes(), "pretty form") == canonical, "pretty form says the same")
  _ = parsed(document.root.canonicalBytes(omitting: "proof"), "form without a member")
  walk(document.root)
  return 0
}

/// The canonical form of what must be a document.
private func parsed(_ bytes: [UInt8], _ name: String) -> [UInt8] {
  // What was read may be written longer: no limit of size here.
  let limits = JSONLimits(
    maxBytes: .max, maxDepth: JSONLimits.standard.maxDepth, maxNodes: JSONLimits.standard.maxNodes)
  do {
    return try JSONDocument(bytes, limits: limits).root.canonicalBytes()
  } catch {
    require(false, "\(name) is a document: \(error)")
    return []
  }
}

/// Asks every value for everything it can say.
private func walk(_ value: JSONValue) {
  _ = (value.isNull, value.bool, value.double, value.integer, value.pointer, value.position())
  if let text = value.string {
    require(value.stringBytes.map { $0.elementsEqual(text.utf8) } == true, "text is its bytes")
    require(value.exactString?.string.utf8.elementsEqual(text.utf8) == true, "text is exact")
  }
  var members = 0
  for member in value.members {
    require(
      value.member(ExactString(member.name))?.byteOffset == member.value.byteOffset,
      "a member is found by its name")
    walk(member.value)
    members += 1
  }
  var elements = 0
  for element in value.elements {
    require(value[elements]?.byteOffset == element.byteOffset, "an element is found by its index")
    walk(element)
    elements += 1
  }
  require(value.count == members + elements, "a value counts what it holds")
}
