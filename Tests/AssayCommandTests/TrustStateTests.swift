import Foundation
import IssuerTrust
import Testing

@testable import assay

/// What becomes of what is remembered when its file is damaged, lost, or written by two at once.
@Suite struct `What is remembered of lists` {
  @Test func `T58 every truncation and every flipped bit is noticed`() throws {
    let parts = [
      StateFile.Part(name: "state", bytes: Array("{\"type\":\"TrustState/1\"}".utf8)),
      StateFile.Part(name: "bundle", bytes: (0...255).map { UInt8($0) }),
      StateFile.Part(name: "empty", bytes: []),
    ]
    let file = StateFile.encode(parts)
    #expect(try StateFile.decode(file) == parts)
    func isRefused(_ bytes: [UInt8]) -> Bool { (try? StateFile.decode(bytes)) == nil }
    for count in file.indices {
      #expect(isRefused(Array(file[..<count])), "\(count) bytes")
    }
    for index in file.indices {
      for bit in 0..<8 {
        var changed = file
        changed[index] ^= 1 << bit
        #expect(isRefused(changed), "bit \(bit) of byte \(index)")
      }
    }
    #expect(isRefused(file + [0x0A]))
    #expect(isRefused([]))
  }

  @Test func `T58 parts that do not fit their file are refused`() throws {
    let good = String(decoding: StateFile.encode([.init(name: "a", bytes: [1])]), as: UTF8.self)
    for header in [
      "[]", "{}", "[{\"bytes\":2,\"name\":\"a\"}]", "[{\"bytes\":-1,\"name\":\"a\"}]",
      "[{\"bytes\":1}]", "[{\"bytes\":9007199254740991,\"name\":\"a\"}]", "",
    ] {
      // The check sum is right: another program, or a newer one, wrote it.
      let content = Array("AssayState/1\n\(header)\n\u{1}".utf8)
      let file = StateFile.resealed(content)
      #expect((try? StateFile.decode(file)) == nil, "\(header)")
    }
    #expect(good.hasPrefix("AssayState/1\n[{\"bytes\":1,\"name\":\"a\"}]\n"))
  }

  @Test func `T58 a damaged file is never taken for none`() throws {
    let lists = try StateFixture()
    try lists.install(2)
    let file = try lists.file()
    let whole = try lists.folder.read(file)
    var damaged: [[UInt8]] = [[], Array(whole.dropLast()), Array("{}".utf8), whole + [0x20]]
    for step in 1..<8 {
      damaged.append(Array(whole[..<(whole.count * step / 8)]))
      var flipped = whole
      flipped[whole.count * step / 8] ^= 1
      damaged.append(flipped)
    }
    for bytes in damaged {
      try lists.folder.write(bytes, to: file, mode: 0o600)
      for arguments in [
        ["verify", "\(sourceTree)/Examples/course-certificate.json"], ["trust", "status"],
        ["trust", "update", "3.bundle"],
        ["trust", "update", "3.bundle", "--root", "list/1.root.json"],
      ] {
        let run = try runAssay(
          arguments, environment: ["ASSAY_STATE": lists.folder.path("state")],
          folder: lists.folder.path)
        #expect(run.status == 78, "\(arguments) \(bytes.count)")
        #expect(run.errors.contains("[STATE_CORRUPT]"), "\(run.errors)")
        #expect(run.errors.contains("--reset"))
      }
      #expect(try lists.folder.read(file) == bytes)
    }
    let reset = try lists.run(
      "trust", "update", "2.bundle", "--root", "list/1.root.json", "--reset")
    #expect(reset.status == 0, "\(reset.errors)")
    #expect(try lists.installedVersion() == 2)
  }

  @Test(arguments: [true, false])
  func `T58 a file that is gone is missed`(withItsFolder: Bool) throws {
    let lists = try StateFixture()
    let certificate = try lists.certificate()
    try lists.install(2)
    let file = try lists.file()
    let gone = withItsFolder ? String(file.dropLast("/list".count)) : file
    try FileManager.default.removeItem(atPath: lists.folder.path(gone))
    for run in [
      try lists.run("verify", certificate), try lists.run("trust", "status"),
      try lists.run("trust", "update", "1.bundle", "--root", "list/1.root.json"),
      try lists.run("verify", certificate, "--trust", "1.bundle", "--root", "list/1.root.json"),
    ] {
      #expect(run.status == 78, "\(run.output)")
      #expect(run.errors.contains("[STATE_MISSING]"), "\(run.errors)")
    }
    #expect(
      try lists.run(
        "trust", "update", "2.bundle", "--root", "list/1.root.json", "--reset"
      ).status == 0)
    #expect(try lists.run("verify", certificate).status == 0)
  }

  @Test func `T58 the file of one list in the place of another is refused`() throws {
    let lists = try StateFixture()
    try lists.install(1)
    let place = try lists.file()
    let update = try lists.run(
      "trust", "update", "\(sourceTree)/Keys/example.bundle", "--root",
      "\(sourceTree)/Keys/root.json", "--state", "other")
    try #require(update.status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: lists.folder.path("other"))
    let other = "other/\(try #require(names.first { $0.utf8.count == 64 }))/list"
    try lists.folder.write(try lists.folder.read(other), to: place, mode: 0o600)
    let run = try lists.run("trust", "status")
    #expect(run.status == 78)
    #expect(run.errors.contains("is about another list than the one of its place"))
  }

  @Test func `T59 whoever is killed while updating leaves the old list or the new one`() throws {
    let lists = try StateFixture()
    try lists.install(1)
    let file = try lists.file()
    let old = try lists.folder.read(file)
    // The quickest of a few: other tests run meanwhile.
    var duration = Int64.max
    for _ in 0..<5 {
      try lists.folder.write(old, to: file, mode: 0o600)
      let started = ContinuousClock.now
      #expect(try lists.run("trust", "update", "2.bundle").status == 0)
      let (seconds, attoseconds) = (ContinuousClock.now - started).components
      duration = min(duration, seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }
    let new = try lists.folder.read(file)
    let newParts = try StateFile.decode(new)
    var (wereOld, wereNew) = (0, 0)
    var attempt = 0
    // On a machine that is busier than when the time was taken, longer ones follow.
    while attempt < 200 || (wereOld == 0 || wereNew == 0) && attempt < 2000 {
      defer { attempt += 1 }
      try lists.folder.write(old, to: file, mode: 0o600)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: assayPath)
      process.arguments = ["trust", "update", "2.bundle"]
      process.currentDirectoryURL = lists.folder.url("")
      process.environment = ["ASSAY_STATE": lists.folder.path("state")]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // From before it has begun to after it has ended.
      usleep(UInt32(Int64(attempt * 37 % 200 * (1 + attempt / 200)) * 3 * duration / 400))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let left = try lists.folder.read(file)
      if left == old {
        wereOld += 1
        continue
      }
      wereNew += 1
      // The time of the update differs, nothing else does.
      let parts = try StateFile.decode(left)
      #expect(parts.map(\.name) == newParts.map(\.name))
      #expect(parts[1] == newParts[1])
      #expect(try InstalledList(parts: parts).state.version == 2)
    }
    #expect(wereOld + wereNew >= 200)
    #expect(wereOld > 0 && wereNew > 0, "\(wereOld) old, \(wereNew) new")
    #expect(try lists.run("trust", "update", "2.bundle").status == 0)
    #expect(try lists.installedVersion() == 2)
    // What the killed left behind is gone.
    let folder = String(file.dropLast("/list".count))
    #expect(try lists.run("trust", "update", "3.bundle").status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: lists.folder.path(folder)) == ["list"])
  }

  @Test func `T60 two who update at once wait for each other, and both succeed`() throws {
    let lists = try StateFixture()
    for _ in 0..<5 {
      let processes = try (0..<4).map { index in
        let process = Process()
        process.executableURL = URL(fileURLWithPath: assayPath)
        process.arguments = ["trust", "update", "2.bundle", "--root", "list/1.root.json"]
        process.currentDirectoryURL = lists.folder.url("")
        process.environment = ["ASSAY_STATE": lists.folder.path("state")]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
      }
      for process in processes {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      #expect(try lists.installedVersion() == 2)
      try FileManager.default.removeItem(atPath: lists.folder.path("state"))
    }
  }
}

extension StateFile {
  /// A file with this content and the check sum that it needs.
  fileprivate static func resealed(_ content: [UInt8]) -> [UInt8] {
    content + StateFile.trailer(of: content)
  }
}
