public import OpenSSLCrypto
public import StrictJSON

/// The identifier of a key in somebody's controller document: their identifier, a `#`, a name.
///
/// Source: W3C Controlled Identifiers 1.0 §2.2 (verification methods), §3.3 (their retrieval).
public struct VerificationMethodID: Hashable, Sendable {
  /// Who controls the key: what stands before the `#`, a DID or an absolute URL.
  public let controller: ExactString
  /// Which of their keys: what stands after the `#`.
  public let fragment: ExactString

  /// The DID that the controller is, if it is one.
  private let did: DID?

  /// The parts of an absolute URL, or of a DID URL without path and query, that has a fragment.
  ///
  /// - Throws: what makes it no URL or no DID, `fragmentMissing`, `fragmentEmpty` or
  ///   `fragmentRepeated`.
  public init(_ url: String) throws(IdentifierError) {
    let bytes = try IdentifierSyntax.bytes(url)
    let scheme = try IdentifierSyntax.schemeLength(bytes)
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    guard scheme < hash else { throw .notAbsolute }
    let controller = String(url.utf8.prefix(hash)) ?? ""
    // An identifier that is wrong in its first part is refused for that, whatever follows.
    if IdentifierSyntax.equals(bytes[..<scheme], "did") {
      did = try DID(controller, bytes: [UInt8](bytes[..<hash]))
    } else {
      did = nil
      try Self.checkHost(bytes[..<hash], scheme: scheme)
    }
    guard hash < bytes.count else { throw .fragmentMissing }
    guard hash + 1 < bytes.count else { throw .fragmentEmpty }
    if let second = bytes[(hash + 1)...].firstIndex(of: UInt8(ascii: "#")) {
      throw .fragmentRepeated(index: second)
    }
    self.controller = ExactString(controller)
    self.fragment = ExactString(String(url.utf8.dropFirst(hash + 1)) ?? "")
  }

  /// The key that the controller itself is, or `nil` where it is no `did:key`.
  ///
  /// - Throws: `didKeyFragmentDiffers` where the fragment names another key than the DID, or what
  ///   makes the DID no key that Assay takes.
  public func didKey() throws(IdentifierError) -> DIDKey? {
    guard let did, did.isKey else { return nil }
    // The DID first: two malformed keys that are the same would otherwise pass as one reason.
    let key = try DIDKey(did)
    try checkDIDKeyFragment()
    return key
  }

  /// The key that the controller itself is, or `nil` where it is no `did:jwk`.
  ///
  /// - Throws: `didJWKFragmentDiffers` where the fragment is not `0`, or what makes the DID no key.
  public func didJWK() throws(IdentifierError) -> DIDJWK? {
    guard let did, did.isJWK else { return nil }
    let key = try DIDJWK(did)
    guard fragment == "0" else { throw .didJWKFragmentDiffers }
    return key
  }

  /// The key that the controller itself is, whichever method of such it is of; `nil` where it is
  /// none.
  ///
  /// - Throws: as ``didKey()`` and ``didJWK()`` do.
  public func controllerKey() throws(IdentifierError) -> PublicKey? {
    if let key = try didKey() { return key.multikey.publicKey }
    return try didJWK()?.jwk.publicKey
  }

  /// Checks, where the controller is a `did:key`, that the fragment names the same key.
  ///
  /// Decodes nothing: for callers who know the key already, from a trust list.
  ///
  /// - Throws: `didKeyFragmentDiffers`.
  public func checkDIDKeyFragment() throws(IdentifierError) {
    guard let did, did.isKey else { return }
    guard controller.utf8[did.prefixLength...].elementsEqual(fragment.utf8) else {
      throw .didKeyFragmentDiffers
    }
  }

  /// Refuses `https:x`, `https:///x` and the like, in which browsers would guess a host.
  private static func checkHost(
    _ bytes: ArraySlice<UInt8>, scheme: Int
  ) throws(IdentifierError) {
    let name = bytes[..<scheme].map { $0 | 0x20 }[...]
    guard IdentifierSyntax.equals(name, "https") || IdentifierSyntax.equals(name, "http") else {
      // `did` in other letters would be a second spelling of every DID.
      if IdentifierSyntax.equals(name, "did") { throw .notDID }
      guard bytes.count > scheme + 1 else { throw .notAbsolute }
      return
    }
    let authority = bytes[(scheme + 1)...]
    guard authority.starts(with: "//".utf8), let first = authority.dropFirst(2).first,
      !"/?:@".utf8.contains(first)
    else { throw .hostMissing }
  }
}

extension VerificationMethodID: CustomStringConvertible {
  /// The whole URL.
  public var description: String { "\(controller)#\(fragment)" }
}
