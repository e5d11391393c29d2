import StrictJSON
import WireFormats

/// The rules that join several members of an object.
extension Checker {
  mutating func checkRules(of object: JSONCursor, _ modelClass: ModelClass, _ table: ClassTable) {
    switch modelClass {
    case .verifiableCredential, .verifiableCredential11, .achievementCredential,
      .achievementCredential11, .endorsementCredential, .endorsementCredential11:
      checkValidity(of: object)
    case .subject:
      if object.count == 0 {
        findings.add(.subjectEmpty, at: object, specification: table.section)
      }
    case .envelopedCredential:
      checkEnvelopedID(of: object, table)
    case .relatedResource:
      if object["digestSRI"] == nil, object["digestMultibase"] == nil {
        findings.add(.resourceWithoutDigest, at: object, specification: table.section)
      }
    case .achievementSubject:
      checkRecipient(object, table)
      checkResults(of: object)
    case .criteria:
      if object["id"] == nil, object["narrative"] == nil {
        findings.add(.criteriaEmpty, at: object, specification: table.section)
      }
    case .identityObject:
      checkIdentityHash(of: object, table)
    default:
      break
    }
  }

  private mutating func checkValidity(of object: JSONCursor) {
    let credential = Credential(object.value, version: document.version)
    guard let until = credential.validUntil, let from = credential.validFrom, until < from,
      let place = credential.validUntilValue
    else { return }
    let problem = Problem.validityOrder(from: "\(from)", until: "\(until)")
    findings.add(problem, at: place, specification: "VC Data Model 2.0 §4.9")
  }

  /// The rules that join several values of a property.
  mutating func checkRules(
    ofArray value: JSONCursor, _ property: Property, _ section: StaticString
  ) {
    guard value.count > 1, case .object(let modelClass) = property.kind else { return }
    if modelClass == .relatedResource { checkDuplicates(amongResources: value, section) }
    if modelClass == .credentialStatus, document.isOpenBadges {
      // Open Badges 3.0 has one; Bitstring Status List lets there be several, and so do we.
      findings.add(.severalStatuses(value.count), at: value, specification: section)
    }
  }

  private mutating func checkDuplicates(
    amongResources resources: JSONCursor, _ section: StaticString
  ) {
    var seen: Set<ExactString> = []
    for resource in resources.elements {
      guard let place = resource["id"], let id = place.exactString, !findings.isFull else {
        continue
      }
      if !seen.insert(id).inserted {
        findings.add(.resourceDuplicate(id.string), at: place, specification: section)
      }
    }
  }

  private mutating func checkEnvelopedID(of object: JSONCursor, _ table: ClassTable) {
    guard let id = object["id"], id.kind == .string else { return }
    if id.withStringSpan({ URLSyntax.isFullData($0) }) != true {
      findings.add(.envelopedNotData, at: id, specification: table.section)
    }
  }

  private mutating func checkRecipient(_ subject: JSONCursor, _ table: ClassTable) {
    guard subject["id"] == nil, subject["identifier"] == nil else { return }
    findings.add(.subjectWithoutIdentifier, at: subject, specification: table.section)
  }

  private mutating func checkIdentityHash(of object: JSONCursor, _ table: ClassTable) {
    guard object["hashed"]?.bool == true, let place = object["identityHash"],
      let algorithm = place.withStringSpan({ IdentityHash.algorithm(of: $0) })
    else { return }
    switch algorithm {
    case .sha256:
      break
    case .md5:
      findings.add(.identityWeakHash, at: place, specification: table.section)
    case nil:
      let problem = Problem.identityHash(place.string ?? "")
      findings.add(problem, at: place, specification: table.section)
    }
  }
}
