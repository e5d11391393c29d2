import ArgumentParser
import OpenSSLCrypto

/// The forms that `assay canonicalize` writes.
enum CanonicalForm: String, CaseIterable, ExpressibleByArgument {
  /// JSON in one spelling. Source: RFC 8785.
  case jcs
  /// JSON-LD in which nothing depends on a context. Source: JSON-LD 1.1 §9.
  case expanded
  /// The statements, in the order in which they are made.
  case nquads
  /// The statements in the form that is the same for all that say the same. Source: RDFC-1.0.
  case rdfc

  /// Whether the form is of JSON alone.
  var isOfJSON: Bool { self == .jcs || self == .expanded }
}

/// The hash functions with which RDFC-1.0 tells blank nodes apart.
enum CanonicalHash: String, CaseIterable, ExpressibleByArgument {
  case sha256
  case sha384

  var algorithm: DigestAlgorithm {
    switch self {
    case .sha256: .sha256
    case .sha384: .sha384
    }
  }
}
