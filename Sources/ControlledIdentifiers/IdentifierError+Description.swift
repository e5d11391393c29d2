import OpenSSLCrypto
import StrictJSON
import WireFormats

extension IdentifierError: CustomStringConvertible {
  /// The fact as a sentence for a person, without a final stop.
  public var description: String {
    switch self {
    case .empty, .tooLong, .invalidCharacter, .invalidPercentEscape, .notAbsolute, .hostMissing:
      urlSentence
    case .notDID, .didMethodInvalid, .didIdentifierMissing, .didNotBare, .notDIDKey, .notDIDJWK,
      .didKeyVersioned:
      didSentence
    case .notDIDWeb, .didWebHost, .didWebPort, .didWebPath, .didWebURL: webSentence
    case .fragmentMissing, .fragmentEmpty, .fragmentRepeated, .didKeyFragmentDiffers,
      .didJWKFragmentDiffers:
      fragmentSentence
    case .jwkMalformed, .jwkKind, .jwkPrivate, .jwkNotJSON, .jwkUse, .jwkAlgorithm: jwkSentence
    case .keyEncoding, .keyBase, .keyKind, .keyLength, .keyRefused: keySentence
    }
  }

  private var urlSentence: String {
    switch self {
    case .empty: "the identifier is empty"
    case .tooLong(let maxBytes): "the identifier is longer than \(maxBytes) bytes"
    case .invalidCharacter(let byte, let index):
      "\(Self.quoted(byte)) at index \(index) does not belong in a URL; "
        + "anything but plain ASCII is written as %XX"
    case .invalidPercentEscape(let index):
      "the '%' at index \(index) is not followed by two hexadecimal digits"
    case .notAbsolute:
      "the identifier has no scheme such as 'did:' or 'https:'; write the whole URL"
    default: "the URL names no host"
    }
  }

  private var didSentence: String {
    switch self {
    case .notDID: "the identifier does not start with 'did:' in lower case"
    case .didMethodInvalid(let index):
      "the method of the DID is not lower-case letters and digits at index \(index)"
    case .didIdentifierMissing: "the DID ends where its identifier should stand"
    case .didNotBare(let byte, let index):
      "\(Self.quoted(byte)) at index \(index) starts a path, query or fragment, "
        + "but only the DID itself is expected here"
    case .notDIDKey(let method):
      "the DID is of the method '\(method)', expected 'key'"
    case .notDIDJWK(let method):
      "the DID is of the method '\(method)', expected 'jwk'"
    default:
      "the did:key carries a version number, which the method no longer has; "
        + "write 'did:key:' and the key"
    }
  }

  private var webSentence: String {
    switch self {
    case .notDIDWeb(let method): "the DID is of the method '\(method)', expected 'web'"
    case .didWebHost:
      "the host of the did:web is no domain name in lower case, such as uni.example; "
        + "addresses are not allowed"
    case .didWebPort:
      "the port of the did:web is none, or not written as in did:web:uni.example%3A8443"
    case .didWebPath:
      "a part of the path of the did:web is empty, leads elsewhere, or has a second spelling"
    default:
      "the URL is not that of a did:web: https://HOST/.well-known/did.json or "
        + "https://HOST/PATH/did.json"
    }
  }

  private var fragmentSentence: String {
    switch self {
    case .fragmentMissing:
      "the verification method has no '#' and key name: it names a controller, not one of its keys"
    case .fragmentEmpty: "the verification method ends at its '#', where the name of a key belongs"
    case .fragmentRepeated(let index): "the verification method has a second '#' at index \(index)"
    case .didJWKFragmentDiffers: "the fragment of the did:jwk is not '0', the name of its only key"
    default:
      "the fragment of the did:key names another key than the DID; both must be the same key"
    }
  }

  private var jwkSentence: String {
    switch self {
    case .jwkMalformed(let member):
      "the JSON Web Key has no text in its member '\(member)', or not in its one spelling"
    case .jwkPrivate(let member):
      "the JSON Web Key has the member '\(member)' of a secret key, which nobody may publish"
    case .jwkKind(let name):
      "the JSON Web Key is of the kind '\(name.string)'; Assay takes Ed25519, P-256, P-384 and RSA"
    case .jwkNotJSON(let error): "the did:jwk is no JSON Web Key: \(error)"
    case .jwkUse(let member):
      "the JSON Web Key is not for verifying signatures, says its member '\(member)'"
    case .jwkAlgorithm(let name, let kind):
      "the JSON Web Key is for the algorithm '\(name.string)', "
        + "with which no key of the kind \(kind) signs"
    default: ""
    }
  }

  private var keySentence: String {
    switch self {
    case .keyEncoding(let error): "the key cannot be read: \(error)"
    case .keyBase:
      "the key is written in base64url (prefix 'u'), expected base58btc (prefix 'z')"
    case .keyKind(let code): "\(Self.kind(code)) key: Assay takes Ed25519, P-256 and P-384"
    case .keyLength(let count):
      "the Ed25519 public key is \(count) bytes, expected 32; it was probably cut when copied"
    case .keyRefused(let error): error.description
    default: ""
    }
  }

  private static func kind(_ code: UInt64) -> String {
    Multicodec.keyName(code) ?? "multicodec 0x\(String(code, radix: 16))"
  }

  private static func quoted(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte)
      ? "'\(Character(Unicode.Scalar(byte)))'" : "the byte 0x\(Base16.encode([byte]))"
  }
}
