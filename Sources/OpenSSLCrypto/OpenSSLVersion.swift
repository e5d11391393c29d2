import COpenSSL

/// The version of libcrypto that a program runs with, which need not be the one it was built with.
public struct OpenSSLVersion: Equatable, Sendable {
  /// The parts of the version: 3, 0 and 19 of 3.0.19.
  public let major: Int, minor: Int, patch: Int

  /// A version.
  public init(major: Int, minor: Int, patch: Int) {
    self.major = major
    self.minor = minor
    self.patch = patch
  }

  /// The version in the number that the library reports.
  ///
  /// Source: OpenSSL 3.0, OPENSSL_VERSION_NUMBER(7): `0xMNN00PP0`.
  init(number: UInt) {
    self.init(
      major: Int(number >> 28 & 0xF), minor: Int(number >> 20 & 0xFF),
      patch: Int(number >> 4 & 0xFF))
  }

  /// The library of this process.
  public static let runtime = OpenSSLVersion(number: UInt(OpenSSL_version_num()))

  /// The library's own name for itself: `OpenSSL 3.0.19 27 Jan 2026`.
  public static var runtimeName: String {
    guard let text = unsafe OpenSSL_version(OPENSSL_VERSION) else { return "OpenSSL" }
    return unsafe String(cString: text)
  }

  /// The version as people write it.
  public var text: String { "\(major).\(minor).\(patch)" }

  /// What is known to be wrong with the version; `nil` where nothing is.
  ///
  /// Only what was read in the advisories is claimed: of branches that are not named here, nothing
  /// is.
  public var weakness: Weakness? {
    guard major == 3, minor == 0 else { return nil }
    let open = Self.fixes.filter { patch < $0.patch }
    return open.isEmpty ? nil : Weakness(cves: open.map(\.cve), fixedIn: Self.fixed)
  }

  /// Faults that a newer version of the same branch does not have.
  public struct Weakness: Equatable, Sendable {
    /// Their numbers.
    public let cves: [String]
    /// The first version of the branch without them.
    public let fixedIn: OpenSSLVersion
  }

  /// Faults of the branch 3.0 in reading ASN.1, time stamps and CMS, and the patch that mended each.
  private static let fixes = [
    (patch: 19, cve: "CVE-2025-69420"), (patch: 21, cve: "CVE-2026-45447"),
    (patch: 21, cve: "CVE-2026-34180"), (patch: 21, cve: "CVE-2026-7383"),
  ]
  private static let fixed = OpenSSLVersion(major: 3, minor: 0, patch: 21)
}
