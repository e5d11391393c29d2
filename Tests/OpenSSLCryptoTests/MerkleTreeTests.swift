import OpenSSLCrypto
import Testing
import WireFormats

/// The eight entries and their tree hashes that implementations of RFC 6962 and RFC 9162 share.
@Suite struct MerkleTreeTests {
  static let entries = [
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ]

  static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  static func leaves(_ count: Int) throws -> [[UInt8]] {
    try entries.prefix(count).map { MerkleTree.leafHash(try hex($0)) }
  }

  /// Leaves of a tree of any size.
  static func numbered(_ count: Int) -> [[UInt8]] {
    (0..<count).map { MerkleTree.leafHash(Array("entry \($0)".utf8)) }
  }

  /// The tree hash as RFC 6962 §2.1 writes it down, split by split.
  static func definition(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    guard leaves.count > 1 else { return leaves.first ?? [] }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    return DigestAlgorithm.sha256.digest(of: [
      [0x01], definition(leaves[..<middle]), definition(leaves[middle...]),
    ])
  }

  @Test(arguments: 0...8)
  func `the known tree hashes come out`(size: Int) throws {
    #expect(Base16.encode(MerkleTree.root(of: try Self.leaves(size))) == Self.roots[size])
  }

  @Test func `a known path comes out`() throws {
    let path = try #require(MerkleTree.inclusionPath(of: 5, in: try Self.leaves(8)))
    #expect(
      path.map(Base16.encode) == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ])
  }

  @Test func `every path of every tree up to 70 leaves leads to the root of the definition`() {
    for size in 1...70 {
      let leaves = Self.numbered(size)
      let root = MerkleTree.root(of: leaves)
      #expect(root == Self.definition(leaves[...]), "\(size) leaves")
      for index in 0..<size {
        let path = MerkleTree.inclusionPath(of: index, in: leaves) ?? []
        let found = MerkleTree.root(
          leafHash: leaves[index], index: UInt64(index), size: UInt64(size), path: path)
        #expect(found == root, "leaf \(index) of \(size)")
      }
    }
  }

  @Test func `a changed path, leaf, place or size leads elsewhere or nowhere`() throws {
    let leaves = Self.numbered(13)
    let root = MerkleTree.root(of: leaves)
    for index in 0..<13 {
      let path = try #require(MerkleTree.inclusionPath(of: index, in: leaves))
      func found(leaf: Int? = nil, at place: Int? = nil, of size: UInt64 = 13, _ path: [[UInt8]])
        -> [UInt8]?
      {
        MerkleTree.root(
          leafHash: leaves[leaf ?? index], index: UInt64(place ?? index), size: size, path: path)
      }
      #expect(found(path) == root)
      for level in path.indices {
        var changed = path
        changed[level][0] ^= 1
        #expect(found(changed) != root)
      }
      #expect(found(path + [path[0]]) == nil)
      #expect(found(path.dropLast()) != root)
      #expect(found(leaf: (index + 1) % 13, path) != root)
      for place in 0..<13 where place != index { #expect(found(at: place, path) != root) }
    }
  }

  @Test func `a place outside the tree has no path and no root`() {
    let leaves = Self.numbered(3)
    #expect(MerkleTree.inclusionPath(of: 3, in: leaves) == nil)
    #expect(MerkleTree.inclusionPath(of: -1, in: leaves) == nil)
    #expect(MerkleTree.root(leafHash: leaves[0], index: 0, size: 0, path: []) == nil)
    #expect(MerkleTree.root(leafHash: leaves[0], index: 3, size: 3, path: []) == nil)
    let endless = [[UInt8]](repeating: leaves[0], count: 65)
    #expect(MerkleTree.root(leafHash: leaves[0], index: 0, size: .max, path: endless) == nil)
  }

  @Test func `the largest place has a path of 64 hashes`() {
    let path = [[UInt8]](repeating: [UInt8](repeating: 7, count: 32), count: 64)
    let leaf = MerkleTree.leafHash([1])
    #expect(MerkleTree.root(leafHash: leaf, index: 0, size: .max, path: path) != nil)
    #expect(MerkleTree.root(leafHash: leaf, index: 0, size: .max, path: path.dropLast()) == nil)
  }

  @Test func `an inner node is not a leaf`() throws {
    let leaves = Self.numbered(2)
    #expect(MerkleTree.leafHash(leaves[0] + leaves[1]) != MerkleTree.root(of: leaves))
  }
}
