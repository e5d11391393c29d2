import BadgeBaking

/// An image that the user named.
struct ImageFile {
  /// The image, read.
  let image: BadgeImage
  /// Its name as it is printed.
  let name: String

  /// Reads an image.
  ///
  /// - Throws: `CommandFailure` with `badData` where it is no image that is read here.
  init(_ file: InputFile) throws(CommandFailure) {
    name = file.name
    let bytes = try file.read(limit: ImageLimits.standard.maxBytes)
    do throws(ImageError) {
      image = try BadgeImage(bytes)
    } catch {
      throw CommandFailure(error, in: file.name)
    }
  }
}

extension CommandFailure {
  /// What is wrong with an image.
  init(_ error: ImageError, in name: String) {
    let hint: String? =
      if case .alreadyBaked = error { "add --replace to put the new one in its place" } else {
        error.remedy
      }
    self.init(.badData, "\(name): \(error)", hint: hint)
  }
}

extension BakedImageFormat {
  /// The format's name.
  var name: String { self == .png ? "PNG" : "SVG" }
}
