import BadgeBaking
import CredentialModel
import StrictJSON
import WireFormats

/// A credential that is to be baked.
struct CredentialFile {
  /// The credential, without white space around it.
  let bytes: [UInt8]
  /// Whether it is a token, and not JSON.
  let isToken: Bool

  /// Reads a credential, and makes sure that it is one as far as a glance tells.
  ///
  /// An image says that it carries a credential; one without a proof would be nothing of the kind.
  ///
  /// - Throws: `CommandFailure` with `badData` where it is none.
  init(_ file: InputFile) throws(CommandFailure) {
    let all = try file.read()
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let first = all.firstIndex { !isSpace($0) } ?? all.endIndex
    let end = all.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? first
    bytes = Array(all[first..<end])
    if let payload = CredentialFile.payload(of: bytes) {
      isToken = true
      let root = try CredentialFile.document(payload, "the token's payload", of: file)
      guard CredentialFile.isCredential(root["vc"] ?? root) else {
        throw CommandFailure(.badData, "\(file.name): the token is around no credential")
      }
    } else {
      isToken = false
      let root = try CredentialFile.document(bytes, "the document", of: file)
      guard CredentialFile.isCredential(root) else {
        throw CommandFailure(
          .badData, "\(file.name): neither a credential nor a token around one",
          hint: "assay lint says what is missing")
      }
      guard root["proof"] != nil else {
        throw CommandFailure(
          .badData,
          "\(file.name): the credential carries no proof, so that anyone can have written it",
          hint: "bake what assay issue made of it")
      }
    }
  }

  /// What a compact JWS holds; `nil` for what has not its form.
  private static func payload(of bytes: [UInt8]) -> [UInt8]? {
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, (try? Base64URL.decode(Array(parts[0]))) != nil,
      let payload = try? Base64URL.decode(Array(parts[1])),
      (try? Base64URL.decode(Array(parts[2]))) != nil
    else { return nil }
    return payload
  }

  private static func document(
    _ bytes: [UInt8], _ what: String, of file: InputFile
  ) throws(CommandFailure) -> JSONValue {
    do throws(JSONError) {
      return try JSONDocument(bytes).root
    } catch {
      throw CommandFailure(
        .badData, "\(file.name): \(what) is not acceptable JSON: \(DisplayText.escaped("\(error)"))"
      )
    }
  }

  private static func isCredential(_ root: JSONValue) -> Bool {
    switch DocumentKind(of: root) {
    case .verifiableCredential, .endorsement, .clr: true
    case .presentation, .unknown: false
    }
  }
}
