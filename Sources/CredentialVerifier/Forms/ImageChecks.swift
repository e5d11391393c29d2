import BadgeBaking
import CredentialModel
import OpenSSLCrypto
import StrictJSON

extension Verification {
  /// Takes the credential out of an image, or notes why there is none.
  ///
  /// What an image shows nobody vouches for: only what the credential says is verified.
  mutating func takeOut(of bytes: [UInt8], format: BakedImageFormat) -> [UInt8]? {
    do throws(ImageError) {
      let image = try BadgeImage(bytes)
      let credential = try image.credential()
      if credential.remarks.isEmpty { note(.image, .passed, .imageCarries(credential.place)) }
      for remark in credential.remarks { note(.image, .warning, .imageRemark(remark)) }
      self.image = image
      return credential.text
    } catch {
      note(.image, .failed, .image(error))
      return nil
    }
  }

  /// Compares the image that carried a credential with those that the credential names.
  ///
  /// Baking changes a file, so that the image counts as it was without the credential. Nothing is
  /// noted where the credential names no image by its content: a URL cannot be compared.
  mutating func checkImage(of credential: Credential) {
    guard let image else { return }
    let stated = StatedImage.all(in: credential).filter { $0.canBe(image.format) }
    guard let first = stated.first else { return }
    let originals = image.originals()
    if stated.contains(where: { stated in originals.contains(where: stated.content.isOf) }) {
      note(.image, .passed, .imageAsStated)
    } else {
      note(.image, .warning, .imageDiffers, at: first.place)
    }
  }
}

extension Verifier {
  /// What an image carries; all that is no image, or carries nothing, as it is.
  static func takenOut(ofImage bytes: [UInt8]) -> [UInt8] {
    guard BakedImageFormat(of: bytes) != nil else { return bytes }
    return (try? BadgeImage(bytes).credential().text) ?? bytes
  }
}
