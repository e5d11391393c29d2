extension BakedCredential.Remark {
  /// The fact as a sentence for a person, without a final stop.
  public var sentence: String {
    switch self {
    case .legacyName(let place):
      "the image carries the credential in the way of older Open Badges (\(place.rawValue))"
    case .legacyBeside:
      "the image carries two credentials: this one, and one in the way of older Open Badges, which "
        + "other programs may show"
    case .compressed:
      "the image carries the credential as compressed text, which Open Badges 3.0 does not allow"
    case .misplaced:
      "the image carries the credential not directly after its tag svg, where other programs look for it"
    }
  }
}
