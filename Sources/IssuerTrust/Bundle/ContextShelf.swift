import OpenSSLCrypto
import StrictJSON

/// The contexts of a list, read when they are first asked for.
final class ContextShelf: Sendable {
  private let files: [(place: ContextPlace, bytes: [UInt8])]
  private let read = Once<(usable: [TrustedContext], unusable: [UnusableContext])>()

  init(_ files: [(place: ContextPlace, bytes: [UInt8])]) { self.files = files }

  /// The contexts that documents may name, in the order in which they were signed.
  var usable: [TrustedContext] { all.usable }

  /// The files in places of contexts that are none.
  var unusable: [UnusableContext] { all.unusable }

  private var all: (usable: [TrustedContext], unusable: [UnusableContext]) {
    read.value {
      var (usable, unusable): ([TrustedContext], [UnusableContext]) = ([], [])
      for (place, bytes) in files {
        let url = place.url?.string
        do throws(TrustError) {
          try ContextSyntax.check(bytes, file: place.path.string)
          usable.append(
            TrustedContext(
              urlDigest: place.urlDigest, path: place.path, url: url, bytes: bytes,
              sha256: DigestAlgorithm.sha256.digest(of: bytes)))
        } catch {
          unusable.append(UnusableContext(path: place.path, url: url, reason: error))
        }
      }
      return (usable, unusable)
    }
  }
}
