import DurableFiles
import Foundation
import Synchronization
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

  @Test func `who waits for a folder has it when the other lets go`() throws {
    let path = folder.path
    var first: FolderLock? = try FolderLock(path)
    let order = Mutex<[String]>([])
    let waiting = Thread {
      let second = try? FolderLock(waitingFor: path)
      order.withLock { $0.append(second == nil ? "failed" : "second") }
    }
    waiting.start()
    usleep(20_000)
    order.withLock { $0.append("first") }
    withExtendedLifetime(first) {}
    first = nil
    while order.withLock({ $0.count }) < 2 { usleep(1000) }
    #expect(order.withLock { $0 } == ["first", "second"])
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
