import Foundation
import StrictJSON
import TestSupport
import Testing

/// How many numbers are compared on demand.
private let numbersWanted = ProcessInfo.processInfo.environment["ASSAY_NUMBERS"].flatMap { Int($0) }

/// Numbers against implementations that share no code with ours.
@Suite struct NumberTests {
  @Test func `four thousand random doubles are written as the C library's digits say`() throws {
    for bits in randomBits(count: 4000, seed: 754) {
      #expect(try canonical(bits) == fewestDigits(Double(bitPattern: bits)), "bits \(bits)")
    }
  }

  @Test(
    arguments: [
      9_007_199_254_740_992.0, 9_007_199_254_740_991.0, 999_999_999_999_999_999_999.0, 1e21, 1.5e21,
      1e-6, 1e-7, 0.000_012_3,
      123_456.789, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1, 100.0, 1e20,
    ] as [Double])
  func `doubles at the edges of the forms are written as the C library's digits say`(
    value: Double
  ) throws {
    #expect(try canonical(value.bitPattern) == fewestDigits(value))
    #expect(try canonical((-value).bitPattern) == "-" + fewestDigits(value))
  }

  @Test func `decimals of few digits are read and written as the C library's digits say`() throws {
    var generator = SeededGenerator(seed: 262)
    for _ in 0..<4000 {
      let digits = String(generator.next() % 1_000_000_000_000_000)
      let zeros = String(repeating: "0", count: Int(generator.next() % 9))
      let point = Int(generator.next() % UInt64(digits.count + 1))
      let whole = point == 0 ? "0" : String(digits.prefix(point))
      let sign = generator.next() % 2 == 0 ? "" : "-"
      for fraction in [String(digits.dropFirst(point)), zeros + String(digits.dropFirst(point))] {
        guard !fraction.isEmpty, whole == "0" || whole.first != "0" else { continue }
        let literal = "\(sign)\(whole).\(fraction)"
        let value = strtod(literal, nil)
        let written = String(decoding: try parse(literal).canonicalBytes(), as: UTF8.self)
        #expect(written == fewestDigits(value), "\(literal)")
      }
    }
  }

  @Test(arguments: [
    ("0.000001", "0.000001"), ("0.0000001", "1e-7"), ("0.0000010", "0.000001"), ("-0.0", "0"),
    ("1.10", "1.1"), ("1.0", "1"), ("123456789012.345", "123456789012.345"),
    ("999999999999999", "999999999999999"), ("9007199254740991", "9007199254740991"),
    ("1234567890123456.7", "1234567890123456.8"), ("0.1000000000000000055", "0.1"),
  ])
  func `a number is written in its canonical form`(literal: String, canonical: String) throws {
    #expect(String(decoding: try parse(literal).canonicalBytes(), as: UTF8.self) == canonical)
  }

  /// On demand: `ASSAY_NUMBERS=1000000 swift test --filter NumberTests`, some minutes in debug.
  @Test(.enabled(if: numbersWanted != nil, "set ASSAY_NUMBERS to a count to compare so many"))
  func `as many random doubles as are wanted are written as ECMAScript writes them`() throws {
    let bits = randomBits(count: numbersWanted ?? 0, seed: 8785)
    let expected = try ecmaScript(bits)
    #expect(expected.count == bits.count && !bits.isEmpty)
    for (bits, text) in zip(bits, expected) where try canonical(bits) != text {
      Issue.record("bits \(bits): \(try canonical(bits)), expected \(text)")
    }
  }

  /// Random bit patterns of finite numbers.
  private func randomBits(count: Int, seed: UInt64) -> [UInt64] {
    var generator = SeededGenerator(seed: seed)
    var result: [UInt64] = []
    while result.count < count {
      let bits = generator.next()
      if Double(bitPattern: bits).isFinite { result.append(bits) }
    }
    return result
  }

  private func canonical(_ bits: UInt64) throws -> String {
    let number = try #require(JSONTree.FiniteNumber(Double(bitPattern: bits)))
    return String(decoding: JSONTree.number(number).canonicalBytes(), as: UTF8.self)
  }

  /// The number by the fewest digits of the C library that read back as it, placed as ECMA-262 says.
  private func fewestDigits(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    var text = ""
    for precision in 0..<17 {
      text = String(format: "%.*e", precision, abs(value))
      if strtod(text, nil) == abs(value) { break }
    }
    let parts = text.split(separator: "e")
    let digits = parts[0].filter { $0 != "." }
    let point = (Int(parts[1]) ?? 0) + 1
    return (value < 0 ? "-" : "") + placed(String(digits), point: point)
  }

  private func placed(_ digits: String, point: Int) -> String {
    let count = digits.count
    if count <= point && point <= 21 {
      return digits + String(repeating: "0", count: point - count)
    }
    if 0 < point && point <= 21 { return "\(digits.prefix(point)).\(digits.dropFirst(point))" }
    if -6 < point && point <= 0 { return "0." + String(repeating: "0", count: -point) + digits }
    let mantissa = count == 1 ? digits : "\(digits.prefix(1)).\(digits.dropFirst())"
    return "\(mantissa)e\(point > 0 ? "+" : "-")\(abs(point - 1))"
  }

  /// The numbers as ECMAScript itself writes them, by `node`; without it by the C library's digits.
  private func ecmaScript(_ bits: [UInt64]) throws -> [String] {
    let script = """
      const b = require('fs').readFileSync(0), o = [];
      for (let i = 0; i < b.length; i += 8) o.push(String(b.readDoubleLE(i)));
      process.stdout.write(o.join('\\n'));
      """
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "assay-numbers-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (
      folder.appendingPathComponent("bits"), folder.appendingPathComponent("numbers")
    )
    try bits.withUnsafeBytes { try Data($0).write(to: input) }
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["node", "-e", script]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      return bits.map { fewestDigits(Double(bitPattern: $0)) }
    }
    return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
  }
}
