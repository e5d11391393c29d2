import StrictJSON

/// How large trust files may be.
///
/// Source: the sizes that real federations have, times a hundred.
enum TrustLimits {
  static let bundle = 256 << 20
  static let root = 64 << 10
  static let timestamp = 16 << 10
  static let snapshot = 4 << 20
  static let targets = 16 << 20
  static let record = 256 << 10

  /// The roots that one bundle may hold: one a year for a thousand years.
  static let roots = 1024
  /// The signatures that one file may have.
  static let signatures = 32
  /// The keys that one root may list.
  static let keys = 256

  /// A bundle is a flat object of long strings: few nodes, many bytes.
  static let bundleJSON = JSONLimits(maxBytes: bundle, maxDepth: 8, maxNodes: 2_000_000)

  static func json(maxBytes: Int) -> JSONLimits {
    JSONLimits(maxBytes: maxBytes, maxDepth: 16, maxNodes: 1_000_000)
  }
}
