import LinkedData
import StrictJSON
import TestSupport
import Testing

@Suite(.enabled(if: Vectors.areAvailable, "set ASSAY_VECTORS to run the official vectors"))
struct JSONLDVectorTests {
  @Test func `the expansion tests of the W3C suite are met`() throws {
    let run = try JSONLDVectorRun(manifest: "expand", skips: Self.expandSkips) { test, document in
      let expanded = try JSONLD.expand(
        document.root, options: test.options, loader: JSONLDVectorRun.loader)
      guard let expected = test.expected else { return true }
      let wanted = try JSONDocument(expected).root.tree().comparable().canonicalBytes()
      let found = expanded.comparable().canonicalBytes()
      if found != wanted {
        print(String(decoding: found, as: UTF8.self))
        print(String(decoding: wanted, as: UTF8.self))
      }
      return found == wanted
    }
    print(run.report)
    #expect(run.passed > 0)
  }

  @Test func `the deserialization tests of the W3C suite are met`() throws {
    let run = try JSONLDVectorRun(manifest: "toRdf", skips: Self.toRDFSkips) { test, document in
      let dataset = try JSONLD.dataset(
        of: document.root, options: test.options, loader: JSONLDVectorRun.loader)
      guard let expected = test.expected else { return true }
      let found = try TestQuads(dataset)
      let wanted = try TestQuads(String(decoding: expected, as: UTF8.self))
      let isMet = found.isIsomorphic(to: wanted)
      if !isMet { print("found\n\(found)\nwanted\n\(wanted)") }
      return isMet
    }
    print(run.report)
    #expect(run.passed > 0)
  }

  /// What only processors of JSON-LD 1.0 do: this one has no other mode than that of 1.1.
  private static let expandSkips = [
    "#t0115": "JSON-LD 1.0 only: 1.1 allows an empty @vocab",
    "#t0116": "JSON-LD 1.0 only: 1.1 allows a relative @vocab",
    "#tep02": "processing mode 1.0: @version is a conflict",
    "#ter03": "JSON-LD 1.0 only: 1.1 has context overflow instead of this code",
    "#ter21": "processing mode 1.0: no @id containers",
    "#ter24": "JSON-LD 1.0 only: 1.1 allows lists of lists",
    "#ter32": "JSON-LD 1.0 only: 1.1 allows lists of lists",
    "#ter42": "processing mode 1.0: nothing may be said of @type",
    "#tpi01": "processing mode 1.0: no property-valued indexes",
    "#ttn01": "processing mode 1.0: no type mapping @none",
  ]

  private static let toRDFSkips = [
    "#tc029": "processing mode 1.0: no @propagate",
    "#te014": "JSON-LD 1.0 only: 1.1 uses other terms as prefixes of compact IRIs",
    "#te026": "JSON-LD 1.0 only: 1.1 refuses a term in the form of an IRI that is mapped elsewhere",
    "#te115": "JSON-LD 1.0 only: 1.1 allows an empty @vocab",
    "#te116": "JSON-LD 1.0 only: 1.1 allows a relative @vocab",
    "#tep02": "processing mode 1.0: @version is a conflict",
    "#ter03": "JSON-LD 1.0 only: 1.1 has context overflow instead of this code",
    "#ter24": "JSON-LD 1.0 only: 1.1 allows lists of lists",
    "#ter42": "processing mode 1.0: nothing may be said of @type",
    "#tpi01": "processing mode 1.0: no property-valued indexes",
    "#tso01": "processing mode 1.0: no @import",
  ]
}

extension JSONTree {
  /// The tree with the elements of arrays sorted, where their order means nothing.
  fileprivate func comparable(isOrdered: Bool = false) -> JSONTree {
    switch self {
    case .array(let elements):
      let elements = elements.map { $0.comparable() }
      let order = { (left: JSONTree, right: JSONTree) in
        left.canonicalBytes().lexicographicallyPrecedes(right.canonicalBytes())
      }
      return .array(isOrdered ? elements : elements.sorted(by: order))
    case .object(let members):
      return .object(
        members.map { member in
          switch member.name {
          case "@value": member
          default:
            JSONTreeMember(
              member.name, member.value.comparable(isOrdered: member.name == "@list"))
          }
        })
    case .bool, .integer, .null, .number, .string: return self
    }
  }
}
