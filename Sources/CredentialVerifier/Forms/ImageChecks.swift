import BadgeBaking

extension Verification {
  /// Takes the credential out of an image, or notes why there is none.
  mutating func takeOut(of image: [UInt8], format: BakedImageFormat) -> [UInt8]? {
    note(.json, .failed, .notACredential(found: "an image"))
    return nil
  }
}
