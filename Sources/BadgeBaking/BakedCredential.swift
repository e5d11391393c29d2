/// A credential as an image carries it.
public struct BakedCredential: Equatable, Sendable {
  /// The credential: JSON or a compact JWS, as far as it is one.
  ///
  /// Nothing of it was checked.
  public let text: [UInt8]

  /// What it stands in.
  public let place: Place

  /// What is not as Open Badges 3.0 says, and harmless.
  public let remarks: [Remark]

  /// What a credential stands in.
  @nonexhaustive
  public enum Place: String, Sendable {
    /// A chunk of a PNG for text in UTF-8.
    case internationalText = "iTXt"
    /// A chunk of a PNG for text in Latin-1, which only older badges have.
    case text = "tEXt"
    /// The same, compressed.
    case compressedText = "zTXt"
    /// The attribute `verify` of an SVG's element.
    case attribute = "verify"
    /// The content of an SVG's element.
    case content = "CDATA"
  }

  /// Something that is not as Open Badges 3.0 says, and harmless.
  @nonexhaustive
  public enum Remark: Equatable, Sendable {
    /// It stands under the name that older versions of Open Badges use, in a chunk or element.
    case legacyName(Place)
    /// Beside it there is another one, under the name that older versions use.
    case legacyBeside
    /// It is compressed.
    case compressed
    /// It does not stand directly after the tag `svg`.
    case misplaced
  }
}

/// The names under which images carry credentials.
enum CarrierName: Equatable, Sendable {
  /// Source: Open Badges 3.0 §5.3.
  case openBadges3
  /// Source: Comprehensive Learner Record 2.0, of PNG.
  case learnerRecord
  /// Source: Open Badges 2.0, Badge Baking.
  case openBadges2

  /// The keyword of a PNG's text chunk.
  var keyword: String {
    switch self {
    case .openBadges3: "openbadgecredential"
    case .learnerRecord: "clrcredential"
    case .openBadges2: "openbadges"
    }
  }

  /// The name with a keyword.
  init?(keyword: ArraySlice<UInt8>) {
    let all: [CarrierName] = [.openBadges3, .learnerRecord, .openBadges2]
    guard let name = all.first(where: { keyword.elementsEqual($0.keyword.utf8) }) else {
      return nil
    }
    self = name
  }
}

/// Something in an image that carries a credential.
protocol Carrier {
  var name: CarrierName { get }
}

extension Array where Element: Carrier {
  /// The one that counts.
  ///
  /// Open Badges 3.0 takes the first and says that there must not be a second. Where there is one,
  /// other programs may show what this one did not verify: so there is none that counts.
  ///
  /// - Returns: It, and whether one of older versions stands beside it.
  /// - Throws: `credentialMissing` or `credentialRepeated`.
  func theOne() throws(ImageError) -> (carrier: Element, hasLegacyBeside: Bool) {
    let current = filter { $0.name != .openBadges2 }
    let legacy = filter { $0.name == .openBadges2 }
    let counting = current.isEmpty ? legacy : current
    guard let first = counting.first else { throw .credentialMissing }
    guard counting.count == 1 else { throw .credentialRepeated(count: counting.count) }
    return (first, !current.isEmpty && !legacy.isEmpty)
  }
}
