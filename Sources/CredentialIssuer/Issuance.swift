import DataIntegrity
import JOSE
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

  /// What secures the credentials.
  let envelope: IssueEnvelope
  /// The time at which this run signs.
  let issuedAt: Instant

  private let template: CredentialTemplate
  private let securing: Securing
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
    envelope = list.terms.envelope
    issuedAt = list.terms.issuedAt
    securing = try Securing(list.terms, contexts: list.template.contexts, signer: signer)
    assembly = CredentialAssembly(
      list.template, validFrom: list.terms.validFrom, envelope: list.terms.envelope)
    self.signer = signer
  }

  /// What is the same for all credentials of a run about how they are secured.
  private enum Securing: Sendable {
    /// For the time of this run; a credential of an earlier run has another.
    case proofs(PreparedProofs, [Cryptosuite])
    case tokens(TokenWriter)

    init(
      _ terms: IssueTerms, contexts: JSONTree, signer: CredentialSigner
    ) throws(IssuerError) {
      if case .token(let algorithm) = terms.envelope {
        self = .tokens(try signer.tokenWriter(algorithm: algorithm))
        return
      }
      guard signer.publicKey.ed25519 != nil else {
        throw .proofKeyUnsupported(kind: signer.publicKey.kindName)
      }
      let proofs = try signer.preparedProofs(
        by: terms.suites, contexts: contexts, created: terms.issuedAt)
      self = .proofs(proofs, terms.suites)
    }
  }

  /// A new credential for one of the recipients: in canonical form (RFC 8785), or a token.
  ///
  /// - Throws: `IssuerError.crypto` where there is no randomness, `.proof` where OpenSSL fails or
  ///   a suite would not sign all that the recipient's row says, or `.ledgerMissing` where the
  ///   template wants a status: then a ``CredentialFolder`` or ``CredentialLines`` with a ledger issues.
  public func credential(for recipient: Recipient) throws(IssuerError) -> [UInt8] {
    guard template.status == nil else { throw .ledgerMissing }
    return try credential(for: recipient, stamp: try IssueStamp(issuedAt: issuedAt))
  }

  /// The credential for one of the recipients that has a certain id, salts and time.
  ///
  /// The same stamp gives the same bytes.
  ///
  /// - Throws: `IssuerError.proof` where OpenSSL fails.
  public func credential(
    for recipient: Recipient, stamp: IssueStamp
  ) throws(IssuerError) -> [UInt8] {
    switch securing {
    case .proofs(let prepared, let suites):
      let proofs =
        stamp.issuedAt == prepared.created
        ? prepared
        : try signer.preparedProofs(
          by: suites, contexts: template.contexts, created: stamp.issuedAt)
      return try signer.secured(assembly.credential(for: recipient, stamp: stamp), by: proofs)
    case .tokens(let writer):
      let input = writer.signingInput(for: assembly.payload(for: recipient, stamp: stamp))
      if let signature = stamp.signature { return writer.token(input, signature: signature) }
      return writer.token(
        input, signature: try signer.signature(for: input, by: writer.algorithm))
    }
  }

  /// The stamp with all that is random about a credential that was made with it.
  func completed(_ stamp: IssueStamp, by credential: [UInt8]) -> IssueStamp {
    guard case .tokens(let writer) = securing, !writer.algorithm.isDeterministic else {
      return stamp
    }
    var stamp = stamp
    stamp.signature = IssuedToken(credential)?.signature
    return stamp
  }

  /// Whether bytes are a credential that was issued earlier for what the recipient's row says now.
  ///
  /// The credential is made again with the id, the salts and the time that the bytes state, and
  /// compared byte for byte. Of a token, the signature is verified: some algorithms never make the
  /// same one twice.
  public func isCredential(
    _ bytes: [UInt8], for recipient: Recipient
  ) throws(IssuerError) -> Bool {
    guard let stamp = stamp(of: bytes),
      template.status?.allows(stamp.status) ?? stamp.status.isEmpty,
      try credential(for: recipient, stamp: stamp) == bytes
    else { return false }
    guard case .tokens(let writer) = securing else { return true }
    guard let token = IssuedToken(bytes) else { return false }
    return writer.algorithm.isValid(
      token.signature, for: token.signingInput, by: signer.publicKey)
  }

  /// The stamp of a credential that is secured as this run does it; `nil` for anything else.
  private func stamp(of bytes: [UInt8]) -> IssueStamp? {
    switch securing {
    case .proofs: (try? JSONDocument(bytes)).flatMap { IssueStamp(of: $0.root) }
    case .tokens: IssuedToken(bytes).flatMap { IssueStamp(of: $0) }
    }
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

  /// What the proof of a credential, or its token, names as its key, where nothing but the proof or
  /// the token's header is other than this run would make it.
  private func otherMethod(of bytes: [UInt8], for recipient: Recipient) -> String? {
    if case .tokens = securing {
      guard let token = IssuedToken(bytes), let stamp = IssueStamp(of: token),
        let method = token.keyID
      else { return nil }
      let expected = assembly.payload(for: recipient, stamp: stamp)
      return token.payload.canonicalBytes() == expected ? method : nil
    }
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

  /// Who signs, as a ledger notes it.
  var ledgerSigner: LedgerSigner {
    LedgerSigner(signer)
  }

  /// Whether bytes are a document of the same issuer about the same achievement.
  func isOfSameAchievement(_ bytes: [UInt8]) -> Bool {
    guard let root = IssuedToken.document(in: bytes) else { return false }
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
