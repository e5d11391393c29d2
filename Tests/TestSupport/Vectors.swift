import Foundation

/// The official test vectors, read from the folder that `ASSAY_VECTORS` names.
///
/// They belong to others and are not part of this package; without them the suites that need
/// them say that they are skipped.
public enum Vectors {
  /// The folder that `ASSAY_VECTORS` names, or `nil` where it is unset or empty.
  public static let folder: String? = {
    guard let path = ProcessInfo.processInfo.environment["ASSAY_VECTORS"], !path.isEmpty else {
      return nil
    }
    return path
  }()

  /// Whether the vectors are there; a condition for `.enabled(if:)`.
  public static var areAvailable: Bool { folder != nil }

  /// The bytes of one file, by its path inside the vector folder.
  public static func bytes(_ path: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)")))
  }

  /// The names of the files in one folder of the vectors, sorted.
  public static func files(in path: String) throws -> [String] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)").sorted()
  }
}
