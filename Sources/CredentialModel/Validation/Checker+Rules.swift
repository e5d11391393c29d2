import StrictJSON
import WireFormats

/// The rules that join several members of an object.
extension Checker {
  mutating func checkRules(of object: JSONValue, _ modelClass: ModelClass, _ table: ClassTable) {
    switch modelClass {
    case .verifiableCredential, .verifiableCredential11:
      checkValidity(of: object)
      checkRelatedResources(of: object)
    case .achievementCredential, .achievementCredential11, .endorsementCredential,
      .endorsementCredential11:
      checkValidity(of: object)
      checkRelatedResources(of: object)
      checkStatuses(of: object)
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

  private mutating func checkValidity(of object: JSONValue) {
    let credential = Credential(object, version: document.version)
    guard let until = credential.validUntil, let from = credential.validFrom, until < from,
      let place = credential.validUntilValue
    else { return }
    let problem = Problem.validityOrder(from: "\(from)", until: "\(until)")
    findings.add(problem, at: place, specification: "VC Data Model 2.0 §4.9")
  }

  private mutating func checkRelatedResources(of object: JSONValue) {
    guard let resources = object["relatedResource"], resources.count > 1 else { return }
    var seen: Set<ExactString> = []
    for resource in resources.elements {
      if findings.isFull { return }
      guard let place = resource["id"], let id = place.exactString,
        !seen.insert(id).inserted
      else { continue }
      findings.add(
        .resourceDuplicate(id.string), at: place, specification: "VC Data Model 2.0 §5.3")
    }
  }

  private mutating func checkStatuses(of object: JSONValue) {
    guard let status = object["credentialStatus"], status.kind == .array, status.count > 1 else {
      return
    }
    findings.add(
      .severalStatuses(status.count), at: status,
      specification: "Open Badges 3.0, VerifiableCredential")
  }

  private mutating func checkEnvelopedID(of object: JSONValue, _ table: ClassTable) {
    guard let id = object["id"], id.kind == .string else { return }
    if id.withStringSpan({ URLSyntax.isData($0) }) != true {
      findings.add(.envelopedNotData, at: id, specification: table.section)
    }
  }

  private mutating func checkRecipient(_ subject: JSONValue, _ table: ClassTable) {
    guard subject["id"] == nil, subject["identifier"] == nil else { return }
    findings.add(.subjectWithoutIdentifier, at: subject, specification: table.section)
  }

  private mutating func checkIdentityHash(of object: JSONValue, _ table: ClassTable) {
    let identity = IdentityObject(object)
    guard identity.hashed == true, let place = object["identityHash"], let text = place.string
    else { return }
    switch identity.parsedHash?.algorithm {
    case .sha256: break
    case .md5: findings.add(.identityWeakHash, at: place, specification: table.section)
    case nil: findings.add(.identityHash(text), at: place, specification: table.section)
    }
  }
}
