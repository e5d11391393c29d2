import CredentialIssuer
import DurableFiles
import IssuerTrust
import OpenSSLCrypto
import WireFormats

/// The files of the source tree that `assay demo` shows at work; what is wrong with one is said with
/// its name.
struct DemoFiles {
  private let folder: String

  /// The template of the course.
  static let template = "Examples/template.json"

  /// What to do where the files are not as they were published.
  static let hint = "get the folders Keys and Examples anew, or make them: Examples/make-examples"

  init(folder: String) throws(CommandFailure) {
    self.folder = folder
    guard FileReader.isDirectory("\(folder)/Keys"), FileReader.isDirectory("\(folder)/Examples")
    else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(folder)) has no folders Keys and Examples",
        hint: "run it in the source tree, or name that: assay demo --folder path/to/assay")
    }
  }

  /// The path of one of the files, as it is printed.
  func name(_ file: String) -> String { DisplayText.escaped("\(folder)/\(file)") }

  func read(_ file: String) throws(CommandFailure) -> [UInt8] {
    try InputFile(path: "\(folder)/\(file)").read()
  }

  /// The example list.
  func trust() throws(CommandFailure) -> TrustBundle {
    let (bundle, root) = (try read("Keys/example.bundle"), try read("Keys/root.json"))
    _ = try trustAttempt("Keys/root.json") { () throws(TrustError) in try TrustRoot(root) }
    return try trustAttempt("Keys/example.bundle") { () throws(TrustError) in
      try TrustBundle(bundle, root: root)
    }
  }

  private func trustAttempt<Result>(
    _ file: String, _ step: () throws(TrustError) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(TrustError) {
      return try step()
    } catch {
      throw CommandFailure(
        .badTrust, "\(name(file)): \(DisplayText.escaped("\(error)"))", hint: Self.hint)
    }
  }

  /// The course of the examples, ready to be signed with the university's key.
  func issuance(at now: Instant) throws(CommandFailure) -> Issuance {
    let template = try attempt(Self.template) {
      try CredentialTemplate(try read(Self.template))
    }
    let list = try attempt("Examples/recipients.csv") {
      try RecipientList(
        try read("Examples/recipients.csv"), format: .csv, template: template,
        terms: IssueTerms(issuedAt: now))
    }
    return try attempt("Keys/private/university.key") {
      try Issuance(list, signer: CredentialSigner(key: try exampleKey(), for: template))
    }
  }

  /// Does a step with one of the files, and says which one it failed for.
  func attempt<Result>(
    _ file: String, _ step: () throws -> Result
  ) throws(CommandFailure) -> Result {
    do {
      return try step()
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      // A template can turn out to be wrong when the table is read.
      let file = if case IssuerError.template = error { Self.template } else { file }
      throw CommandFailure(
        .badData, "\(name(file)): \(DisplayText.escaped("\(error)"))", hint: Self.hint)
    }
  }

  /// The university's key.
  ///
  /// It and its passphrase are public, so its permissions do not matter.
  private func exampleKey() throws -> Ed25519PrivateKey {
    let file = try KeyFile(try read("Keys/private/university.key"))
    var passphrase = Array("example passphrase, known to everybody".utf8)
    return try file.unlock(with: try Passphrase(movingFrom: &passphrase))
  }
}
