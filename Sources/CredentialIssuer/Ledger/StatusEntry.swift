public import StatusLists
import StrictJSON

/// Where a credential's status of one purpose is looked up: a `BitstringStatusListEntry`.
///
/// Source: Bitstring Status List 1.0 §2.1.
public struct StatusEntry: Equatable, Sendable {
  /// What the status means.
  public let purpose: StatusPurpose
  /// The list: `statusListCredential`, a URL.
  public let list: String
  /// The place in it.
  public let index: Int

  /// An entry of a list.
  public init(purpose: StatusPurpose, list: String, index: Int) {
    self.purpose = purpose
    self.list = list
    self.index = index
  }

  /// The value of `credentialStatus`: one entry, or several.
  ///
  /// In canonical form: of what Assay gives places to, nothing needs an escape.
  static func canonicalBytes(_ entries: [StatusEntry]) -> [UInt8] {
    let isPlain = entries.allSatisfy { entry in
      entry.list.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
    }
    guard isPlain else {
      let json = entries.map(\.json)
      return (json.count == 1 ? json[0] : .array(json)).canonicalBytes()
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(200 * entries.count)
    if entries.count > 1 { bytes.append(UInt8(ascii: "[")) }
    for (offset, entry) in entries.enumerated() {
      if offset > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += #"{"statusListCredential":""#.utf8
      bytes += entry.list.utf8
      bytes += #"","statusListIndex":""#.utf8
      bytes += String(entry.index).utf8
      bytes += #"","statusPurpose":""#.utf8
      bytes += (IssuedPurpose(entry.purpose)?.rawValue ?? "").utf8
      bytes += #"","type":"BitstringStatusListEntry"}"#.utf8
    }
    if entries.count > 1 { bytes.append(UInt8(ascii: "]")) }
    return bytes
  }

  /// The entries that a credential states; none where there is one that Assay does not write.
  static func entries(of credential: JSONValue) -> [StatusEntry] {
    guard let status = credential["credentialStatus"] else { return [] }
    var entries: [StatusEntry] = []
    for element in status.elementsOrSelf.prefix(IssuedPurpose.allCases.count) {
      guard let purpose = element["statusPurpose"]?.exactString,
        let list = element["statusListCredential"]?.string,
        let digits = element["statusListIndex"]?.string, let index = Int(digits)
      else { return [] }
      entries.append(StatusEntry(purpose: StatusPurpose(purpose), list: list, index: index))
    }
    return entries
  }

  private var json: JSONTree {
    [
      "statusListCredential": .string(list), "statusListIndex": .string(String(index)),
      "statusPurpose": .string(IssuedPurpose(purpose)?.rawValue ?? ""),
      "type": "BitstringStatusListEntry",
    ]
  }
}

/// The purposes of the lists that Assay keeps.
public enum IssuedPurpose: String, CaseIterable, Sendable {
  /// The credential is void for good.
  case revocation
  /// The credential is void until it is reinstated.
  case suspension

  init?(_ purpose: StatusPurpose) {
    switch purpose {
    case .revocation: self = .revocation
    case .suspension: self = .suspension
    default: return nil
    }
  }

  /// The purpose in the words of the specification.
  public var purpose: StatusPurpose { self == .revocation ? .revocation : .suspension }

  /// One bit for each purpose, as the ledger's tables keep a set of them.
  var bit: Int { self == .revocation ? 1 : 2 }

  /// The purposes in a set of bits.
  static func purposes(in bits: Int) -> [IssuedPurpose] { allCases.filter { bits & $0.bit != 0 } }
}

/// What a template says about the status of its credentials.
public struct StatusTerms: Equatable, Sendable {
  /// What the URLs of the lists begin with; it ends in a slash.
  public let list: String
  /// What credentials can be.
  public let purposes: [IssuedPurpose]

  /// Whether a credential states its status as these terms want it.
  func allows(_ entries: [StatusEntry]) -> Bool {
    entries.map(\.purpose) == purposes.map(\.purpose)
      && entries.allSatisfy { $0.list.utf8.starts(with: list.utf8) }
  }
}
