import ArgumentParser
import OpenSSLCrypto

/// `assay key show`: the public half of a key file.
struct KeyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the public key of a key file, or of a key in PEM.",
    discussion: """
      Needs no passphrase: the public key stands in front of the encrypted part.

        assay key show issuer.key

      To make sure that it belongs to the private key inside, which needs the passphrase:

        assay key show issuer.key --check

      Of a key that openssl made, on P-256 or P-384 or an RSA key, public or private, it shows what a \
      trust list has of it, a multikey or a JSON Web Key:

        assay key show university.pem

      There, an encrypted private key needs its passphrase.
      """
  )

  @Argument(help: ArgumentHelp("The key file, or a key in PEM.", valueName: "file"))
  var path: String

  @Flag(help: "Unlock the private key and compare it with the public key.")
  var check = false

  @OptionGroup var passphrase: PassphraseOptions

  @Option(help: "How to print it: text, json or ndjson.")
  var format: OutputFormat = .text

  func run() throws {
    switch try ShownKey(at: path) {
    case .file(let file):
      if check { _ = try KeyLoading.unlock(file, at: path, passphrase: passphrase.source) }
      try KeyDescription(file, isChecked: check).print(as: format)
    case .privateKey(let file):
      let key = try KeyLoading.unlock(file, at: path, passphrase: passphrase.source)
      try PublicKeyDescription(publicKey: key.publicKey, isPrivate: true).print(as: format)
    case .publicKey(let key):
      try PublicKeyDescription(publicKey: key, isPrivate: false).print(as: format)
    }
  }
}

/// What a file with a key turns out to be.
private enum ShownKey {
  /// A key file of Assay.
  case file(KeyFile)
  /// A private key of another program.
  case privateKey(PrivateKeyFile)
  case publicKey(PublicKey)

  init(at path: String) throws(CommandFailure) {
    self = try PrivateFile.withContent(
      of: path, limit: KeyFile.maxBytes, isSecret: PrivateKeyPEM.isAnnounced, takesPublic: true
    ) {
      (bytes: inout [UInt8]) throws(CommandFailure) in
      try Self.read(bytes, path)
    }
  }

  private static func read(_ bytes: [UInt8], _ path: String) throws(CommandFailure) -> ShownKey {
    do throws(KeyFileError) {
      return .file(try KeyFile(bytes))
    } catch {
      switch error {
      case .notPinned, .keyTypeUnsupported:
        return try KeyLoading.attempt(path) { () throws(KeyFileError) in
          .privateKey(try PrivateKeyFile(bytes))
        }
      case .blockUnsupported("PUBLIC KEY"): return .publicKey(try publicKey(bytes, path))
      default: throw CommandFailure(error, path: path)
      }
    }
  }

  private static func publicKey(
    _ bytes: [UInt8], _ path: String
  ) throws(CommandFailure) -> PublicKey {
    do throws(PublicKeyError) {
      return try PublicKey(pem: bytes)
    } catch {
      throw CommandFailure(.badData, DisplayText.escaped("\(path): \(error)"))
    }
  }
}
