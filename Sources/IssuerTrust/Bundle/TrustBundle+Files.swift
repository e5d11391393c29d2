import OpenSSLCrypto
public import StrictJSON
import WireFormats

extension TrustBundle {
  /// A file that the list signed and that is neither a record nor a context: a status list, or
  /// evidence.
  ///
  /// - Parameter path: Where it stands among the targets.
  /// - Returns: Its bytes, which are those that were signed; `nil` where the list has no such file.
  public func file(at path: ExactString) -> [UInt8]? { content.files.others[path] }

  /// The status list of a URL that the list carries for an issuer: `status/<SHA-256 of the URL>.json`,
  /// or `status/<authority>/<SHA-256 of the URL>.json` where an authority lists the issuer.
  ///
  /// - Parameters:
  ///   - url: What a status entry names as its `statusListCredential`, byte for byte.
  ///   - issuer: The record of the issuer whose credential names it.
  /// - Returns: The list credential, signed by the list; `nil` where the list has none.
  public func statusList(at url: ExactString, for issuer: IssuerRecord) -> [UInt8]? {
    let digest = Base16.encode(DigestAlgorithm.sha256.digest(of: url.utf8))
    let folder = issuer.authority.map { "status/\($0)" } ?? "status"
    return file(at: ExactString("\(folder)/\(digest).json"))
  }
}
