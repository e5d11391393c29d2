public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// A root as those who publish a list see it: which keys each role has, and which list it is.
///
/// It is well formed; whether enough keys signed it is another question, which
/// ``SignatureState`` answers.
///
/// Source: The Update Framework 1.0 §4.3.
public struct TrustRoot: Sendable {
  let metadata: RootMetadata

  /// Reads a root.
  ///
  /// - Parameters:
  ///   - bytes: The file, signed or not.
  ///   - name: How messages call it.
  /// - Throws: `TrustError` where it is malformed, or lists a key that nobody should trust.
  public init(_ bytes: [UInt8], name: String = "the root") throws(TrustError) {
    metadata = try RootMetadata(bytes, name: name)
  }

  /// A root that was read before.
  init(_ metadata: RootMetadata) { self.metadata = metadata }

  /// The signed file.
  public var file: MetadataFile { metadata.file }
  /// The root's version, from 1.
  public var version: Int64 { metadata.version }
  /// When the root expires.
  public var expires: Instant { metadata.expires }
  /// The list's id; it never changes.
  public var listID: ExactString { metadata.list.id }
  /// The list's name.
  public var listName: String { metadata.list.name }
  /// What the list is made for.
  public var environment: TrustEnvironment { metadata.list.environment }
  /// Who publishes the list.
  public var operatorURL: String? { metadata.list.operatorURL }
  /// The digest of what is signed, in hexadecimal: what people compare by telephone.
  public var fingerprint: String { metadata.file.fingerprint }

  /// The keys of a role, and how many of them must sign.
  public func keys(of role: TrustRole) -> RoleKeys {
    metadata.roles[role] ?? RoleKeys(keys: [], threshold: .max)
  }

  /// The roles that a key has.
  public func roles(of key: Ed25519PublicKey) -> [TrustRole] {
    TrustRole.allCases.filter { keys(of: $0).contains(key) }
  }

  /// Where one lost or stolen key is enough to do harm.
  public var weaknesses: [Weakness] {
    var found: [Weakness] = []
    for role in [TrustRole.root, .targets] where keys(of: role).threshold == 1 {
      found.append(.oneKeyIsEnough(role))
    }
    let root = Set(keys(of: .root).keys.map(\.key))
    for role in [TrustRole.targets, .snapshot, .timestamp]
    where keys(of: role).keys.contains(where: { root.contains($0.key) }) {
      found.append(.rootKeyIsUsedDaily(role))
    }
    return found
  }

  /// A way in which a root is weaker than it could be.
  public enum Weakness: Equatable, Sendable {
    /// One key decides for a role that several people should hold.
    case oneKeyIsEnough(TrustRole)
    /// A key of the root, which belongs into a safe, has another role too.
    case rootKeyIsUsedDaily(TrustRole)
  }
}

extension RoleKeys {
  /// The id under which roots list a key: the digest of its canonical description.
  ///
  /// Source: The Update Framework 1.0 §4.2.
  public static func id(of key: Ed25519PublicKey) -> ExactString { TrustKey.id(of: key) }

  /// Whether a key is one of the role's.
  public func contains(_ key: Ed25519PublicKey) -> Bool { keys.contains { $0.key == key } }
}
