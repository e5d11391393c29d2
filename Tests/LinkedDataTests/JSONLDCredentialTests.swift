import LinkedData
import StrictJSON
import TestSupport
import Testing

/// Credentials with the contexts that they are issued with.
@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct JSONLDCredentialTests {
  private static let contexts: [String: JSONDocument] = {
    var contexts: [String: JSONDocument] = [:]
    guard let index = try? JSONDocument(try Vectors.bytes("contexts/index.json")) else {
      return [:]
    }
    for member in index.root.members {
      guard let name = member.value.string else { continue }
      contexts[member.name] = try? JSONDocument(try Vectors.bytes("contexts/\(name)"))
    }
    return contexts
  }()

  private static let loader: JSONLDLoader = { contexts[$0] }

  @Test(arguments: [
    ("unsigned.json", "eddsa-rdfc-2022/canonDocDataInt.txt"),
    ("eddsa-rdfc-2022/proofConfigDataInt.json", "eddsa-rdfc-2022/proofCanonDataInt.txt"),
    ("unsigned.json", "Ed25519Signature2020/canonDocEdSig.txt"),
    ("Ed25519Signature2020/proofConfigEdSig.json", "Ed25519Signature2020/proofCanonEdSig.txt"),
  ])
  func `the W3C's examples of signing say what they are said to`(
    document: String, canonical: String
  ) throws {
    let folder = "w3c-vc-di-eddsa"
    let root = try JSONDocument(try Vectors.bytes("\(folder)/\(document)")).root
    let dataset = try JSONLD.dataset(of: root, loader: Self.loader)
    let wanted = String(decoding: try Vectors.bytes("\(folder)/\(canonical)"), as: UTF8.self)
    #expect(try TestQuads(dataset).isIsomorphic(to: try TestQuads(wanted)))
  }

  @Test func `each context can be processed, alone and after itself`() throws {
    #expect(Self.contexts.count > 20)
    for url in Self.contexts.keys.sorted() {
      for text in ["{\"@context\": \"\(url)\"}", "{\"@context\": [\"\(url)\", \"\(url)\"]}"] {
        let document = try JSONDocument(Array(text.utf8))
        do throws(JSONLDError) {
          _ = try JSONLD.expand(document.root, loader: Self.loader)
        } catch {
          // Open Badges 1 includes contexts that no one serves any more.
          guard case .contextUnavailable = error.reason else {
            Issue.record("\(url): \(error)")
            continue
          }
          #expect(url == "https://w3id.org/openbadges/v1")
        }
      }
    }
  }
}
