import CredentialVerifier
import Glibc
import IssuerTrust
import WireFormats

/// Verifies one credential against a trust list: what a program that embeds Assay does.
///
/// Exits as `assay verify` does: 0 accepted, 1 rejected, 2 untrusted, 3 undetermined, 64 usage, 66
/// where a file cannot be opened, 78 where the trust list cannot be used at all.
@main enum Embedding {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      print("usage: Embedding CREDENTIAL BUNDLE ROOT")
      exit(64)
    }
    guard let credential = contents(of: arguments[1]), let bundle = contents(of: arguments[2]),
      let root = contents(of: arguments[3])
    else {
      print("a file cannot be read")
      exit(66)
    }
    do {
      exit(try verdict(on: credential, bundle: bundle, root: root))
    } catch {
      print("the trust list cannot be used: \(error)")
      exit(78)
    }
  }

  private static func verdict(
    on credential: [UInt8], bundle: [UInt8], root: [UInt8]
  ) throws -> Int32 {
    let now = Instant(secondsSinceEpoch: Int64(time(nil)))
    let verifier = Verifier(trust: try TrustBundle(bundle, root: root))
    let report = verifier.verify(credential, at: now)
    switch report.verdict {
    case .accepted(let credential):
      print("\(credential.issuerName) awarded \(credential.achievementName ?? "an achievement")")
    case .rejected, .untrusted, .undetermined:
      print("\(report.verdict.name): \(report.explanation)")
    }
    return report.verdict.exitCode
  }

  /// The bytes of a file, read without Foundation; any other way will do.
  private static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&part, 1, part.count, file)
      if count == 0 { return ferror(file) == 0 ? bytes : nil }
      bytes += part[..<count]
    }
  }
}
