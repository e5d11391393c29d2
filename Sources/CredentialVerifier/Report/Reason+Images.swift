import BadgeBaking

extension Reason {
  /// What was found in an image, in a sentence; `nil` where the reason is about something else.
  var imageSentence: String? {
    switch self {
    case .image(let error): "\(error)"
    case .imageCarries(let place): "the image carries one credential (\(place.rawValue))"
    case .imageRemark(let remark): remark.sentence
    case .imageAsStated: "the image is one that the credential names"
    case .imageDiffers: "the credential names another image than the one that carries it"
    default: nil
    }
  }

  /// The stable code of a remark.
  static func code(of remark: BakedCredential.Remark) -> String {
    switch remark {
    case .legacyName: "IMAGE_LEGACY"
    case .legacyBeside: "IMAGE_OTHER_CREDENTIAL"
    case .compressed: "IMAGE_TEXT_COMPRESSED"
    case .misplaced: "IMAGE_MISPLACED"
    }
  }

  /// What to do about a remark.
  static func remedy(for remark: BakedCredential.Remark) -> String? {
    switch remark {
    case .legacyBeside: "ask the issuer for an image that carries this credential only"
    default: nil
    }
  }
}
