public import OpenSSLCrypto
public import StrictJSON
public import WireFormats

/// Why text is not an identifier, or names no key that can be used here.
///
/// An `index` is a zero-based offset in bytes into the whole text.
@nonexhaustive
public enum IdentifierError: Error, Equatable, Sendable {
  /// Nothing at all.
  case empty
  /// More bytes than an identifier may have here.
  case tooLong(maxBytes: Int)
  /// A byte that no URL has: white space, a control character, anything that is not ASCII.
  case invalidCharacter(byte: UInt8, index: Int)
  /// A `%` without two hexadecimal digits after it.
  case invalidPercentEscape(index: Int)
  /// No scheme, as in `#key-1`: a reference that means something only beside another URL.
  case notAbsolute
  /// An `http` or `https` URL without a host.
  case hostMissing

  /// Not a decentralized identifier: it does not start with `did:`, in lower case.
  case notDID
  /// A DID whose method is empty, or not lower-case letters and digits.
  case didMethodInvalid(index: Int)
  /// A DID with nothing after its method, or after its last colon.
  case didIdentifierMissing
  /// A path, query or fragment where a DID has to stand alone.
  case didNotBare(byte: UInt8, index: Int)

  /// A verification method without a fragment: it names a controller but none of its keys.
  case fragmentMissing
  /// A `#` with nothing after it.
  case fragmentEmpty
  /// A second `#`.
  case fragmentRepeated(index: Int)

  /// A DID of another method where a `did:key` has to stand.
  case notDIDKey(method: String)
  /// A `did:key` with a version, which the method has dropped.
  case didKeyVersioned
  /// A `did:key` whose fragment names another key than the DID itself.
  case didKeyFragmentDiffers
  /// A DID of another method where a `did:jwk` has to stand.
  case notDIDJWK(method: String)
  /// A `did:jwk` whose fragment is not `0`, the name of its only key.
  case didJWKFragmentDiffers

  /// A DID of another method where a `did:web` has to stand.
  case notDIDWeb(method: String)
  /// A `did:web` whose host is no whole domain name in lower case: an address, say.
  case didWebHost
  /// A `did:web` with a port that is none, or is written in another way than `%3A8443`.
  case didWebPort
  /// A `did:web` with a step in its path that is empty, leads elsewhere, or has a second spelling.
  case didWebPath
  /// A URL that is not the place of a DID document of a `did:web`.
  case didWebURL

  /// A JSON Web Key without a member that its kind needs, or with one that is no text.
  case jwkMalformed(member: String)
  /// A JSON Web Key of another kind, or on another curve, than Ed25519, P-256, P-384 and RSA.
  case jwkKind(ExactString)
  /// A JSON Web Key, in a `did:jwk`, that is no JSON.
  case jwkNotJSON(JSONError)
  /// A JSON Web Key that, by the member that is named, is for something else than verifying.
  case jwkUse(member: String)
  /// A JSON Web Key for an algorithm that keys of its kind do not sign with.
  case jwkAlgorithm(ExactString, kind: String)
  /// A JSON Web Key that is, or pretends to be, private.
  case jwkPrivate(member: String)

  /// A key that is not well encoded.
  case keyEncoding(WireFormatError)
  /// A key in another base than base58btc, the only one multikeys are written in.
  case keyBase(Multibase.Base)
  /// A key of another kind than the public keys that Assay takes, by its multicodec number.
  case keyKind(code: UInt64)
  /// An Ed25519 key that is not 32 bytes.
  case keyLength(count: Int)
  /// A key of the right length that cryptography refuses.
  case keyRefused(CryptoError)
}
