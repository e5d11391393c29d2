import StrictJSON

/// Whether a document's contexts begin with those of its proof, in the same order.
///
/// Source: Data Integrity EdDSA Cryptosuites 1.0 §3.3.2 step 4.
enum ContextPrefix {
  static func does(_ stated: JSONValue, beginWith signed: JSONValue) -> Bool {
    let isSame = stated.withCursor { stated in
      signed.withCursor { signed in stringsAreSame(stated, signed) }
    }
    // Of contexts that are no URLs, all are written at once, however many there are: the canonical
    // form of each value takes room for its whole document.
    return isSame ?? haveSameBeginning(stated, signed)
  }

  /// Whether the contexts begin alike; `nil` where that depends on one that is no URL.
  private static func stringsAreSame(_ stated: JSONCursor, _ signed: JSONCursor) -> Bool? {
    var statedContexts = stated.elementsOrSelf
    guard signed.elementsOrSelf.underestimatedCount <= statedContexts.underestimatedCount else {
      return false
    }
    for context in signed.elementsOrSelf {
      guard let other = statedContexts.next() else { return false }
      if !context.isSameString(as: other) { return context.kind == .string ? false : nil }
    }
    return true
  }

  /// Whether the canonical forms begin alike, up to the end of the last signed context.
  private static func haveSameBeginning(_ stated: JSONValue, _ signed: JSONValue) -> Bool {
    let signedBytes = elements(of: signed)
    let statedBytes = elements(of: stated)
    guard statedBytes.starts(with: signedBytes) else { return false }
    // Each element is whole, so what follows is its end or only the beginning of a longer number.
    let next = statedBytes.dropFirst(signedBytes.count).first
    return next == nil || next == UInt8(ascii: ",")
  }

  /// The elements of an array, or the one value in its place, in canonical form with commas between
  /// them.
  private static func elements(of value: JSONValue) -> ArraySlice<UInt8> {
    let bytes = value.canonicalBytes()
    return value.kind == .array ? bytes.dropFirst().dropLast() : bytes[...]
  }
}
