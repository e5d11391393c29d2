import OpenSSLCrypto
import StrictJSON
import Testing
import WireFormats

@testable import IssuerTrust

private let url = "https://uni.example/terms/v1"
private let document = #"{ "@context": {"skill": "https://uni.example/terms#skill"} }"#

/// Contexts among the files of a bundle.
@Suite struct `A context on a list` {
  private func list() throws -> SmallList {
    var list = SmallList()
    list.add(try SmallList.record("uni.example"), id: "did:web:uni.example")
    list.add(context: document, url: url)
    return list
  }

  private func error(_ list: SmallList) throws -> TrustError? {
    #expect(throws: TrustError.self) { try list.read() }
  }

  @Test func `is read byte for byte, with its URL`() throws {
    let bundle = try list().read()
    let digest = DigestAlgorithm.sha256.digest(of: Array(url.utf8))
    let path = ExactString("contexts/\(Base16.encode(digest)).json")
    let bytes = Array(document.utf8)
    #expect(
      bundle.contexts == [
        TrustedContext(
          urlDigest: digest, path: path, url: url, bytes: bytes,
          sha256: DigestAlgorithm.sha256.digest(of: bytes))
      ])
    #expect(bundle.unusableContexts == [])
    #expect(bundle.records.count == 1)
    #expect(TrustedContext.path(of: url) == path)
  }

  @Test func `is one of several, in the order in which they were signed`() throws {
    var list = try list()
    list.add(context: document, url: "https://uni.example/terms/v2")
    list.add(context: document, url: "https://a.example/")
    // The targets are canonical: by their paths.
    let signed = list.files.map(\.path).sorted().filter { ContextPlace.isInFolder($0) }
    #expect(try list.read().contexts.map(\.path) == signed)
    #expect(Set(try list.read().contexts.map(\.url)).count == 3)
  }

  @Test func `may be of a URL that is not stated`() throws {
    var list = try list()
    list.urls = [:]
    #expect(try list.read().contexts.map(\.url) == [nil])
    list.urls[TrustedContext.path(of: url)] = ["note": "other members are for others"]
    #expect(try list.read().contexts.map(\.url) == [nil])
  }

  @Test func `is not of another URL than its place`() throws {
    var list = try list()
    let path = TrustedContext.path(of: url)
    for other in ["\(url)/", "https://uni.example/terms/v2", "https://uni.example/TERMS/v1"] {
      list.urls[path] = ["url": .string(other)]
      #expect(try error(list) == .contextPath(path: path, url: ExactString(other)))
    }
    #expect(try error(list)?.code == "TRUST_PATH")
    for custom in ["text", ["url": 1], ["url": ""], ["url": ["a"]]] as [JSONTree] {
      list.urls[path] = custom
      #expect(try error(list)?.code == "TRUST_MALFORMED")
    }
  }

  @Test(arguments: [
    "contexts/1.json", "contexts/", "contexts/\(String(repeating: "a", count: 64))",
    "contexts/\(String(repeating: "A", count: 64)).json",
    "contexts/\(String(repeating: "a", count: 63)).json",
    "contexts/\(String(repeating: "g", count: 64)).json",
    "contexts/v1/\(String(repeating: "a", count: 61)).json",
    "contexts/\(String(repeating: "a", count: 64)).JSON",
  ])
  func `stands in one place only`(path: String) throws {
    var list = try list()
    list.files[1].path = ExactString(path)
    #expect(try error(list) == .contextPath(path: ExactString(path), url: nil))
  }

  @Test func `is what was signed`() throws {
    let list = try list()
    var bundle = String(decoding: try list.bundle(), as: UTF8.self)
    let changed = document.replacing("skill", with: "skull")
    bundle.replace(
      Base64.encode(Array(document.utf8)), with: Base64.encode(Array(changed.utf8)))
    #expect(throws: TrustError.targetHash(path: TrustedContext.path(of: url))) {
      try TrustBundle(Array(bundle.utf8), root: try list.root().file.bytes)
    }
  }

  @Test func `is listed, and there`() throws {
    let list = try list()
    let (path, entry) = (
      TrustedContext.path(of: url), #""\#(Base64.encode(Array(document.utf8)))""#
    )
    let bundle = String(decoding: try list.bundle(), as: UTF8.self)
    let root = try list.root().file.bytes
    let other = TrustedContext.path(of: "https://other.example/")
    let extra = bundle.replacing(
      "\"\(path)\":\(entry)", with: "\"\(path)\":\(entry),\"\(other)\":\(entry)")
    #expect(throws: TrustError.bundleExtra(path: other)) {
      try TrustBundle(Array(extra.utf8), root: root)
    }
    let less = bundle.replacing("\"\(path)\":\(entry),", with: "")
    #expect(less != bundle)
    #expect(throws: TrustError.bundleIncomplete(file: path.string)) {
      try TrustBundle(Array(less.utf8), root: root)
    }
  }

  @Test(arguments: [
    ("{", ""), ("[]", ""), (#""@context""#, ""), ("{}", "/@context"),
    (#"{"context": {}}"#, "/@context"), (#"{"@context": {}, "@context": {}}"#, ""),
    (String(repeating: #"{"@context":"#, count: 70) + String(repeating: "}", count: 70), ""),
  ])
  func `that is none is set aside, and hurts no other`(fault: String, place: String) throws {
    var list = try list()
    let other = "https://other.example/"
    list.add(context: fault, url: other)
    let bundle = try list.read()
    #expect(bundle.contexts.map(\.url) == [url])
    #expect(bundle.records.count == 1)
    #expect(bundle.unusableContexts.map(\.url) == [other])
    let unusable = try #require(bundle.unusableContexts.first)
    #expect(unusable.path == TrustedContext.path(of: other))
    #expect(unusable.reason.code == "TRUST_MALFORMED")
    if !place.isEmpty { #expect("\(unusable.reason)".contains(place)) }
    #expect("\(unusable.reason)".contains(unusable.path.string))
  }

  @Test func `is not too large`() throws {
    var list = SmallList()
    let body = String(repeating: " ", count: TrustLimits.context - document.utf8.count)
    list.add(context: document + body, url: url)
    #expect(try list.read().contexts.first?.bytes.count == TrustLimits.context)
    list = SmallList()
    list.add(context: document + body + " ", url: url)
    let path = TrustedContext.path(of: url).string
    #expect(try error(list) == .tooLarge(file: path, limit: TrustLimits.context))
  }

  @Test func `is not one of too many`() throws {
    var list = SmallList()
    for number in 1...64 { list.add(context: document, url: "https://x.example/\(number)") }
    #expect(try list.read().contexts.count == 64)
    list.add(context: document, url: "https://x.example/65")
    #expect(try error(list) == .tooManyContexts(limit: 64))
  }
}
