import DurableFiles
import StrictJSON
import WireFormats

/// Where a ledger ended when it was last used, in a file beside the database.
///
/// A backup of the database that is put back is shorter than this says: it lacks credentials that
/// were issued since, and would give their places away a second time.
struct LedgerHead: Equatable {
  let ledger: String
  let n: Int
  let digest: [UInt8]

  static let name = "head.json"
  private static let maxBytes = 4096

  init(ledger: String, n: Int, digest: [UInt8]) {
    (self.ledger, self.n, self.digest) = (ledger, n, digest)
  }

  /// The marker in a folder; `nil` where there is none, or none that can be understood.
  init?(in folder: String) throws(FileError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: "\(folder)/\(Self.name)", limit: Self.maxBytes)
    } catch .notFound {
      return nil
    }
    guard let root = try? JSONDocument(bytes).root, root["type"]?.isString("LedgerHead/1") == true,
      let ledger = root["ledger"]?.string, let n = root["n"]?.integer, n >= 0,
      let digest = root["sha256"]?.string.flatMap({ try? Base16.decode($0) })
    else { return nil }
    self.init(ledger: ledger, n: Int(n), digest: digest)
  }

  /// Puts the marker in the place of the one before.
  func write(in folder: String) throws(FileError) {
    let tree: JSONTree = [
      "type": "LedgerHead/1", "ledger": .string(ledger), "n": .integer(Int64(n)),
      "sha256": .string(Base16.encode(digest)),
    ]
    try AtomicFile.write(
      tree.canonicalBytes() + [UInt8(ascii: "\n")], to: "\(folder)/\(Self.name)", mode: 0o600,
      replacing: true)
  }
}
