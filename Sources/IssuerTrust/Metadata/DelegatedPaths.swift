import OpenSSLCrypto
import StrictJSON
import WireFormats

/// What of the paths a delegated role is entitled to.
///
/// Source: The Update Framework 1.0 §4.5.
enum DelegatedPaths: Sendable {
  /// Paths that one of some patterns matches.
  case patterns([PathPattern])
  /// Paths whose SHA-256 begins with one of some hexadecimal digits.
  case digestPrefixes([ExactString])

  /// Reads `paths` or `path_hash_prefixes`, of which there must be one.
  init(in entry: ObjectReader) throws(TrustError) {
    let prefixes = try entry.texts("path_hash_prefixes")
    guard let patterns = try entry.texts("paths") else {
      guard let prefixes else { throw entry.malformed("paths", expected: "a list of patterns") }
      guard prefixes.count <= TrustLimits.digestPrefixes else {
        throw entry.malformed(
          "path_hash_prefixes", expected: "at most \(TrustLimits.digestPrefixes) prefixes")
      }
      self = .digestPrefixes(prefixes)
      return
    }
    guard prefixes == nil else {
      throw entry.malformed("paths", expected: "no path_hash_prefixes beside it")
    }
    guard patterns.count <= TrustLimits.pathPatterns else {
      throw entry.malformed("paths", expected: "at most \(TrustLimits.pathPatterns) patterns")
    }
    self = .patterns(patterns.map { PathPattern($0) })
  }

  /// Whether a path is one of them.
  func contain(_ path: ExactString) -> Bool {
    switch self {
    case .patterns(let patterns): return patterns.contains { $0.matches(path) }
    case .digestPrefixes(let prefixes):
      let digest = Base16.encode(DigestAlgorithm.sha256.digest(of: path.utf8))
      return prefixes.contains { digest.utf8.starts(with: $0.string.utf8) }
    }
  }
}

/// A pattern of paths: `*` stands for any characters and `?` for one, but never for a `/`.
///
/// Source: The Update Framework 1.0 §4.5, PATHPATTERN.
struct PathPattern: Equatable, Sendable {
  let text: ExactString
  private let bytes: [UInt8]

  init(_ text: ExactString) {
    self.text = text
    bytes = text.utf8
  }

  /// Whether the pattern matches the whole path.
  ///
  /// No `*` reaches beyond a `/`, so only the last one has to be tried again.
  func matches(_ path: ExactString) -> Bool {
    let (any, one, slash) = (UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "/"))
    let path = path.utf8
    var (place, position) = (0, 0)
    var lastAny: (place: Int, position: Int)?
    while position < path.count {
      if place < bytes.count, bytes[place] == any {
        lastAny = (place, position)
        place += 1
      } else if place < bytes.count,
        bytes[place] == path[position] || bytes[place] == one && path[position] != slash
      {
        (place, position) = (place + 1, position + 1)
      } else if let last = lastAny, path[last.position] != slash {
        lastAny = (last.place, last.position + 1)
        (place, position) = (last.place + 1, last.position + 1)
      } else {
        return false
      }
    }
    return bytes[place...].allSatisfy { $0 == any }
  }
}
