public import StrictJSON

/// How much trust files may ask of their reader.
///
/// Everything is parsed before anything is authenticated. Source of the sizes: a thousand issuers
/// with status lists take 5 MB; a root with a dozen keys takes 4 kB.
public enum TrustLimits {
  /// The most bytes of a bundle.
  public static let bundle = 256 << 20
  /// The most bytes of a root.
  public static let root = 64 << 10
  /// The most bytes of any metadata.
  public static let metadata = targets
  static let timestamp = 16 << 10
  static let snapshot = 4 << 20
  static let targets = 16 << 20
  static let record = 256 << 10
  /// The most bytes of a context: ten times the largest of those that are published.
  public static let context = 256 << 10
  /// A target that is neither issuer record nor context: a status list, say.
  static let otherTarget = 16 << 20

  /// The most bytes of what a reader remembers of a list: 70 for each record.
  public static let state = 64 << 20

  /// The roots that one bundle may hold: one a month for eighty years.
  static let roots = 1024
  /// The signatures that one file may have.
  static let signatures = 32
  /// The keys that one root may list.
  static let keys = 256
  /// The roles that targets may hand on to: ten times the authorities of any country.
  static let delegations = 1024
  /// The keys of all the roles that targets hand on to.
  static let delegationKeys = 4096
  /// The patterns of paths that one role may be entitled to.
  static let pathPatterns = 64
  /// The prefixes of digests that one role may be entitled to: a role of several thousand bins.
  static let digestPrefixes = 4096
  /// The roles whose metadata a snapshot may list.
  static let snapshotRoles = 16_384
  /// The roles that are asked for one file.
  ///
  /// Source: The Update Framework 1.0 §5.6.7.1, which leaves the number to applications.
  static let visitedRoles = 64
  /// The files that targets may list.
  static let targetFiles = 100_000
  /// The contexts that targets may list: more than twice those that are part of Assay.
  ///
  /// Whoever signs has to look at each of them.
  static let contexts = 64

  /// A bundle is a flat object of long strings: few nodes, many bytes.
  public static let bundleJSON = JSONLimits(maxBytes: bundle, maxDepth: 8, maxNodes: 250_000)

  /// Scopes stand in one another, and take two levels each.
  static let contextJSON = JSONLimits(maxBytes: context, maxDepth: 64, maxNodes: 100_000)

  static func json(maxBytes: Int) -> JSONLimits {
    JSONLimits(maxBytes: maxBytes, maxDepth: 16, maxNodes: 1_000_000)
  }
}
