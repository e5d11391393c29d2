import Foundation
import Testing

@testable import DurableFiles

@Suite struct FileReaderTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: [0, 1, 4095, 4096, 4097, 70_000])
  func `a file is read whole up to the limit and refused beyond it`(count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    let path = folder.path("file")
    try AtomicFile.write(content, to: path, replacing: false)
    #expect(try FileReader.bytes(at: path, limit: count) == content)
    #expect(try FileReader.bytes(at: path, limit: count + 1) == content)
    if count > 0 {
      #expect(throws: FileError.tooLarge(path: path, limit: count - 1)) {
        try FileReader.bytes(at: path, limit: count - 1)
      }
    }
  }

  @Test(arguments: ["/dev/zero", "/dev/null", "/dev/tty0", "/dev/full"])
  func `a device is refused before it is read`(device: String) throws {
    guard FileReader.exists(device) else { return }
    #expect(throws: FileError.notRegular(path: device)) {
      try FileReader.bytes(at: device, limit: 5_000_000)
    }
    #expect(!FileReader.isRegularFile(device))
  }

  @Test func `a link is told from what it leads to`() throws {
    try folder.write("content", to: "file")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("file"))
    #expect(FileReader.isSymbolicLink(folder.path("link")))
    #expect(!FileReader.isSymbolicLink(folder.path("file")))
    #expect(!FileReader.isSymbolicLink(folder.path("absent")))
    #expect(
      try FileReader.canonicalPath(folder.path("link"))
        == FileReader.canonicalPath(folder.path("./file")))
    #expect(throws: FileError.notFound(path: folder.path("absent"))) {
      try FileReader.canonicalPath(folder.path("absent"))
    }
  }

  @Test func `a copy is another file`() throws {
    try folder.write("content", to: "file")
    let inode = try FileReader.inode(of: folder.path("file"))
    try FileManager.default.copyItem(
      atPath: folder.path("file"), toPath: folder.path("copy"))
    #expect(try FileReader.inode(of: folder.path("copy")) != inode)
    try FileManager.default.moveItem(
      atPath: folder.path("file"), toPath: folder.path("moved"))
    #expect(try FileReader.inode(of: folder.path("moved")) == inode)
  }

  @Test func `disks of a network are known by what the system says of them`() throws {
    let table = Array(
      """
      22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      36 22 0:45 / /mnt/uni rw,relatime shared:2 master:1 - nfs4 server:/export rw,vers=4.2
      37 22 0:46 / /mnt/a\\040b rw - fuse.sshfs user@host:/ rw
      38 22 259:300 / /mnt/disk rw - xfs /dev/nvme0n1p300 rw
      broken line

      """.utf8)
    func type(_ device: UInt64) -> String? {
      MountTable.type(ofDevice: device, in: table).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(type(8 << 8 | 1) == "ext4")
    #expect(type(45) == "nfs4")
    #expect(type(46) == "fuse.sshfs")
    // Numbers above 255 stand further up.
    #expect(type(259 << 8 | 300 & 0xFF | (300 & ~0xFF) << 12) == "xfs")
    #expect(type(47) == nil)
    for name in ["nfs4", "cifs", "fuse.sshfs"] { #expect(MountTable.isOnNetwork(Array(name.utf8))) }
    for name in ["ext4", "tmpfs", "xfs", "overlay", "9p"] {
      #expect(!MountTable.isOnNetwork(Array(name.utf8)))
    }
    #expect(!FileReader.isOnNetwork(folder.path))
  }

  @Test func `a socket is refused`() throws {
    let path = folder.path("socket")
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    try #require(path.utf8.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafeBytes(of: &address) { bytes in
      bind(
        socket, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        socklen_t(MemoryLayout<sockaddr_un>.size))
    }
    try #require(bound == 0)
    #expect(throws: FileError.notRegular(path: path)) {
      try FileReader.bytes(at: path, limit: 10)
    }
  }

  @Test func `a pipe is read to its end and stops at the limit`() throws {
    let path = folder.path("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    write("sixsix", intoPipe: path)
    #expect(try FileReader.bytes(at: path, limit: 6) == Array("sixsix".utf8))
    write("sixsix", intoPipe: path)
    #expect(throws: FileError.tooLarge(path: path, limit: 5)) {
      try FileReader.bytes(at: path, limit: 5)
    }
  }

  @Test func `a pipe that nobody writes into is refused, not waited for`() throws {
    let path = folder.path("pipe")
    try #require(mkfifo(path, 0o600) == 0)
    #expect(throws: FileError.noWriter(path: path)) {
      try FileReader.bytes(at: path, limit: 6, patience: 0)
    }
  }

  @Test func `a pipe that a shell passes on is read, even when its writer has ended`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer { close(ends[0]) }
    #expect(write(ends[1], "six", 3) == 3)
    close(ends[1])
    #expect(try FileReader.bytes(at: "/dev/fd/\(ends[0])", limit: 6) == Array("six".utf8))
    #expect(try FileReader.bytes(at: "/proc/self/fd/\(ends[0])", limit: 6) == [])
  }

  @Test func `only ordinary files, and links to them, are regular`() throws {
    try folder.write("", to: "file")
    try #require(mkfifo(folder.path("pipe"), 0o600) == 0)
    for (link, target) in [("good", "file"), ("pipeline", "pipe"), ("lost", "absent")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(link), withDestinationPath: folder.path(target))
    }
    #expect(
      ["file", "good", "pipe", "pipeline", "lost", "absent", ""].map { name in
        FileReader.isRegularFile(folder.path(name))
      } == [true, true, false, false, false, false, false])
  }

  @Test func `what is no file is named as what it is`() {
    #expect(throws: FileError.isDirectory(path: folder.path)) {
      try FileReader.bytes(at: folder.path, limit: 10)
    }
    #expect(throws: FileError.notFound(path: folder.path("absent"))) {
      try FileReader.bytes(at: folder.path("absent"), limit: 10)
    }
    #expect(throws: FileError.failed(path: "a\0b", operation: "opening", errno: EINVAL)) {
      try FileReader.bytes(at: "a\0b", limit: 10)
    }
  }

  @Test func `names come sorted by their bytes, without the dots`() throws {
    for name in ["b", "a", "Z", "é", ".hidden"] { try folder.write("", to: name) }
    #expect(try FileReader.names(in: folder.path) == [".hidden", "Z", "a", "b", "é"])
    #expect(throws: FileError.notFound(path: folder.path("absent"))) {
      try FileReader.names(in: folder.path("absent"))
    }
  }

  @Test func `a name that is not UTF-8 is set apart, and hides no other`() throws {
    for name in ["a", "b"] { try folder.write("", to: name) }
    let path = folder.path("caf").utf8.map { CChar(bitPattern: $0) } + [-23, 0]
    let descriptor = open(path, O_CREAT, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(try FileReader.names(in: folder.path) == ["a", "b"])
    let listing = try FileReader.listing(of: folder.path)
    #expect(listing.names == ["a", "b"])
    #expect(listing.undecodable == ["caf\u{FFFD}"])
  }

  @Test func `each error is one line that names the file`() {
    let errors: [FileError] = [
      .alreadyExists(path: "P"), .failed(path: "P", operation: "writing", errno: EIO),
      .foreignOwner(path: "P", owner: 7), .isDirectory(path: "P"),
      .loosePermissions(path: "P", mode: 0o644), .noWriter(path: "P"), .notFound(path: "P"),
      .notRegular(path: "P"), .permissionDenied(path: "P", operation: "opening"),
      .tooLarge(path: "P", limit: 3),
    ]
    for error in errors {
      #expect(error.description.hasPrefix("P"))
      #expect(!error.description.contains("\n") && !error.description.hasSuffix("."))
    }
    #expect(errors[4].description.contains("0644"))
    #expect(
      FileError.locked(path: "P").description.hasPrefix("another run is writing into P; "))
  }
}

/// Writes into a pipe on a thread of its own, for it waits for a reader; one that leaves early is
/// no error.
private func write(_ text: String, intoPipe path: String) {
  Thread.detachNewThread {
    signal(SIGPIPE, SIG_IGN)
    guard let pipe = try? FileHandle(forWritingTo: URL(fileURLWithPath: path)) else { return }
    try? pipe.write(contentsOf: Data(text.utf8))
    try? pipe.close()
  }
}
