extension ImageError: CustomStringConvertible {
  /// The fact as a sentence for a person, without a final stop.
  public var description: String {
    switch self {
    case .formatUnknown: "it is neither a PNG nor an SVG image"
    case .tooLarge(let bytes, let limit):
      "the image has \(bytes) bytes, at most \(limit) are read"
    case .pngTruncated(let at): "the image is cut short: the chunk at byte \(at) is not whole"
    case .chunkTooLong(let at): "the chunk at byte \(at) says that it has 2 GiB or more"
    case .chunkTypeInvalid(let at): "the chunk at byte \(at) has a type that is not four letters"
    case .checkSumWrong(let chunk, let at):
      "the \(chunk) chunk at byte \(at) is damaged: its check sum is another"
    case .headerMissing: "the image does not begin with a header (IHDR) of 13 bytes"
    case .headerRepeated(let at): "the image has a second header (IHDR), at byte \(at)"
    case .imageDataMissing: "the image has no image data (IDAT)"
    case .endMissing: "the image is cut short: nothing says that it ends (IEND)"
    case .endNotEmpty: "the chunk that ends the image (IEND) is not empty"
    case .trailingBytes(let count):
      "\(count) \(count == 1 ? "byte follows" : "bytes follow") the end of the image"
    case .tooManyChunks(let limit): "the image has more than \(limit) chunks"
    case .textMalformed(let keyword, let at):
      "the text chunk \(keyword) at byte \(at) is malformed"
    case .chunkKindWrong(let keyword, let found, let at):
      "the keyword \(keyword) stands in a \(found) chunk, at byte \(at), and belongs into iTXt"
    case .textDamaged(let at):
      "the compressed text at byte \(at) cannot be expanded: it is damaged"
    case .textTooLarge(let at, let limit):
      "the compressed text at byte \(at) expands to more than \(limit) bytes"
    case .svgCompressed: "the image is compressed (SVGZ)"
    case .svg(let fault, let line):
      "the image is no SVG that is read here: line \(line) \(fault.phrase)"
    case .rootNotSVG: "the document is XML, but no SVG image"
    case .tokenAndContent(let line):
      "the element of the credential at line \(line) has an attribute verify and content too"
    case .credentialHasElements(let line):
      "the element of the credential at line \(line) holds other elements"
    case .credentialMissing: "the image carries no credential"
    case .credentialEmpty: "what should carry a credential in the image is empty"
    case .credentialRepeated(let count):
      "the image carries \(count) credentials, of which other programs may show another one"
    case .alreadyBaked: "the image carries a credential already"
    case .notACredential: "what should be baked is neither a JSON object nor a compact JWS"
    }
  }

  /// What to do about it; `nil` where there is nothing that helps.
  public var remedy: String? {
    switch self {
    case .svgCompressed: "expand it first: gunzip -S .svgz FILE"
    case .svg(.doctype, _), .svg(.entity, _):
      "where it is your own image, save it as plain SVG, without a DOCTYPE"
    case .svg(.encoding, _), .svg(.notUTF8, _): "where it is your own image, save it as UTF-8"
    case .credentialMissing:
      "ask for the image as it was issued: chats, mail and web pages often strip what it carries"
    case .credentialRepeated: "do not rely on it; ask the issuer for the original"
    case .alreadyBaked: nil
    case .notACredential: nil
    case .formatUnknown, .rootNotSVG: "give a PNG or an SVG"
    default: "ask the holder for the original file"
    }
  }
}

extension XMLFault {
  /// The fault in a sentence, after the line.
  fileprivate var phrase: String {
    switch self {
    case .attributeRepeated: "has two attributes of one name"
    case .attributeValue: "has an attribute without a proper value"
    case .character: "has a character that XML does not allow"
    case .comment: "has '--' in a comment"
    case .outsideRoot: "has something beside the one element of an image"
    case .declaration: "has a malformed XML declaration"
    case .doctype: "has a DOCTYPE, which can define or load entities"
    case .endTag: "has an end tag that ends nothing"
    case .encoding: "declares an encoding other than UTF-8"
    case .entity: "has an entity other than the five of XML"
    case .instruction: "has a malformed processing instruction"
    case .markup: "has a '<' that begins nothing"
    case .name: "has something that is no name"
    case .namespace: "declares a namespace that may not be declared so"
    case .notUTF8: "has bytes that are not UTF-8"
    case .prefix: "has a prefix that nothing declares"
    case .reference: "has a malformed reference to a character"
    case .sectionEnd: "has ']]>' in text"
    case .tooDeep: "has elements that stand too deep in one another"
    case .tooManyAttributes: "has an element of too many attributes"
    case .tooManyNamespaces: "declares too many namespaces"
    case .tooManyNodes: "has more elements and attributes than are read"
    case .truncated: "ends before the image does"
    }
  }
}
