import DataIntegrity
import OpenSSLCrypto
import StrictJSON
import WireFormats

/// Everything that issuing needs: recipients whose rows are right, and a signer for their issuer.
///
/// ```swift
/// let template = try CredentialTemplate(templateBytes)
/// let list = try RecipientList(
///   tableBytes, format: .csv, template: template, terms: IssueTerms(issuedAt: now))
/// let signer = try CredentialSigner(key: key, for: template)
/// let issuance = try Issuance(list, signer: signer)
/// for recipient in issuance.recipients {
///   let credential = try issuance.credential(for: recipient)
/// }
/// ```
public struct Issuance: Sendable {
  /// The recipients in the order of the table.
  public let recipients: [Recipient]

  private let template: CredentialTemplate
  /// For the time of this run; a credential of an earlier run has another.
  private let proofs: PreparedProofs
  private let suites: [Cryptosuite]
  private let assembly: CredentialAssembly
  private let signer: CredentialSigner

  /// Credentials for a list of recipients, signed by a signer.
  ///
  /// - Throws: `IssuerError.signerForeign` where the signer's issuer is not the template's, or `.proof`
  ///   for a suite of which no new proofs are made, or that the template's contexts do not know.
  public init(_ list: RecipientList, signer: CredentialSigner) throws(IssuerError) {
    guard signer.issuer == list.template.issuerID else {
      throw .signerForeign(signer: signer.issuer, issuer: list.template.issuerID)
    }
    recipients = list.recipients
    template = list.template
    suites = list.terms.suites
    proofs = try signer.preparedProofs(
      by: suites, contexts: list.template.contexts, created: list.terms.issuedAt)
    assembly = CredentialAssembly(list.template, validFrom: list.terms.validFrom)
    self.signer = signer
  }

  /// A new credential for one of the recipients, in canonical form (RFC 8785).
  ///
  /// - Throws: `IssuerError.crypto` where there is no randomness, `.proof` where OpenSSL fails or
  ///   a suite would not sign all that the recipient's row says, or `.ledgerMissing` where the
  ///   template wants a status: then a ``CredentialFolder`` or ``CredentialLines`` with a ledger issues.
  public func credential(for recipient: Recipient) throws(IssuerError) -> [UInt8] {
    guard template.status == nil else { throw .ledgerMissing }
    return try credential(for: recipient, stamp: try IssueStamp(issuedAt: proofs.created))
  }

  /// The credential for one of the recipients that has a certain id, salts and time.
  ///
  /// The same stamp gives the same bytes.
  ///
  /// - Throws: `IssuerError.proof` where OpenSSL fails.
  public func credential(
    for recipient: Recipient, stamp: IssueStamp
  ) throws(IssuerError) -> [UInt8] {
    let proofs =
      stamp.issuedAt == proofs.created
      ? proofs
      : try signer.preparedProofs(
        by: suites, contexts: template.contexts, created: stamp.issuedAt)
    return try signer.secured(assembly.credential(for: recipient, stamp: stamp), by: proofs)
  }

  /// Whether bytes are a credential that was issued earlier for what the recipient's row says now.
  ///
  /// The credential is made again with the id, the salts and the time that the bytes state, and
  /// compared byte for byte.
  public func isCredential(
    _ bytes: [UInt8], for recipient: Recipient
  ) throws(IssuerError) -> Bool {
    guard let document = try? JSONDocument(bytes), let stamp = IssueStamp(of: document.root),
      template.status?.allows(stamp.status) ?? stamp.status.isEmpty
    else { return false }
    return try credential(for: recipient, stamp: stamp) == bytes
  }

  /// What is wrong with the bytes at a path as the credential that was issued earlier for what a
  /// recipient's row says now; `nil` where nothing is.
  func difference(
    of bytes: [UInt8], from recipient: Recipient, at path: String, ledger: IssuanceLedger?
  ) -> IssuerError? {
    do throws(IssuerError) {
      if try isCredential(bytes, for: recipient) {
        let isKnown = try IssuerError.ofLedger { () throws(LedgerError) in
          try ledger?.has(bytes) ?? true
        }
        return isKnown ? nil : .outputNotInLedger(path: path, line: recipient.line)
      }
    } catch {
      return error
    }
    if let other = otherMethod(of: bytes, for: recipient) {
      return .outputOfOtherKey(
        path: path, line: recipient.line, found: other, expected: signer.verificationMethod)
    }
    return .outputDiffers(path: path, line: recipient.line)
  }

  /// What the proof of a credential names as its key, where nothing but the proof is other than this
  /// run would make it.
  private func otherMethod(of bytes: [UInt8], for recipient: Recipient) -> String? {
    guard let root = try? JSONDocument(bytes).root, let stamp = IssueStamp(of: root),
      let method = root["proof"]?.firstProof["verificationMethod"]?.string
    else { return nil }
    var tree = root.tree()
    tree["proof"] = nil
    let expected = assembly.credential(for: recipient, stamp: stamp).bytes
    return tree.canonicalBytes() == expected ? method : nil
  }

  /// What the status of the credentials can be, and where it is looked up.
  var status: StatusTerms? { template.status }

  /// When the credential of a recipient ends.
  func end(of recipient: Recipient, stamp: IssueStamp) -> Instant? {
    assembly.end(of: recipient, stamp: stamp)
  }

  /// The time at which this run signs.
  var issuedAt: Instant { proofs.created }

  /// Who signs, as a ledger notes it.
  var ledgerSigner: LedgerSigner {
    LedgerSigner(
      method: signer.verificationMethod, publicKeyMultibase: signer.publicKeyMultibase)
  }

  /// Whether bytes are a document of the same issuer about the same achievement.
  func isOfSameAchievement(_ bytes: [UInt8]) -> Bool {
    guard let root = try? JSONDocument(bytes).root else { return false }
    return root["issuer"]?["id"]?.exactString == template.issuerID
      && root["credentialSubject"]?["achievement"]?["id"]?.exactString == template.achievementID
  }

  /// What names a recipient's credential among those of a folder: 16 hexadecimal digits.
  ///
  /// It follows from the issuer, the achievement and the recipient, so that a second run finds what
  /// the first one wrote. It is a hash only so that names stay short; it hides nothing.
  func shortID(of recipient: Recipient) -> String {
    let name = Array(rowName(of: recipient).utf8)
    return Base16.encode(Array(DigestAlgorithm.sha256.digest(of: name).prefix(8)))
  }

  /// What makes a recipient's credential another than those of all others.
  func rowName(of recipient: Recipient) -> String {
    let parts = [
      template.issuerID, template.achievementID, recipient.identity,
      ExactString(String(recipient.occurrence)),
    ]
    // Each part with its length, so that no two lists of parts run together.
    return parts.map { "\($0.utf8.count):\($0.string)" }.joined()
  }
}
