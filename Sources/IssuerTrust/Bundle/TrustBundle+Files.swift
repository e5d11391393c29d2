public import StrictJSON

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
    file(at: TrustBundle.path(ofStatusList: url, authority: issuer.authority))
  }

  /// Where the status list of a URL stands among the targets.
  ///
  /// - Parameters:
  ///   - url: The list's URL.
  ///   - authority: Who lists it; `nil` for the list's own registry.
  /// - Returns: The path.
  static func path(ofStatusList url: ExactString, authority: ExactString? = nil) -> ExactString {
    let folder = TargetPlace.folder(of: .status, listedBy: authority)
    return ExactString("\(folder)/\(TargetPlace.name(of: url)).json")
  }

  /// The status lists that the list carries, in the order of their paths; whose they are, each says
  /// itself.
  public var statusListFiles: [(path: ExactString, bytes: [UInt8])] {
    content.files.others.filter { $0.key.string.utf8.starts(with: "status/".utf8) }
      .sorted { $0.key < $1.key }.map { (path: $0.key, bytes: $0.value) }
  }
}
