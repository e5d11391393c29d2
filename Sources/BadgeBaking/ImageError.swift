/// Why an image cannot be read, carries no credential that can be relied on, or cannot be baked.
///
/// Places in a PNG are offsets from its beginning, in bytes; those in an SVG are lines, from 1.
@nonexhaustive
public enum ImageError: Error, Equatable, Sendable {
  /// It is neither PNG nor SVG.
  case formatUnknown
  /// It has more bytes than are read.
  case tooLarge(bytes: Int, limit: Int)

  // PNG.
  /// It ends inside of a chunk, or a chunk says that it is longer than what is left.
  case pngTruncated(at: Int)
  /// A chunk says that it has 2^31 bytes or more.
  case chunkTooLong(at: Int)
  /// The type of a chunk is not four letters.
  case chunkTypeInvalid(at: Int)
  /// The check sum of a chunk is not that of what it holds.
  case checkSumWrong(chunk: String, at: Int)
  /// The first chunk is no header of 13 bytes.
  case headerMissing
  /// A second header.
  case headerRepeated(at: Int)
  /// No image data.
  case imageDataMissing
  /// No chunk says that the image ends.
  case endMissing
  /// The chunk that ends the image holds something.
  case endNotEmpty
  /// Something follows the end of the image.
  case trailingBytes(count: Int)
  /// There are more chunks than are read.
  case tooManyChunks(limit: Int)
  /// A text chunk with the keyword of a credential has not the form of its kind.
  case textMalformed(keyword: String, at: Int)
  /// A keyword that belongs into an iTXt chunk stands in another.
  case chunkKindWrong(keyword: String, found: String, at: Int)
  /// Compressed text is no whole stream of zlib.
  case textDamaged(at: Int)
  /// Compressed text expands to more bytes than are read.
  case textTooLarge(at: Int, limit: Int)

  // SVG.
  /// It is compressed as a whole.
  case svgCompressed
  /// It is no text that is read here.
  case svg(XMLFault, line: Int)
  /// Its first element is another one.
  case rootNotSVG
  /// A credential's element has a token as its attribute, and content beside it.
  case tokenAndContent(line: Int)
  /// A credential's element holds other elements.
  case credentialHasElements(line: Int)

  // Both.
  /// It carries no credential.
  case credentialMissing
  /// What carries the credential holds nothing.
  case credentialEmpty
  /// It carries several credentials, of which others may show another one.
  case credentialRepeated(count: Int)

  // Baking.
  /// It carries a credential already.
  case alreadyBaked
  /// What is to be baked is neither a JSON object nor a compact JWS.
  case notACredential
}

/// Why a text is not the XML that is read here.
@nonexhaustive
public enum XMLFault: String, Error, CaseIterable, Equatable, Sendable {
  /// Two attributes of one name.
  case attributeRepeated
  /// An attribute without a value in quotation marks, or with a `<` in it.
  case attributeValue
  /// A character that XML does not have.
  case character
  /// `--` inside of a comment.
  case comment
  /// Something beside the first element, or no element at all.
  case outsideRoot
  /// The XML declaration is not as it has to be.
  case declaration
  /// A document type declaration, which could define entities, or load them.
  case doctype
  /// An end tag that is not that of the element.
  case endTag
  /// A declaration of an encoding other than UTF-8.
  case encoding
  /// An entity other than the five of XML.
  case entity
  /// A processing instruction that is not as it has to be.
  case instruction
  /// A `<` that begins nothing.
  case markup
  /// Something that is no name.
  case name
  /// A namespace that may not be declared so.
  case namespace
  /// Bytes that are not UTF-8.
  case notUTF8
  /// A prefix that nothing declares.
  case prefix
  /// A reference to a character that is malformed, or that XML does not have.
  case reference
  /// `]]>` in text.
  case sectionEnd
  /// Elements that stand too deep in one another.
  case tooDeep
  /// More attributes than an element may have.
  case tooManyAttributes
  /// More namespaces than may be declared.
  case tooManyNamespaces
  /// More elements and attributes than are read.
  case tooManyNodes
  /// It ends before it is complete.
  case truncated
}

extension ImageError {
  /// A stable code, for programs.
  public var code: String {
    switch self {
    case .formatUnknown, .rootNotSVG: "IMAGE_UNKNOWN"
    case .tooLarge, .tooManyChunks, .textTooLarge: "IMAGE_TOO_LARGE"
    case .svg(.tooDeep, _), .svg(.tooManyAttributes, _), .svg(.tooManyNamespaces, _),
      .svg(.tooManyNodes, _):
      "IMAGE_TOO_LARGE"
    case .svg(.doctype, _), .svg(.entity, _): "IMAGE_ENTITIES"
    case .checkSumWrong: "IMAGE_CHECK_SUM"
    case .trailingBytes: "IMAGE_TRAILING_BYTES"
    case .chunkTooLong, .chunkTypeInvalid, .endMissing, .endNotEmpty, .headerMissing,
      .headerRepeated, .imageDataMissing, .pngTruncated, .svg:
      "IMAGE_MALFORMED"
    case .svgCompressed: "IMAGE_COMPRESSED"
    case .chunkKindWrong, .credentialEmpty, .credentialHasElements, .textDamaged, .textMalformed,
      .tokenAndContent:
      "IMAGE_CREDENTIAL_MALFORMED"
    case .credentialMissing: "IMAGE_CREDENTIAL_MISSING"
    case .credentialRepeated: "IMAGE_CREDENTIAL_REPEATED"
    case .alreadyBaked: "IMAGE_ALREADY_BAKED"
    case .notACredential: "IMAGE_NOT_A_CREDENTIAL"
    }
  }
}
