import ControlledIdentifiers
import StrictJSON
import Synchronization

/// The controller documents of a list, each read when it is first asked for.
final class DocumentShelf: Sendable {
  private let files: [ExactString: [UInt8]]
  /// As many as there are files.
  private let read = Mutex<[ExactString: Result<ControllerDocument, ControllerDocumentError>]>([:])

  /// The documents among a list's files.
  init(among files: [ExactString: [UInt8]]) {
    let folder = "\(TargetFile.Kind.did.rawValue)/"
    self.files = files.filter { $0.key.string.utf8.starts(with: folder.utf8) }
  }

  /// The places of the documents, in order.
  var paths: [ExactString] { files.keys.sorted() }

  /// What a file says; `nil` where there is none.
  func reading(
    at path: ExactString
  ) -> Result<ControllerDocument, ControllerDocumentError>? {
    guard !files.isEmpty, let bytes = files[path] else { return nil }
    return read.withLock { known in
      if let reading = known[path] { return reading }
      let reading = DocumentShelf.read(bytes)
      known[path] = reading
      return reading
    }
  }

  private static func read(
    _ bytes: [UInt8]
  ) -> Result<ControllerDocument, ControllerDocumentError> {
    do throws(ControllerDocumentError) {
      return .success(try ControllerDocument(bytes))
    } catch {
      return .failure(error)
    }
  }
}
