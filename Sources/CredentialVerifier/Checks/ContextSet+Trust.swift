import IssuerTrust
import LinkedData
import StrictJSON

extension ContextSet {
  /// The contexts that are part of Assay, and those that a trust list signed.
  ///
  /// One that cannot be used is left out: documents that name it cannot be read, and no others
  /// suffer.
  init(trustedBy trust: TrustBundle?) {
    self = .embedded
    for context in trust?.contexts ?? [] {
      guard let document = try? JSONDocument(context.bytes),
        let larger = try? adding(document, urlDigest: context.urlDigest)
      else { continue }
      self = larger
    }
  }
}
