import StrictJSON

/// Where a document stands that is inside of another one: an endorsement in a credential, a credential
/// in a presentation.
///
/// It is verified as a document of its own; only the places that are told are those in the whole.
///
/// A class, because each check inside of the document refers to it.
final class NestedSite: Sendable {
  /// The document, or what stands in the place of one.
  let value: JSONValue
  /// The way to it from the root of the whole.
  let pointer: JSONPointer

  /// A place in a document, which may stand in another one itself.
  init(_ value: JSONValue, in outer: NestedSite?) {
    self.value = value
    pointer = outer.map { $0.pointer(of: value) } ?? value.pointer
  }

  /// The way to a value that stands in the document, from the root of the whole.
  func pointer(of place: JSONValue) -> JSONPointer {
    place.pointer(below: value, at: pointer)
  }
}
