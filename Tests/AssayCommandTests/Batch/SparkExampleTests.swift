import Foundation
import TestSupport
import Testing

/// `Examples/spark`: the same filter under Apache Spark, on two cores of this machine.
@Suite(.enabled(if: IndependentTools.haveSpark, "\(IndependentTools.sparkAdvice)"))
struct SparkExampleTests {
  private func run(_ arguments: [String]) throws -> RunResult {
    try runProgram(
      try #require(IndependentTools.python),
      ["\(sourceTree)/Examples/spark/verify.py"] + arguments + [
        "--assay", assayPath, "--trust", "\(sourceTree)/Keys/example.bundle",
      ] + ExampleList.time,
      environment: ProcessInfo.processInfo.environment["JAVA_HOME"].map { ["JAVA_HOME": $0] } ?? [:]
    )
  }

  @Test func `Spark's results are those of the plain command, in the same order`() throws {
    let folder = try TemporaryFolder()
    let lines = try BatchFixture.mixedLines(300)
    try folder.write(lines.map { "\($0)\n" }.joined(), to: "lines.txt")
    let spark = try run([
      folder.path("lines.txt"), "--root", "\(sourceTree)/Keys/root.json", "--compare",
      "--partitions", "5", "--out", folder.path("out"),
    ])
    #expect(spark.status == 0, "\(spark.errors.suffix(2000))")
    #expect(
      spark.output.contains("spark: 250 results: 50 accepted, 50 broken, "), "\(spark.output)")
    #expect(spark.output.contains("plain: 250 results: 50 accepted, 50 broken, "))
    let parts = try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted()
      .filter { $0.hasPrefix("part-") }
    #expect(parts.count == 5)
    func withoutPlace(_ run: RunResult) throws -> [NSDictionary] {
      try BatchFixture.objects(run).map { object in
        object.filter { $0.key != "file" && $0.key != "line" } as NSDictionary
      }
    }
    let together = try parts.flatMap { try folder.read("out/\($0)") }
    let plain = try BatchFixture.verify(lines, "--lines", "--format", "ndjson", "--brief")
    #expect(
      try withoutPlace(RunResult(status: 0, stdout: together, stderr: [])) == withoutPlace(plain))
  }

  @Test func `a list that cannot be used fails the job, and is no empty result`() throws {
    let folder = try TemporaryFolder()
    try folder.write("\(try BatchFixture.badge("skill-badge"))\n", to: "lines.txt")
    let spark = try run([
      folder.path("lines.txt"), "--root", String(repeating: "0", count: 64),
    ])
    #expect(spark.status != 0)
    #expect(!spark.output.contains("results"))
  }
}
