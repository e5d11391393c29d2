import DurableFiles
import Glibc
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// The folder that remembers lists: what is installed, and what was seen.
///
/// Each list has a folder of its own with one file, `list`, which is replaced as a whole: whoever is
/// killed leaves the old one or the new one. Beside that folder stands a mark that there was such a
/// file, so that it is missed when it is gone.
struct StateFolder {
  let path: String

  /// Where a list is kept.
  func place(of listID: ExactString) -> StatePlace {
    StatePlace(
      state: self, name: Base16.encode(DigestAlgorithm.sha256.digest(of: listID.utf8)))
  }

  /// Where the lists are that are kept, or were, in the order of their names.
  func places() throws(CommandFailure) -> [StatePlace] {
    guard FileReader.exists(path) else { return [] }
    do throws(FileError) {
      let names = try FileReader.names(in: path).map { name in
        name.utf8.suffix(StatePlace.markSuffix.utf8.count)
          .elementsEqual(StatePlace.markSuffix.utf8)
          ? String(name.dropLast(StatePlace.markSuffix.utf8.count)) : name
      }
      let ours = Set(names.filter(StatePlace.isName))
      return ours.sorted().map { StatePlace(state: self, name: $0) }
    } catch {
      throw CommandFailure(reading: error)
    }
  }

  /// Does something while nobody else changes anything in the folder, which is made where it is
  /// missing.
  ///
  /// - Throws: `CommandFailure` where somebody else does for half a minute, and what `body` throws.
  func locked<Result>(
    _ body: () throws(CommandFailure) -> Result
  ) throws(CommandFailure) -> Result {
    let lock: FolderLock
    do throws(FileError) {
      try AtomicFile.createDirectory(path, mode: 0o700)
      lock = try waitForLock()
    } catch {
      throw CommandFailure(writing: error)
    }
    return try withExtendedLifetime(lock, body)
  }

  private func waitForLock() throws(FileError) -> FolderLock {
    for _ in 0..<StateFolder.attempts {
      do throws(FileError) {
        return try FolderLock(path)
      } catch .locked {
        usleep(StateFolder.pause)
      }
    }
    return try FolderLock(path)
  }

  /// An update takes a fraction of a second; half a minute is for slow disks.
  private static let attempts = 600
  private static let pause: UInt32 = 50_000

  /// Refuses what others can write: they could put a list of their own there.
  ///
  /// - Throws: `CommandFailure` with `noPermission`.
  static func refuseWhatOthersCanWrite(_ path: String) throws(CommandFailure) {
    guard let mode = try? FileReader.mode(of: path), mode & 0o022 != 0 else { return }
    throw CommandFailure(
      .noPermission,
      "\(DisplayText.escaped(path)) can be written by others, who could put a list of theirs there",
      hint: "give it to its owner alone (chmod go-w), and make sure that nobody changed it")
  }
}
