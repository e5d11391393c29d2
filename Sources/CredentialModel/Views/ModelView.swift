public import StrictJSON
import WireFormats

/// A typed reading of a JSON value: nothing is copied, nothing is left out, nothing is assumed.
///
/// A property that is missing, or is not what the data model says, reads as `nil` or as an empty
/// list; ``Validation`` says what is wrong. Members that the data model does not know are in `json`
/// as they were signed.
public protocol ModelView: Sendable {
  /// The value itself.
  var json: JSONValue { get }

  /// A reading of `json`, whatever it is.
  init(_ json: JSONValue)
}

extension ModelView {
  /// The `type`s, in their order.
  public var types: [ExactString] { json.texts("type") }
}

extension JSONValue {
  /// The text of a member that is a string.
  func text(_ name: StaticString) -> ExactString? { self[name]?.exactString }

  /// The texts of a member that holds one or many strings.
  func texts(_ name: StaticString) -> [ExactString] {
    self[name]?.elementsOrSelf.compactMap { $0.exactString } ?? []
  }

  /// The time of a member.
  func time(_ name: StaticString) -> Instant? { self[name]?.instant }

  /// The reading of a member; `nil` where there is none.
  func view<View: ModelView>(_ name: StaticString) -> View? {
    self[name].map { View($0) }
  }

  /// The readings of a member that holds one or many values.
  func views<View: ModelView>(_ name: StaticString) -> [View] {
    self[name]?.elementsOrSelf.map { View($0) } ?? []
  }

  /// The `id` of an object, or the URL that stands for it.
  var identifier: ExactString? { kind == .string ? exactString : text("id") }
}
