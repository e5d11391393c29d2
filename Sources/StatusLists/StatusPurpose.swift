public import StrictJSON

/// What a status means for the credential that has it.
///
/// Source: Bitstring Status List 1.0 §2.1.
public enum StatusPurpose: Equatable, Sendable {
  /// The credential is void for good.
  case revocation
  /// The credential is void for the time being.
  case suspension
  /// There is a newer credential; this one is as good as before.
  case refresh
  /// The status has a text; it says nothing about validity.
  case message
  /// Something that only whoever named it knows.
  case other(ExactString)

  /// The purpose of a name.
  public init(_ name: ExactString) {
    switch name {
    case "revocation": self = .revocation
    case "suspension": self = .suspension
    case "refresh": self = .refresh
    case "message": self = .message
    default: self = .other(name)
    }
  }

  /// The name by which documents have it.
  public var name: ExactString {
    switch self {
    case .revocation: "revocation"
    case .suspension: "suspension"
    case .refresh: "refresh"
    case .message: "message"
    case .other(let name): name
    }
  }
}
