public import StrictJSON

/// Why a memory of status lists cannot be read.
@nonexhaustive
public enum StatusMemoryError: Error, Equatable, Sendable {
  /// It is not JSON, or larger than is read.
  case json(JSONError)
  /// Something in it is not what it has to be.
  case malformed(JSONPointer, expected: String)
  /// Its check sum is not that of what it says.
  case checkSum

  /// A stable code, for programs.
  public var code: String {
    switch self {
    case .json, .malformed: "STATUS_MEMORY_MALFORMED"
    case .checkSum: "STATUS_MEMORY_CORRUPT"
    }
  }
}

extension StatusMemoryError: CustomStringConvertible {
  /// The fact as a sentence for a person, without a final stop.
  public var description: String {
    switch self {
    case .json(let error): "the memory of status lists is not acceptable JSON: \(error)"
    case .malformed(let place, let expected):
      "the memory of status lists has at \(place) something else than \(expected)"
    case .checkSum: "the memory of status lists was changed or damaged: its check sum is wrong"
    }
  }
}
