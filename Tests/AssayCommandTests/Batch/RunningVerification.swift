import Foundation
import Synchronization
import Testing

/// An `assay verify - --lines` that is running: lines go in and results come out as the test likes.
final class RunningVerification {
  let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let folder: TemporaryFolder
  private var pending: [UInt8] = []
  private var received: [[UInt8]] = []
  private var receivedCount = 0

  init(_ arguments: [String]) throws {
    folder = try TemporaryFolder()
    try folder.write([UInt8](), to: "stderr")
    process.executableURL = URL(fileURLWithPath: assayPath)
    process.arguments =
      ["verify", "-", "--lines"] + arguments + ExampleList.trust + ExampleList.time
    process.currentDirectoryURL = URL(fileURLWithPath: sourceTree)
    process.environment = ["NO_COLOR": "1", "ASSAY_STATE": stateOfNobody]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: folder.url("stderr"))
    try process.run()
  }

  /// Writes lines; a thread does, for the results must be read meanwhile.
  func send(_ lines: [String]) throws {
    let handle = input.fileHandleForWriting
    let data = Data(lines.map { "\($0)\n" }.joined().utf8)
    Thread.detachNewThread { try? handle.write(contentsOf: data) }
  }

  /// Reads until there are so many results.
  ///
  /// - Returns: All of them.
  func lines(atLeast count: Int) throws -> [[UInt8]] {
    try read(until: count, isKept: true)
    return received
  }

  /// Reads until there are so many results, and keeps none.
  func count(atLeast count: Int) throws -> Int {
    try read(until: count, isKept: false)
    return receivedCount
  }

  private func read(until count: Int, isKept: Bool) throws {
    while receivedCount < count {
      let piece = output.fileHandleForReading.availableData
      try #require(!piece.isEmpty, "the output ended after \(receivedCount) lines")
      for byte in piece {
        if byte != UInt8(ascii: "\n") {
          if isKept { pending.append(byte) }
          continue
        }
        receivedCount += 1
        if isKept { received.append(pending) }
        pending = []
      }
    }
  }

  /// The most memory that it had so far, in bytes.
  func peakMemory() throws -> Int {
    let status = try String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(Int(line.filter(\.isNumber))) << 10
  }

  /// Ends the input, and waits for the process's end.
  func end() throws {
    try input.fileHandleForWriting.close()
    while !output.fileHandleForReading.availableData.isEmpty {}
    process.waitUntilExit()
  }

  func errors() throws -> String { String(decoding: try folder.read("stderr"), as: UTF8.self) }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }
}
