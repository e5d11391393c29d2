import FuzzSupport
import LinkedData
import StrictJSON

/// Any document is refused with a sentence, or expanded; the expanded form is its own expanded form, or
/// says something that only its contexts allowed; and statements are made of the same document.
@c(LLVMFuzzerTestOneInput)
public func fuzzExpansion(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let document = try? JSONDocument(FuzzInput.bytes(start, count)) else { return 0 }
  for refusesLoss in [false, true] {
    let options = JSONLDOptions(
      base: "http://h/b", refusesLoss: refusesLoss,
      limits: JSONLDLimits(
        maxContexts: 500, maxDepth: 128, maxNodes: 20_000, maxRemoteContexts: 6,
        maxTermDefinitions: 2000, maxTextBytes: 1 << 20))
    let expanded: JSONTree
    do throws(JSONLDError) {
      expanded = try JSONLD.expand(document.root, options: options, loader: load)
    } catch {
      require(!error.description.isEmpty, "a refusal has a sentence")
      continue
    }
    guard let once = expandedAgain(expanded, options), let twice = expandedAgain(once, options)
    else { continue }
    // What stands for nothing in the first form is gone in the second.
    require(once == twice, "the expanded form is its own")
    do throws(JSONLDError) {
      let dataset = try JSONLD.dataset(of: document.root, options: options, loader: load)
      require((try? NQuads.dataset(of: dataset.nquads())) != nil, "statements are N-Quads")
    } catch {
      require(!error.description.isEmpty, "a refusal has a sentence")
    }
  }
  return 0
}

private func expandedAgain(_ tree: JSONTree, _ options: JSONLDOptions) -> JSONTree? {
  guard let document = try? JSONDocument(tree.compactBytes()) else { return nil }
  return try? JSONLD.expand(document.root, options: options, loader: load)
}

/// Two contexts, of which the one includes the other.
private let contexts: [String: JSONDocument] = [
  "urn:c:1":
    #"{"@context":{"@version":1.1,"a":"urn:a","T":{"@id":"urn:T","@context":{"b":"urn:b"}},"#
    + ##""id":"@id","type":"@type","l":{"@id":"urn:l","@container":"@list"}}}"##,
  "urn:c:2": ##"{"@context":["urn:c:1",{"@protected":true,"@vocab":"urn:v:","p":{"@id":"urn:p","##
    + ##""@type":"@id","@context":null},"g":{"@id":"urn:g","@container":["@graph","@id"]}}]}"##,
].compactMapValues { try? JSONDocument(Array($0.utf8)) }

@Sendable private func load(_ url: String) -> JSONDocument? { contexts[url] }
