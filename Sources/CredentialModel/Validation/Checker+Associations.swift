import StrictJSON

/// The associations of a record, by which it joins achievements.
///
/// Source: Comprehensive Learner Record 2.0, Association.
extension Checker {
  /// Checks that associations join what stands in the record.
  ///
  /// That what they name is missing breaks no rule (a record may be partial), and says nothing to its
  /// reader. Of credentials in envelopes nobody sees from here which achievements they have, so that
  /// beside one nothing is missed.
  mutating func checkAssociations(in subject: JSONCursor) {
    guard let associations = subject["association"] else { return }
    let known = Checker.associable(in: subject)
    let section = ClassTable.association.section
    for association in associations.elementsOrSelf {
      if findings.isFull { return }
      guard let source = association["sourceId"], let target = association["targetId"] else {
        continue
      }
      if source.isSameString(as: target) {
        findings.add(.associationItself(target), at: target, specification: section)
      }
      guard let known else { continue }
      for end in [source, target] {
        guard let id = end.exactString, !known.contains(id) else { continue }
        findings.add(.associationUnknown(end), at: end, specification: section)
      }
    }
  }

  /// The ids of what a record joins: its achievements, its credentials, and their achievements.
  ///
  /// - Returns: `nil` where some cannot be seen, or there are no credentials, which is told.
  private static func associable(in subject: JSONCursor) -> Set<ExactString>? {
    var ids: Set<ExactString> = []
    func add(_ value: JSONCursor) {
      if let id = value["id"]?.exactString { ids.insert(id) }
    }
    for achievement in subject["achievement"]?.elementsOrSelf ?? subject.elements {
      add(achievement)
    }
    guard let credentials = subject["verifiableCredential"],
      credentials.elementsOrSelf.underestimatedCount > 0
    else { return nil }
    for credential in credentials.elementsOrSelf {
      guard credential.kind == .object,
        credential["type"]?.includesType(of: ["EnvelopedVerifiableCredential"]) != true
      else { return nil }
      add(credential)
      guard let subjects = credential["credentialSubject"] else { continue }
      for subject in subjects.elementsOrSelf {
        guard let achievements = subject["achievement"] else { continue }
        for achievement in achievements.elementsOrSelf { add(achievement) }
      }
    }
    return ids
  }
}
