import DurableFiles
import Foundation
import Testing

@Suite struct FolderLockTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test func `a folder has one lock at a time, which ends with its owner`() throws {
    do {
      let lock = try FolderLock(folder.path)
      #expect(throws: FileError.locked(path: folder.path)) { _ = try FolderLock(folder.path) }
      withExtendedLifetime(lock) {}
    }
    _ = try FolderLock(folder.path)
    #expect(try folder.names == [])
  }

  @Test func `only a folder that is there can be locked`() throws {
    #expect(throws: FileError.notFound(path: folder.path("absent"))) {
      _ = try FolderLock(folder.path("absent"))
    }
    try folder.write("", to: "file")
    #expect(
      throws: FileError.failed(
        path: folder.path("file"), operation: "opening the folder", errno: ENOTDIR)
    ) { _ = try FolderLock(folder.path("file")) }
  }
}
