import DurableFiles
import StatusLists
import StrictJSON

/// A list that a ledger published before, as far as the ledger has to know it.
///
/// Nothing of it is believed: what it says can only make a ledger careful.
struct PublishedList {
  /// The ledger's id and its entry, as the list says them.
  let ledger: ExactString
  let n: Int
  /// The places that are set.
  let indices: [Int]

  /// The list in a file; `nil` where there is no file.
  ///
  /// - Throws: `LedgerError.listForeign` for a file that is no list of a URL.
  init?(at path: String, url: String) throws(LedgerError) {
    guard FileReader.exists(path) else { return nil }
    let bytes = try LedgerError.ofFiles { () throws(FileError) in
      try FileReader.bytes(at: path, limit: IssuanceLedger.maxListBytes)
    }
    guard let root = (try? JSONDocument(bytes))?.root, root["id"]?.exactString == ExactString(url),
      let ledger = root["x-ledger"]?["id"]?.exactString, let n = root["x-ledger"]?["n"]?.integer,
      let text = root["credentialSubject"]?["encodedList"]?.exactString,
      let bits = try? EncodedList.decode(
        text, kind: .bitstring, maxBytes: IndexPermutation.size / 8)
    else { throw .listForeign(path: path) }
    self.ledger = ledger
    self.n = Int(n)
    var indices: [Int] = []
    for (offset, byte) in bits.enumerated() where byte != 0 {
      for bit in 0..<8 where byte & 0x80 >> UInt8(bit) != 0 { indices.append(8 * offset + bit) }
    }
    self.indices = indices
  }
}
