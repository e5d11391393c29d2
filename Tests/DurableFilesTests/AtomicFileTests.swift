import Foundation
import Testing

@testable import DurableFiles

@Suite struct AtomicFileTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Both ways to write: without a name until the end, and where file systems cannot do that.
  private func write(
    _ text: String, to path: String, mode: UInt32 = 0o644, replacing: Bool, namedEarly: Bool
  ) throws(FileError) {
    try AtomicFile.write(to: path, mode: mode, replacing: replacing, namedEarly: namedEarly) {
      (file: borrowing FileDescriptor) throws(FileError) in
      try file.write(Array(text.utf8))
    }
  }

  @Test(arguments: [true, false], [true, false])
  func `a new file has the content and the mode, and nothing else is left`(
    replacing: Bool, namedEarly: Bool
  ) throws {
    let path = folder.path("new")
    try write("content", to: path, mode: 0o600, replacing: replacing, namedEarly: namedEarly)
    #expect(try folder.read("new") == "content")
    #expect(try FileReader.mode(of: path) == 0o600)
    #expect(try folder.names == ["new"])
  }

  @Test(arguments: [true, false])
  func `a file that is there is replaced only on request`(namedEarly: Bool) throws {
    try folder.write("old", to: "file")
    let path = folder.path("file")
    #expect(throws: FileError.alreadyExists(path: path)) {
      try write("x", to: path, replacing: false, namedEarly: namedEarly)
    }
    #expect(try folder.read("file") == "old")
    try write("new", to: path, replacing: true, namedEarly: namedEarly)
    #expect(try folder.read("file") == "new")
    #expect(try folder.names == ["file"])
  }

  @Test func `a file that another program wrote gets its name once`() throws {
    try folder.write("content", to: ".partial")
    try AtomicFile.publish(folder.path(".partial"), as: folder.path("final"))
    #expect(try folder.names == ["final"])
    try folder.write("other", to: ".partial")
    #expect(throws: FileError.alreadyExists(path: folder.path("final"))) {
      try AtomicFile.publish(folder.path(".partial"), as: folder.path("final"))
    }
    #expect(try folder.read("final") == "content")
    try AtomicFile.synchronizeFolder(folder.path)
  }

  @Test func `a symbolic link is never followed`() throws {
    try folder.write("precious", to: "elsewhere")
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.path("elsewhere"))
    #expect(throws: FileError.alreadyExists(path: link)) {
      try AtomicFile.write([1], to: link, replacing: false)
    }
    try AtomicFile.write(Array("new".utf8), to: link, replacing: true)
    #expect(try folder.read("elsewhere") == "precious")
    #expect(try folder.read("link") == "new")
    #expect(throws: (any Error).self) {
      try FileManager.default.destinationOfSymbolicLink(atPath: link)
    }
  }

  @Test func `a link that leads nowhere counts as there`() throws {
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.path("absent"))
    #expect(FileReader.exists(link))
    #expect(throws: FileError.alreadyExists(path: link)) {
      try AtomicFile.write([1], to: link, replacing: false)
    }
    #expect(try folder.names == ["link"])
  }

  @Test func `a missing folder is named`() throws {
    let path = folder.path("absent/file")
    #expect(throws: FileError.notFound(path: folder.path("absent/"))) {
      try AtomicFile.write([1], to: path, replacing: true)
    }
  }

  @Test(arguments: ["", "/", "/.", "/.."])
  func `a directory is no target`(ending: String) throws {
    let path = folder.path + ending
    #expect(throws: FileError.isDirectory(path: path)) {
      try AtomicFile.write([1], to: path, replacing: true)
    }
  }

  @Test func `a path with a zero byte is refused, not cut`() throws {
    let path = folder.path("good\0bad")
    #expect(throws: FileError.failed(path: path, operation: "opening", errno: EINVAL)) {
      try AtomicFile.write([1], to: path, replacing: true)
    }
    #expect(
      throws: FileError.failed(path: path, operation: "creating the folder", errno: EINVAL)
    ) { try AtomicFile.createDirectory(path) }
    #expect(!FileReader.exists(folder.path + "\0") && !FileReader.isDirectory(folder.path + "\0"))
    #expect(try folder.names == [])
  }

  @Test(arguments: [true, false], [true, false])
  func `a disk that fills up in the middle leaves the old state`(
    replacing: Bool, namedEarly: Bool
  ) throws {
    try folder.write("old", to: "old")
    let full = FileError.failed(path: folder.path("file"), operation: "writing", errno: ENOSPC)
    for name in ["old", "file"] {
      #expect(throws: full) {
        try AtomicFile.write(
          to: folder.path(name), mode: 0o644, replacing: replacing, namedEarly: namedEarly
        ) { (file: borrowing FileDescriptor) throws(FileError) in
          try file.write(Array("half".utf8))
          throw full
        }
      }
    }
    #expect(try folder.names == ["old"])
    #expect(try folder.read("old") == "old")
  }

  @Test func `while it is written a file has no name, or one that says what it is`() throws {
    for namedEarly in [false, true] {
      var meanwhile: [String] = []
      try AtomicFile.write(
        to: folder.path("file"), mode: 0o644, replacing: true, namedEarly: namedEarly
      ) { (file: borrowing FileDescriptor) throws(FileError) in
        meanwhile = try FileReader.names(in: folder.path).filter { $0 != "file" }
        // Nobody takes it for abandoned.
        AtomicFile.removeAbandoned(in: folder.path)
        try file.write([1])
      }
      #expect(meanwhile.allSatisfy(PartialName.isOurs))
      if namedEarly { #expect(meanwhile.count == 1) }
      #expect(try folder.names == ["file"])
    }
  }

  @Test func `what a killed process left is removed, and nothing else`() throws {
    let others = [
      ".partial", "3f2a.partial", ".3F2A.partial", ".3f2a.partial.json", ".toolong0toolong.partial",
      ".3f2.a.partial", "file",
    ]
    for name in others + [".3f2a9c1b7d5e4.partial", ".0.partial"] {
      try folder.write("half", to: name)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(".1.partial"), withDestinationPath: folder.path("file"))
    try #require(mkfifo(folder.path(".2.partial"), 0o600) == 0)
    AtomicFile.removeAbandoned(in: folder.path)
    #expect(try folder.names == (others + [".1.partial", ".2.partial"]).sorted())
    AtomicFile.removeAbandoned(in: folder.path("absent"))
  }

  @Test func `temporary names are recognized`() {
    for _ in 0..<100 { #expect(PartialName.isOurs(PartialName.random())) }
  }

  @Test func `a full device is an error with its name and reason`() throws {
    let device = try FileDescriptor(
      opening: "/dev/full", path: "/dev/full", flags: O_WRONLY, operation: "opening")
    do throws(FileError) {
      try device.write([1, 2, 3])
      Issue.record("/dev/full took the bytes")
    } catch {
      #expect(error == .failed(path: "/dev/full", operation: "writing", errno: ENOSPC))
      #expect(error.description == "/dev/full: writing failed: No space left on device")
    }
  }

  @Test func `directories are created with those above them, and again without error`() throws {
    let path = folder.path("a/b/c")
    try AtomicFile.createDirectory(path)
    try AtomicFile.createDirectory(path + "/")
    #expect(FileReader.isDirectory(path))
  }

  @Test func `a file where a directory is needed is named`() throws {
    try folder.write("file", to: "a")
    #expect(throws: FileError.alreadyExists(path: folder.path("a"))) {
      try AtomicFile.createDirectory(folder.path("a"))
    }
  }

  @Test func `many writers of one name leave one whole file and no others`() async throws {
    let path = folder.path("contested")
    let winners = await withTaskGroup(of: Bool.self) { group in
      for writer in UInt8(0)..<16 {
        group.addTask {
          let content = [UInt8](repeating: writer, count: 100_000)
          return (try? AtomicFile.write(content, to: path, replacing: false)) != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(winners == 1)
    let content = try FileReader.bytes(at: path, limit: 100_000)
    #expect(Set(content).count == 1)
    #expect(content.count == 100_000)
    #expect(try folder.names == ["contested"])
  }
}
