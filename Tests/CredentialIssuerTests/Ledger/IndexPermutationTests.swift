import Testing

@testable import CredentialIssuer

@Suite struct IndexPermutationTests {
  private static let secret = [UInt8](0..<32)

  @Test(arguments: ["https://a.example/1-", "https://a.example/2-"])
  func `every place of a list is given once`(list: String) {
    let order = IndexPermutation(secret: Self.secret, list: Array(list.utf8))
    var isTaken = [Bool](repeating: false, count: IndexPermutation.size)
    for counter in 0..<IndexPermutation.size { isTaken[order.index(of: counter)] = true }
    #expect(isTaken.allSatisfy { $0 })
  }

  @Test func `lists have orders of their own, and so do ledgers`() {
    let lists = ["https://a.example/1-", "https://a.example/2-"].map { Array($0.utf8) }
    let orders = [
      IndexPermutation(secret: Self.secret, list: lists[0]),
      IndexPermutation(secret: Self.secret, list: lists[1]),
      IndexPermutation(secret: Self.secret.reversed(), list: lists[0]),
    ]
    let first = orders.map { order in (0..<64).map(order.index(of:)) }
    #expect(Set(first).count == 3)
  }

  @Test func `neighbours are not neighbours`() {
    let order = IndexPermutation(secret: Self.secret, list: [])
    let indices = (0..<4096).map(order.index(of:))
    let near = zip(indices, indices.dropFirst()).count { abs($0 - $1) < 64 }
    // Of 4,095 pairs drawn at random, 4 are so near on average.
    #expect(near < 25)
    // A quarter of them in each quarter of the list, or nearly.
    for quarter in 0..<4 {
      #expect((850...1200).contains(indices.count { $0 / (IndexPermutation.size / 4) == quarter }))
    }
  }

  @Test func `the order is the one that another program works out`() {
    let order = IndexPermutation(secret: Self.secret, list: Array("list".utf8))
    #expect((0..<4).map(order.index(of:)) == [15_813, 99_541, 57_080, 39_817])
  }
}
