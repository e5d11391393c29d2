import StatusLists
public import StrictJSON
public import WireFormats

/// What is known of one status of a credential: where it stands, and what was found there.
///
/// What the entry says is read when it is asked for: of most credentials nobody asks.
public struct StatusFacts: Sendable {
  private let entry: JSONValue
  /// The value at the position.
  public var value: Int?
  /// What the value means, in the issuer's words; meant for those who look for a fault.
  public var message: ExactString?
  /// When the list was made.
  public var validFrom: Instant?
  /// How old the list was at the time to judge by, in seconds.
  public var ageSeconds: Int64?

  /// What an entry says, whatever it is.
  init(_ entry: JSONValue) {
    self.entry = entry
  }

  /// The type of the entry.
  public var type: ExactString? {
    entry["type"]?.elementsOrSelf.first { _ in true }?.exactString
  }

  /// What the status means: `revocation`, `suspension`.
  public var purpose: ExactString? {
    namesCredentials ? "revocation" : entry["statusPurpose"]?.exactString
  }

  /// The URL of the list.
  public var listURL: ExactString? {
    namesCredentials ? entry["id"]?.exactString : entry["statusListCredential"]?.exactString
  }

  /// The position in the list, as the credential has it.
  public var index: ExactString? { entry["statusListIndex"]?.exactString }

  private var namesCredentials: Bool { type == StatusListKind.revocationList.entryType }

  /// The specification and section that say what the entry means.
  var specification: String {
    switch type {
    case "BitstringStatusListEntry": "Bitstring Status List 1.0 §3.2"
    case "StatusList2021Entry": "Status List 2021 §3.2"
    case "1EdTechRevocationList": "1EdTech Revocation List Status Method 1.0"
    default: "VC Data Model 2.0 §4.10"
    }
  }

  /// The facts for machines.
  func json() -> JSONTree {
    .members([
      "type": type.map { .string($0.string) },
      "purpose": purpose.map { .string($0.string) },
      "list": listURL.map { .string($0.string) },
      "index": index.map { .string($0.string) },
      "value": value.map { .integer(Int64($0)) },
      "message": message.map { .string($0.string) },
      "validFrom": validFrom.map { .string($0.description) },
      "ageSeconds": ageSeconds.map { .integer($0) },
    ])
  }
}
