import DurableFiles
import Glibc

/// A folder for one run, which is removed with all that is in it when its owner lets go of it.
struct ScratchFolder: ~Copyable {
  private let path: String

  /// Makes a folder that only its owner can reach, where the system keeps such folders.
  init() throws(CommandFailure) {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/assay-drill-XXXXXX".utf8CString)
    let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
    guard isMade, let path = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(
        .cannotCreate,
        "no folder can be made in \(DisplayText.escaped(base)): \(Terminal.systemMessage(errno))",
        hint: "name another: TMPDIR=FOLDER")
    }
    self.path = path
  }

  /// Does something with the folder, which is there until it is done.
  borrowing func use(_ work: (String) throws -> Void) throws { try work(path) }

  deinit { ScratchFolder.remove(path, depth: 8) }

  /// Removes a folder and what is in it; links are removed, not followed.
  private static func remove(_ path: String, depth: Int) {
    for name in (try? FileReader.names(in: path)) ?? [] {
      let entry = "\(path)/\(name)"
      if unsafe unlink(entry) != 0, depth > 0 { remove(entry, depth: depth - 1) }
    }
    _ = unsafe rmdir(path)
  }
}
