import StrictJSON
import Testing

@testable import IssuerTrust

@Suite struct `Pinning a root` {
  @Test func `works with its digest`() throws {
    let list = SmallList()
    let fingerprint = try list.root().fingerprint
    let bundle = try TrustBundle(try list.bundle(), rootFingerprint: fingerprint)
    #expect(bundle.rootFingerprint == fingerprint)
  }

  @Test func `takes the digest's digits in either case`() throws {
    let list = SmallList()
    let fingerprint = try list.root().fingerprint
    let bundle = try TrustBundle(try list.bundle(), rootFingerprint: fingerprint.uppercased())
    #expect(bundle.rootFingerprint == fingerprint)
  }

  @Test(arguments: ["", "00", "zz", String(repeating: "0", count: 64)])
  func `refuses every other digest`(fingerprint: String) throws {
    let bundle = try SmallList().bundle()
    let error = #expect(throws: TrustError.self) {
      try TrustBundle(bundle, rootFingerprint: fingerprint)
    }
    #expect(error?.code == "TRUST_ROOT_VERSION")
    #expect(error?.description.contains("has the fingerprint '\(fingerprint)'") == true)
  }

  @Test func `does not mind more signatures on the same root`() throws {
    let list = SmallList()
    let root = try list.root()
    let unsigned = try MetadataFile(unsigned: root.file.signed.tree(), role: .root)
    #expect(unsigned.bytes != root.file.bytes)
    #expect(try TrustBundle(try list.bundle(), root: unsigned.bytes).listName == "Small")
  }

  @Test func `names the root where the root is no root`() throws {
    let error = #expect(throws: TrustError.self) {
      try PinnedRootFile(Array("{}".utf8), name: "my.root.json")
    }
    #expect(error?.code == "TRUST_MALFORMED")
    #expect(error?.description.hasPrefix("my.root.json is malformed at /signed") == true)
  }

  @Test func `works with a root that was read before`() throws {
    let list = SmallList()
    let root = try PinnedRootFile(try list.root().file.bytes)
    #expect(try TrustBundle(try list.bundle(), root: root).listName == "Small")
  }

  @Test func `is left out only to look at a list`() throws {
    #expect(try TrustBundle(unpinnedUnsafe: try SmallList().bundle()).listName == "Small")
  }
}
