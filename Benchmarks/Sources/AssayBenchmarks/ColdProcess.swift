import BadgeBaking
import Foundation
import OpenSSLCrypto

extension Benchmarks {
  /// `assay verify` from a cold process against `openssl pkeyutl -verify`, which does the signature
  /// and nothing else.
  ///
  /// The command is the one that ASSAY names; without it the row is left out.
  static func coldProcess(_ fixture: Fixture) throws {
    guard let assay = ProcessInfo.processInfo.environment["ASSAY"] else {
      return print("assay verify, cold process: set ASSAY to the command that is to be measured")
    }
    let folder = try ScratchFolder()
    defer { folder.remove() }
    // RFC 8410 §4: what stands before the 32 bytes of an Ed25519 key.
    let prefix: [UInt8] = [
      0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00,
    ]
    let key = try Ed25519PrivateKey(seed: Fixture.seed).publicKey.rawRepresentation
    let openssl = [
      "openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER",
      "-inkey", try folder.write(prefix + key, "key.der"), "-rawin",
      "-in", try folder.write(fixture.messages[0].hash, "message"),
      "-sigfile", try folder.write(fixture.messages[0].signature, "signature"),
    ]
    let ours = [
      assay, "verify", try folder.write(fixture.credentials[0], "credential.json"),
      "--trust", try folder.write(fixture.bundleBytes, "list.bundle"),
      "--root", try folder.write(fixture.rootBytes, "root.json"), "--at", fixture.now.description,
    ]
    let pairs = try (0..<41).map { _ in
      (floor: try duration(of: openssl), ours: try duration(of: ours))
    }
    show(
      "assay verify, against openssl pkeyutl", Comparison(pairs), goal: "time ≤ 2.00",
      invert: false)
    try coldImage(ours, credential: fixture.credentials[0]) {
      try folder.write($0, "credential.png")
    }
    try coldList(assay)
  }

  /// The same credential in a PNG of 200 KB: the difference is what reading the image costs.
  private static func coldImage(
    _ bare: [String], credential: [UInt8], write: ([UInt8]) throws -> String
  ) throws {
    let image = try BadgeImage(picture(bytes: 200_000 - credential.count))
    var baked = bare
    baked[2] = try write(try image.baked(with: credential))
    let pairs = try (0..<41).map { _ in
      (floor: try duration(of: bare), ours: try duration(of: baked))
    }
    show(
      "  baked into 200 KB, against bare JSON", Comparison(pairs), goal: "time ≤ 1.20",
      invert: false)
  }

  /// A PNG of about a size, whose image data is in chunks of 8 KB as libpng writes them.
  private static func picture(bytes: Int) -> [UInt8] {
    let header: [UInt8] = [0, 0, 1, 0, 0, 0, 1, 0, 8, 6, 0, 0, 0]
    var image: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    image += chunk("IHDR", header)
    var state: UInt32 = 1
    while image.count < bytes {
      let data = (0..<8192).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return UInt8(state >> 24)
      }
      image += chunk("IDAT", data)
    }
    return image + chunk("IEND", [])
  }

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + content
    var sum = UInt32.max
    for byte in body {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
    }
    return bigEndian(UInt32(content.count)) + body + bigEndian(~sum)
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The same badge with the example list and without any: it names its own key, so that the
  /// difference is what loading the list costs.
  private static func coldList(_ assay: String) throws {
    let badge = "Examples/skill-badge.json"
    guard FileManager.default.fileExists(atPath: badge) else {
      return print("the example list, cold process: start this in the folder of the sources")
    }
    let given = [assay, "verify", badge]
    let listed = given + ["--trust", "Keys/example.bundle", "--root", "Keys/root.json"]
    let pairs = try (0..<41).map { _ in
      (floor: try duration(of: given, status: 2), ours: try duration(of: listed))
    }
    show(
      "  with the example list, against none", Comparison(pairs), goal: "time ≤ 1.30",
      invert: false)
  }

  /// How long a command takes from start to end, in microseconds.
  ///
  /// Spawned without Foundation's `Process`, whose own work would hide that of the command.
  static func duration(
    of command: [String], status expected: Int32 = 0, input: String? = nil
  ) throws -> Double {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    if let input {
      posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input, O_RDONLY, 0)
    }
    var arguments = command.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var child: pid_t = 0
    var status: Int32 = 0
    let clock = ContinuousClock()
    let elapsed = clock.measure {
      if posix_spawnp(&child, command[0], &actions, nil, arguments, environ) == 0 {
        waitpid(child, &status, 0)
      } else {
        status = -1
      }
    }
    // WEXITSTATUS, which Swift does not import.
    guard status == expected << 8 else {
      throw BenchmarkFailure(message: "\(command[0]) failed with status \(status)")
    }
    return microseconds(elapsed)
  }
}
