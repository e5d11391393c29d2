import StrictJSON

/// What every context document is, whatever it says.
enum ContextSyntax {
  /// Refuses what is no context document.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - file: How messages call it.
  /// - Returns: The document.
  /// - Throws: `TrustError` where it is too large, not JSON, or has no `@context`.
  @discardableResult
  static func check(_ bytes: [UInt8], file: String) throws(TrustError) -> JSONValue {
    let json = try TrustJSON.parse(bytes, limits: TrustLimits.contextJSON, file: file)
    _ = try ObjectReader(json, file: file).required("@context", "a JSON-LD context")
    return json
  }
}
