import CredentialModel
import DataIntegrity
import IssuerTrust
import JOSE
import OpenSSLCrypto
import StatusLists
import StrictJSON
import WireFormats

/// A status list that was read, and what keeps it from being relied on.
///
/// A class, because every credential that names the list refers to it.
final class ReadStatusList: Sendable {
  /// The list; `nil` where it cannot be read.
  let list: StatusList?
  /// Why nobody can rely on it; `nil` where its proof and its publisher's key hold.
  let problem: StatusFinding?
  /// Whether the trust list knows its publisher.
  let isListed: Bool
  /// When it was made.
  let madeAt: Instant?
  let sha256: [UInt8]
  /// At which times all of this is so.
  let times: ClosedRange<Instant>
  /// Who was seen revoked in it before.
  let remembered: RememberedRevocations
  /// The newest version that was seen, where this is an older one.
  let newer: Instant?

  init(
    _ list: StatusList?, problem: StatusFinding?, isListed: Bool, madeAt: Instant?,
    sha256: [UInt8], times: ClosedRange<Instant>, memory: StatusMemory
  ) {
    self.list = list
    self.problem = problem
    self.isListed = isListed
    self.madeAt = madeAt
    self.sha256 = sha256
    self.times = times
    remembered = memory.revocations(in: list?.id ?? "")
    let isOlder = list.map { memory.isOlder($0) } ?? false
    newer = isOlder ? list?.id.flatMap { memory.newest(of: $0)?.validFrom } : nil
  }

  /// How many bytes of memory it takes, roughly.
  var byteCount: Int { (list?.byteCount ?? 0) + remembered.byteCount + 1024 }
}

/// When the proofs of a list were made, and until when they hold.
private struct ProofDates {
  /// The latest of the dates on which it says that it was made or signed.
  let latest: Instant?
  /// The first at which a proof ends.
  let end: Instant

  init(of list: ReceivedDocument, maxProofs: Int) {
    let credential = Credential(list.root)
    let proofs = DataIntegrityProof.proofs(of: list.root).prefix(maxProofs)
    let claims = list.envelope.map { ClaimAgreement(of: $0.payload, with: credential) }
    latest = (proofs.map(\.created) + [credential.validFrom, claims?.signedAt])
      .compactMap { $0 }.max()
    end = (proofs.map(\.expires) + [claims?.signatureExpires]).compactMap { $0 }.min() ?? .latest
  }

  /// The times at which proofs that hold now hold, too.
  func times(around now: Instant, isHistorical: Bool, skew: Int64) -> ClosedRange<Instant> {
    // Without a date the key has to be good now.
    guard let latest else { return now...now }
    let from = isHistorical ? .earliest : latest.adding(seconds: -skew)
    return min(from, now)...max(end.adding(seconds: skew), now)
  }
}

extension Verifier {
  /// Reads and verifies a status list.
  ///
  /// Its own status is left out of account: a list that another list could revoke would never end.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - isVouchedFor: Whether the trust list signed it, which is enough for a document of 1EdTech.
  ///   - now: The time to judge by.
  ///   - isHistorical: Whether that time was asked for.
  /// - Returns: The list, or why it cannot be relied on.
  func readStatusList(
    _ bytes: [UInt8], isVouchedFor: Bool, at now: Instant, isHistorical: Bool
  ) -> ReadStatusList {
    let sha256 = DigestAlgorithm.sha256.digest(of: bytes)
    func unusable(_ problem: StatusFinding) -> ReadStatusList {
      ReadStatusList(
        nil, problem: problem, isListed: false, madeAt: nil, sha256: sha256, times: now...now,
        memory: statusShelf.memory)
    }
    let document: ReceivedDocument
    do throws(StatusFault) {
      document = try readDocument(bytes, at: now, isHistorical: isHistorical)
    } catch {
      return unusable(error.finding)
    }
    let dates = ProofDates(of: document, maxProofs: policy.maxProofs)
    // Who asks about a time before the list was made gets what the list says of later.
    let time = isHistorical ? max(now, dates.latest ?? now) : now
    var verification = Verification(
      verifier: self, now: time, isHistorical: isHistorical, recipient: nil)
    let verified = verification.verifyStatusList(document, isVouchedFor: isVouchedFor)
    // What nobody signed is not expanded.
    if let problem = verified.problem { return unusable(problem) }
    do throws(StatusListError) {
      let list = try StatusList(document.root)
      return ReadStatusList(
        list, problem: nil, isListed: verification.listedIssuer != nil,
        madeAt: list.validFrom ?? verified.signedAt, sha256: sha256,
        times: dates.times(
          around: now, isHistorical: isHistorical, skew: policy.clockSkewSeconds),
        memory: statusShelf.memory)
    } catch {
      return unusable(.list(error))
    }
  }
}

/// Why there is no document to be verified.
private struct StatusFault: Error {
  let finding: StatusFinding
}

extension Verifier {
  /// Takes a list out of what it came in: JSON, or a token.
  fileprivate func readDocument(
    _ bytes: [UInt8], at now: Instant, isHistorical: Bool
  ) throws(StatusFault) -> ReceivedDocument {
    guard !Verification.isToken(bytes) else {
      var opening = Verification(
        verifier: self, now: now, isHistorical: isHistorical, recipient: nil)
      guard let document = opening.open(token: bytes) else {
        throw StatusFault(finding: opening.firstFault ?? .unsigned)
      }
      return document
    }
    do throws(JSONError) {
      return ReceivedDocument(
        root: try JSONDocument(bytes, limits: policy.limits).root, envelope: nil)
    } catch {
      throw StatusFault(finding: .unreadable(error))
    }
  }
}

extension Verification {
  /// Checks that a status list is its publisher's.
  ///
  /// - Returns: Why it cannot be relied on, or `nil`; and when its proof or the trust list says that
  ///   it was made.
  fileprivate mutating func verifyStatusList(
    _ document: ReceivedDocument, isVouchedFor: Bool
  ) -> (problem: StatusFinding?, signedAt: Instant?) {
    let root = document.root
    guard let kind = StatusListKind(ofList: root) else {
      let type = root["type"]?.elementsOrSelf.first { _ in true }?.exactString
      return (.list(.typeUnsupported(type)), nil)
    }
    let credential = Credential(root)
    findIssuer(of: credential, in: document.envelope)
    if kind == .revocationList, root["proof"] == nil, document.envelope == nil {
      return isVouchedFor ? (nil, verifier.trust?.signedAt) : (.unsigned, nil)
    }
    if kind != .revocationList {
      guard identify(root) != nil else { return (firstFault, nil) }
      checkModel(of: root)
    }
    guard let issuerID else { return (.issuerMismatch(found: nil), nil) }
    let proofs = document.envelope.map { check($0, of: credential) } ?? checkProofs(of: credential)
    let own = checkKeyBinding(issuer: issuerID, proofs: proofs)
    // Its end could be left out, or who is revoked.
    if isShownInPart { note(.proofDisclosure, .undetermined, .listShownInPart, at: root["proof"]) }
    if let fault = firstFault { return (fault, nil) }
    // A proof that holds and is nobody's was named above; this is for whoever changes that.
    guard !own.isEmpty else { return (.unsigned, nil) }
    for proof in own {
      if let problem = problem(withKeyOf: proof, of: credential) { return (problem, nil) }
    }
    return (nil, own.compactMap { $0.signedAt(credential) }.min())
  }

  /// The gravest thing that is wrong with the list, as far as checks say so.
  fileprivate var firstFault: StatusFinding? {
    let gravest = checks.map(\.consequence).max() ?? .none
    guard gravest != .none else { return nil }
    return checks.first { $0.consequence == gravest }.map { .listFails($0) }
  }

  /// Why the key of a proof cannot vouch for the list; `nil` where it can.
  ///
  /// An issuer whom the trust list does not know can use its own key: its credentials are not
  /// accepted anyway, and it can still revoke them.
  private func problem(
    withKeyOf proof: CheckedProof, of credential: Credential
  ) -> StatusFinding? {
    guard case .list(let key) = proof.key.source, let trust = verifier.trust else {
      guard listedIssuer != nil else { return nil }
      return .keyNotListed(method: proof.method ?? "")
    }
    guard !trust.isKeyOfRole(key) else { return .keyNotListed(method: key.id) }
    let signedAt = proof.signedAt(credential) ?? now
    switch key.refusal(signingAt: signedAt, use: "statusList", with: proof.algorithm) {
    case nil: return nil
    case .useNotAllowed: return .keyRefused(isForOtherUse: true)
    default: return .keyRefused(isForOtherUse: false)
    }
  }
}
