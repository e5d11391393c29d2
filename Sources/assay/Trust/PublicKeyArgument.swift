import ControlledIdentifiers
import DurableFiles
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Public keys on the command line.
enum PublicKeyArgument {
  /// The key that an argument names: `z6Mk…` itself, a file that holds it, a JSON Web Key, a public
  /// key in PEM, or a key file, whose private half is not touched.
  static func key(_ argument: String) throws(CommandFailure) -> PublicKey {
    if !FileReader.exists(argument) { return try multikey(argument, in: argument) }
    let bytes = try InputFile(path: argument).read(limit: KeyFile.maxBytes)
    if let file = try? KeyFile(bytes) { return .ed25519(file.publicKey) }
    switch bytes.first(where: { !" \t\r\n".utf8.contains($0) }) {
    case UInt8(ascii: "{"): return try jwk(bytes, in: argument)
    case UInt8(ascii: "-"): return try pem(bytes, in: argument)
    default:
      let text = String(decoding: bytes, as: UTF8.self)
      let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      return try multikey(line, in: argument)
    }
  }

  /// The key that an argument names, which has to be one of Ed25519: those that sign the list.
  static func roleKey(_ argument: String) throws(CommandFailure) -> Ed25519PublicKey {
    let key = try key(argument)
    guard let role = key.ed25519 else {
      throw CommandFailure(
        .badData, DisplayText.escaped("\(argument) is a key of the kind \(key.kindName)"),
        hint: "a list is signed by Ed25519 keys: z6Mk…, a file that holds it, or a key file")
    }
    return role
  }

  private static func multikey(
    _ text: String, in argument: String
  ) throws(CommandFailure) -> PublicKey {
    do throws(IdentifierError) {
      return try Multikey(publicKeyMultibase: text).publicKey
    } catch {
      throw failure("\(error)", argument)
    }
  }

  private static func jwk(_ bytes: [UInt8], in argument: String) throws(CommandFailure) -> PublicKey
  {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONDocument(bytes).root
    } catch {
      throw failure("\(error)", argument)
    }
    do throws(IdentifierError) {
      return try JSONWebKey(json).publicKey
    } catch {
      throw failure("\(error)", argument)
    }
  }

  private static func pem(_ bytes: [UInt8], in argument: String) throws(CommandFailure) -> PublicKey
  {
    do throws(PublicKeyError) {
      return try PublicKey(pem: bytes)
    } catch {
      throw failure("\(error)", argument)
    }
  }

  private static func failure(_ reason: String, _ argument: String) -> CommandFailure {
    CommandFailure(
      .badData, DisplayText.escaped("\(argument) is no public key: \(reason)"),
      hint:
        "give a key: z6Mk…, zDn… or z82…, a file that holds it, a JSON Web Key, a public key in "
        + "PEM, or a key file of assay key generate")
  }
}
