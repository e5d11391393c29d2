import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Where files stand among the targets: in folders by their kind and by who lists them, under names
/// that follow from what they are about.
enum TargetPlace {
  /// The folder of the records that an authority lists; `nil` for the list's own registry.
  static func recordFolder(of authority: ExactString?) -> String {
    "issuers/\(authority ?? Authority.registry)"
  }

  /// The folder of an authority's other files of a kind; `nil` for the list's own.
  static func folder(of kind: TargetFile.Kind, listedBy authority: ExactString?) -> String {
    authority.map { "\(kind.rawValue)/\($0)" } ?? kind.rawValue
  }

  /// The place of the document of a controller, which the list's own registry alone has.
  static func path(ofDocumentOf controller: ExactString) -> ExactString {
    ExactString("\(folder(of: .did, listedBy: nil))/\(name(of: controller)).json")
  }

  /// The name of an id or URL: its SHA-256, in hexadecimal, for it can have any characters.
  static func name(of text: ExactString) -> String {
    Base16.encode(DigestAlgorithm.sha256.digest(of: text.utf8))
  }
}
