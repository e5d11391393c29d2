import DurableFiles
import IssuerTrust
import StrictJSON

/// Where one list is kept in a ``StateFolder``.
struct StatePlace {
  let state: StateFolder
  /// The SHA-256 of the list's id, in hexadecimal.
  let name: String

  static let markSuffix = ".known"

  /// Whether a name in the folder is one of ours.
  static func isName(_ name: String) -> Bool {
    name.utf8.count == 64
      && name.utf8.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }

  private var folder: String { "\(state.path)/\(name)" }
  /// The file that has everything.
  var file: String { "\(folder)/list" }
  /// The mark that the file was there.
  private var mark: String { "\(state.path)/\(name)\(StatePlace.markSuffix)" }

  /// What is kept; `nil` where nothing ever was.
  ///
  /// - Throws: `CommandFailure` with `badTrust` where it was, and is gone or damaged: whoever then
  ///   began anew without a word could be given an older list.
  func read() throws(CommandFailure) -> InstalledList? {
    for path in [state.path, folder, file] {
      try StateFolder.refuseWhatOthersCanWrite(path)
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(at: file, limit: StateFile.greatestSize)
    } catch .notFound {
      guard FileReader.exists(mark) else { return nil }
      throw failure("STATE_MISSING", "is gone, but a list was installed here")
    } catch .tooLarge, .notRegular, .isDirectory {
      throw failure("STATE_CORRUPT", "is no file that Assay wrote")
    } catch {
      throw CommandFailure(reading: error)
    }
    return try decode(bytes)
  }

  private func decode(_ bytes: [UInt8]) throws(CommandFailure) -> InstalledList {
    let list: InstalledList
    do throws(StateFile.Fault) {
      list = try InstalledList(parts: try StateFile.decode(bytes))
    } catch {
      throw failure("STATE_CORRUPT", "is damaged")
    }
    guard state.place(of: list.state.listID).name == name else {
      throw failure("STATE_CORRUPT", "is about another list than the one of its place")
    }
    return list
  }

  /// Keeps a list in the place of what was kept; call it inside of ``StateFolder/locked(_:)``.
  ///
  /// The mark comes last: until the file is there, nothing is missed that never was.
  ///
  /// - Throws: `CommandFailure`, and what was kept is as it was.
  func write(_ list: InstalledList) throws(CommandFailure) {
    do throws(FileError) {
      try AtomicFile.createDirectory(folder, mode: 0o700)
      AtomicFile.removeAbandoned(in: folder)
      try AtomicFile.write(StateFile.encode(list.parts), to: file, mode: 0o600, replacing: true)
      guard !FileReader.exists(mark) else { return }
      let id = Array(list.state.listID.string.utf8) + [UInt8(ascii: "\n")]
      try AtomicFile.write(id, to: mark, mode: 0o600, replacing: true)
    } catch {
      throw CommandFailure(writing: error)
    }
  }

  private func failure(_ code: String, _ words: String) -> CommandFailure {
    CommandFailure(
      .badTrust, "\(DisplayText.escaped(file)) \(words) [\(code)]",
      hint: "put it back from a copy; or begin anew, with a list that you know to be current: "
        + "assay trust update BUNDLE --root ROOT --reset")
  }
}
