import LinkedData
import StrictJSON
import Synchronization

/// Gives the processor its contexts, and keeps why it could not.
final class ContextLoader: Sendable {
  private let sources: ContextSources
  private let failures = Mutex<[ExactString: CommandFailure]>([:])

  init(_ sources: ContextSources) {
    self.sources = sources
  }

  /// The document of a context; `nil` where it cannot be had.
  func document(at url: String) -> JSONDocument? {
    do throws(CommandFailure) {
      return try sources.document(at: url)
    } catch {
      failures.withLock { $0[ExactString(url)] = error }
      return nil
    }
  }

  /// Why the context at a URL could not be had although its URL is mapped.
  func failure(for url: ExactString) -> CommandFailure? {
    failures.withLock { $0[url] }
  }
}
