import CredentialModel
import IssuerTrust
import StatusLists
import StrictJSON
import WireFormats

extension Verification {
  /// How many status entries are looked up: more than any issuer has purposes for.
  private static let greatestStatuses = 16

  /// Looks up every status entry: each can say that the credential is revoked.
  ///
  /// Where the holder chose what to show, and shows none, there may be one.
  ///
  /// Source: Bitstring Status List 1.0 §3.2, Open Badges 3.0 §8.1 step 4.
  mutating func checkStatus(of credential: Credential) {
    guard let status = credential.json["credentialStatus"],
      status.elementsOrSelf.underestimatedCount > 0
    else {
      guard isShownInPart else { return note(.status, .passed, .noStatus) }
      let reason = Reason.mayBeHidden(member: "credentialStatus")
      return note(.status, .undetermined, reason, at: credential.json)
    }
    let count = status.elementsOrSelf.underestimatedCount
    for (index, entry) in status.elementsOrSelf.enumerated() {
      guard index < Verification.greatestStatuses else {
        // Each of the others can say that it is revoked, too.
        let reason = Reason.moreStatuses(count: count - Verification.greatestStatuses)
        return note(.status, .undetermined, reason, at: status)
      }
      checkStatus(entry, of: credential)
    }
  }

  private mutating func checkStatus(_ json: JSONValue, of credential: Credential) {
    var facts = StatusFacts(json)
    let entry: StatusEntry
    do throws(StatusListError) {
      entry = try StatusEntry(json)
    } catch {
      let outcome: Check.Outcome = error.isOfUnknownType ? .undetermined : .failed
      return note(.status, outcome, .status(.entry(error), facts), at: json)
    }
    let lists = statusLists(at: entry.listURL)
    if lists.isEmpty, !entry.purpose.isAboutValidity {
      return note(.status, .skipped, .statusInformational(purpose: entry.purpose.name), at: json)
    }
    guard let (list, read) = firstUsable(of: lists, for: entry) else {
      let finding = lists.first.flatMap { objection(to: $0, for: entry) } ?? .unavailable
      return note(.status, entry.outcomeWithoutList, .status(finding, facts), at: json)
    }
    facts.validFrom = read.madeAt
    facts.ageSeconds = read.madeAt.map { now.secondsSinceEpoch - $0.secondsSinceEpoch }
    let found: StatusValue
    do throws(StatusListError) {
      found = try list.value(of: entry, credentialID: credential.id)
    } catch {
      return note(.status, entry.outcomeWithoutList, .status(.list(error), facts), at: json)
    }
    facts.value = found.value
    // That a bit is "set" says nothing more than its value does.
    if entry.messages.areGiven || entry.purpose == .message || entry.kind == .revocationList {
      facts.message = found.message
    }
    let isRevokedElsewhere =
      lists.count > 1
      && lists.contains { $0 !== read && wasRevoked(entry, of: credential, in: $0) }
    // What was seen later says nothing of a time that is asked for.
    let isRemembered =
      !isHistorical && read.remembered.contain(entry, credentialID: credential.id)
    let (outcome, finding) = result(
      found.value, of: entry, in: list, read: read,
      wasRevoked: isRevokedElsewhere || isRemembered)
    note(.status, outcome, .status(finding, facts), at: json)
  }

  /// The lists at hand of a URL, each verified.
  private func statusLists(at url: ExactString) -> [ReadStatusList] {
    let place = StatusShelf.Place(
      url: url, issuer: listedIssuer?.id, authority: listedIssuer?.authority,
      isHistorical: isHistorical)
    return verifier.statusShelf.lists(
      at: place, now: now, in: verifier.trust, for: listedIssuer
    ) {
      verifier.readStatusList($0, isVouchedFor: $1, at: now, isHistorical: isHistorical)
    }
  }

  private func firstUsable(
    of lists: [ReadStatusList], for entry: StatusEntry
  ) -> (list: StatusList, read: ReadStatusList)? {
    for read in lists {
      if let list = read.list, objection(to: read, for: entry) == nil { return (list, read) }
    }
    return nil
  }

  /// Why a list says nothing about the credential; `nil` where it does.
  private func objection(to read: ReadStatusList, for entry: StatusEntry) -> StatusFinding? {
    if let problem = read.problem { return problem }
    guard let list = read.list else { return .unavailable }
    guard list.id == entry.listURL else { return .idMismatch(found: list.id) }
    if let objection = objection(toPublisherOf: list, read: read, for: entry) { return objection }
    guard list.has(entry.purpose) else { return .purposeMismatch(found: list.purposes) }
    return nil
  }

  /// Whether the list is the credential's issuer's, or somebody's whom the issuer's record names.
  private func objection(
    toPublisherOf list: StatusList, read: ReadStatusList, for entry: StatusEntry
  ) -> StatusFinding? {
    guard let publisher = list.issuerID else { return .issuerMismatch(found: nil) }
    if publisher == issuerID || listedIssuer?.isKnown(as: publisher) == true { return nil }
    guard let listedIssuer, listedIssuer.entrusts(entry.listURL, to: publisher), read.isListed
    else { return .issuerMismatch(found: publisher) }
    // What becomes of the issuer itself is told where the issuer is looked up.
    guard verifier.trust?.record(forIssuer: publisher)?.status == .active else {
      return .publisherNotActive
    }
    return nil
  }

  private func wasRevoked(
    _ entry: StatusEntry, of credential: Credential, in read: ReadStatusList
  ) -> Bool {
    guard entry.purpose == .revocation, let list = read.list,
      objection(to: read, for: entry) == nil,
      let found = try? list.value(of: entry, credentialID: credential.id)
    else { return false }
    return found.value != 0
  }

  /// What a value comes to.
  ///
  /// That somebody was revoked holds whatever the list's age: it cannot be taken back.
  private func result(
    _ value: Int, of entry: StatusEntry, in list: StatusList, read: ReadStatusList,
    wasRevoked: Bool
  ) -> (Check.Outcome, StatusFinding) {
    switch entry.purpose {
    case .revocation where value != 0: return (.failed, .revoked)
    case .suspension where value != 0: return (.undetermined, .suspended)
    case .refresh where value != 0: return (.warning, .refresh)
    case .other where value != 0: return (.undetermined, .otherIsSet)
    case .message: return (.passed, .message)
    case .refresh: return (.passed, .clear)
    case .revocation where wasRevoked: return (.undetermined, .unrevoked)
    default: break
    }
    if let newest = read.newer, !isHistorical {
      return (.undetermined, .rollback(newest: newest))
    }
    return age(of: list, madeAt: read.madeAt)
  }

  /// What the age of a list that says nothing of the credential comes to.
  ///
  /// `ttl` says when a newer list should be fetched, which is not always possible; `validUntil` says
  /// when this one ends.
  ///
  /// Source: Bitstring Status List 1.0 §2.2, `ttl`: it "does not override or replace the validity
  /// period".
  private func age(of list: StatusList, madeAt: Instant?) -> (Check.Outcome, StatusFinding) {
    let skew = policy.clockSkewSeconds
    guard let madeAt else { return (.undetermined, .stale(since: nil)) }
    guard madeAt <= now.adding(seconds: skew) else {
      return isHistorical ? (.warning, .later) : (.undetermined, .notYetValid(from: madeAt))
    }
    if let until = list.validUntil, until.adding(seconds: skew) < now {
      return (.undetermined, .stale(since: until))
    }
    let due = list.ttlMilliseconds.map { madeAt.adding(seconds: $0 / 1000) }
    let isDue = due.map { $0.adding(seconds: skew) < now } ?? false
    let isOld = madeAt.adding(seconds: policy.maxStatusAgeSeconds) < now
    if isOld, isDue || list.validUntil == nil { return (.undetermined, .stale(since: nil)) }
    if isDue, let due { return (.warning, .refreshDue(since: due)) }
    return (.passed, .clear)
  }
}

extension StatusPurpose {
  /// Whether a credential can be void by it; what others have in mind, nobody here knows.
  fileprivate var isAboutValidity: Bool { self != .message && self != .refresh }
}

extension StatusEntry {
  /// How a check comes out without a list that can be relied on.
  fileprivate var outcomeWithoutList: Check.Outcome {
    purpose.isAboutValidity ? .undetermined : .warning
  }
}

extension StatusListError {
  fileprivate var isOfUnknownType: Bool {
    if case .typeUnsupported = self { return true }
    return false
  }
}
