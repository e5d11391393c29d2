public import BadgeBaking
public import ControlledIdentifiers
public import DataIntegrity
public import DurableFiles
public import JOSE
public import OpenSSLCrypto
public import StatusLists
public import StrictJSON

/// Why credentials are not issued.
@nonexhaustive
public enum IssuerError: Error, Equatable, Sendable {
  /// OpenSSL could not do its part.
  case crypto(CryptoError)
  /// An output could not be written, or an existing one not read.
  case file(FileError)
  /// The credentials cannot be baked into the image.
  case image(ImageError)
  /// The issuer's `did:key` is another key's.
  case issuerKeyMismatch(issuer: ExactString, keyDID: String)
  /// A ledger cannot be used.
  case ledger(LedgerError)
  /// The template wants credentials with a status, and there is no ledger to give them places.
  case ledgerMissing
  /// A verification method is no URL with a fragment.
  case invalidVerificationMethod(String, IdentifierError)
  /// An output that is already there does not say what its row says now.
  case outputDiffers(path: String, line: Int)
  /// An output that is already there says what its row says, but another key signed it: that of
  /// the verification method `found`, where this run's is `expected`.
  case outputOfOtherKey(path: String, line: Int, found: String, expected: String)
  /// An output that is already there is not in the ledger.
  case outputNotInLedger(path: String, line: Int)
  /// The proof could not be made.
  case proof(ProofError)
  /// Embedded proofs are not made with keys of this kind.
  case proofKeyUnsupported(kind: String)
  /// Rows of the recipients' table are wrong: the first ones, in the table's order.
  case recipients([RowFault])
  /// A signer is another issuer's.
  case signerForeign(signer: ExactString, issuer: ExactString)
  /// A template names the issuer's key, and another key is to sign.
  case templateKeyMismatch(template: String, key: String)
  /// A status list could not be made.
  case statusList(StatusListError)
  /// The token could not be made.
  case token(TokenSigningError)
  /// The template is wrong.
  case template([TemplateFault])
  /// A verification method belongs to another controller than the issuer.
  case verificationMethodForeign(method: String, issuer: ExactString)
  /// A verification method names another key in its fragment.
  case verificationMethodKeyMismatch(method: String, key: String)
}
