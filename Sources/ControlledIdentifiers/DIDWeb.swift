import StrictJSON
import WireFormats

/// A `did:web`: the name of a host, perhaps with a port and a path, where its DID document is.
///
/// Assay fetches nothing. The place tells people where a document that they hand to others comes from.
///
/// Each place has one such DID here: other spellings, addresses instead of names, and paths that lead
/// elsewhere are refused.
///
/// Source: The did:web Method §2.
public struct DIDWeb: Sendable {
  /// The DID.
  public let did: DID

  /// Where the DID document is: `https://uni.example/.well-known/did.json`.
  public let url: String

  /// The place of a `did:web:…`.
  ///
  /// - Throws: what makes it no DID, or what `init(_: DID)` throws.
  public init(_ did: String) throws(IdentifierError) {
    try self.init(DID(did))
  }

  /// The place of a `did:web:…`.
  ///
  /// - Throws: `notDIDWeb`, `didWebHost`, `didWebPort` or `didWebPath`.
  public init(_ did: DID) throws(IdentifierError) {
    guard IdentifierSyntax.equals([UInt8](did.method.utf8)[...], "web") else {
      throw .notDIDWeb(method: did.method)
    }
    let parts = did.text.utf8[did.prefixLength...]
      .split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let authority = try DIDWeb.authority(Array(parts[0]))
    for part in parts.dropFirst() where !DIDWeb.isSegment(part) { throw .didWebPath }
    let path = parts.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    self.did = did
    url =
      path.isEmpty
      ? "https://\(authority)/.well-known/did.json"
      : "https://\(authority)/\(path.joined(separator: "/"))/did.json"
  }

  /// The DID whose document is at a URL.
  ///
  /// - Parameter url: The URL of a `did.json`, spelt as ``url`` spells it.
  /// - Throws: `didWebURL` where it is that of no `did:web`, or what makes its parts none.
  public init(url: String) throws(IdentifierError) {
    let bytes = try IdentifierSyntax.bytes(url)
    let (scheme, file) = (Array("https://".utf8), Array("/did.json".utf8))
    guard bytes.starts(with: scheme), bytes.suffix(file.count).elementsEqual(file),
      bytes.count > scheme.count + file.count
    else { throw .didWebURL }
    let place = bytes[scheme.count..<(bytes.count - file.count)]
    var parts = place.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Array($0) }
    guard parts.count > 1 else { throw .didWebURL }
    if parts.count == 2, parts[1].elementsEqual(".well-known".utf8) { parts.removeLast() }
    let authority = String(decoding: parts[0], as: UTF8.self)
      .split(separator: ":", omittingEmptySubsequences: false).joined(separator: "%3A")
    let path = parts.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    let found = try DIDWeb("did:web:\(([authority] + path).joined(separator: ":"))")
    // A place that could be spelt otherwise is refused, and so is one that would be read otherwise.
    guard ExactString(found.url) == ExactString(url) else { throw .didWebURL }
    self = found
  }

  /// The host and, where one is stated, the port, with its colon.
  private static func authority(_ text: [UInt8]) throws(IdentifierError) -> String {
    guard let percent = text.firstIndex(of: UInt8(ascii: "%")) else {
      guard isHost(text[...]) else { throw .didWebHost }
      return String(decoding: text, as: UTF8.self)
    }
    let (host, escaped) = (text[..<percent], text[percent...])
    guard isHost(host) else { throw .didWebHost }
    let port = escaped.dropFirst(3)
    guard escaped.prefix(3).elementsEqual("%3A".utf8), isPort(port) else { throw .didWebPort }
    return String(decoding: host, as: UTF8.self) + ":" + String(decoding: port, as: UTF8.self)
  }

  /// Whether text is a whole domain name in lower case, and not a number that programs take for an
  /// address.
  ///
  /// Source: RFC 1123 §2.1; the URL Standard §3.5, where a host that ends in a number is an address.
  private static func isHost(_ text: ArraySlice<UInt8>) -> Bool {
    let labels = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard text.count <= 253, labels.count >= 2, let last = labels.last else { return false }
    let hyphen = UInt8(ascii: "-")
    return labels.allSatisfy { label in
      (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
        && label.allSatisfy {
          IdentifierSyntax.isLower($0) || IdentifierSyntax.isDigit($0) || $0 == hyphen
        }
    } && last.first.map(IdentifierSyntax.isLower) ?? false
  }

  /// Whether text is a port other than the usual one, which has no second spelling.
  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    guard (1...5).contains(text.count), text.allSatisfy(IdentifierSyntax.isDigit),
      text.first != UInt8(ascii: "0"), let port = Int(String(decoding: text, as: UTF8.self))
    else { return false }
    return port <= 65_535 && port != 443
  }

  /// Whether text is one step of a path: not empty, not one that leads up or stays, and with nothing
  /// escaped that need not be, or that would divide the path.
  private static func isSegment(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.isEmpty, !text.elementsEqual(".".utf8), !text.elementsEqual("..".utf8),
      !text.elementsEqual(".well-known".utf8)
    else { return false }
    var rest = text
    while let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
      let digits = rest[(percent + 1)...].prefix(2)
      let isUpper = !digits.contains { (0x61...0x66).contains($0) }
      guard isUpper, let byte = try? Base16.decode(Array(digits)).first, byte > 0x20, byte != 0x7F,
        !isUnreserved(byte), !"/\\?#%:".utf8.contains(byte)
      else { return false }
      rest = rest[(percent + 3)...]
    }
    return true
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    IdentifierSyntax.isLetter(byte) || IdentifierSyntax.isDigit(byte) || "-._~".utf8.contains(byte)
  }
}
