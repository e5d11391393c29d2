import StrictJSON

/// The rules of proofs that their members' kinds do not say.
///
/// Source: VC Data Integrity 1.0 §2.1.
extension Checker {
  private static let chainSection: StaticString = "VC Data Integrity 1.0 §2.1.2"

  /// Checks that a proof has what its type demands.
  ///
  /// - Parameters:
  ///   - proof: The proof.
  ///   - seen: The bits of the members that it has.
  mutating func checkProof(_ proof: JSONCursor, seen: UInt64) {
    let missing = ClassTable.dataIntegrityMembers & ~seen
    guard missing != 0, proof["type"]?.isString("DataIntegrityProof") == true else { return }
    report(missing, of: proof, .proof, named: "DataIntegrityProof")
  }

  /// A badge is asserted by its proofs; what the proof of another credential is made for is held
  /// against what it is used for.
  mutating func checkProofPurpose(
    _ value: JSONCursor, _ property: Property, _ section: StaticString
  ) {
    guard value.kind == .string else {
      let problem = Problem.wrongKind(property.name, expected: "a string", found: value.kind)
      findings.add(problem, at: value, specification: section)
      return
    }
    guard document.isOpenBadges, !value.isString("assertionMethod") else { return }
    findings.add(.proofPurpose(value), at: value, specification: "Open Badges 3.0, Proof")
  }

  /// Checks that what proofs build on is there, and that no two have one name.
  mutating func checkNames(ofProofs proofs: JSONCursor, _ section: StaticString) {
    guard hasNames(proofs) else { return }
    let ids = RankedStrings(proofs, member: "id")
    for id in ids.duplicates {
      findings.add(.proofDuplicate(id), at: id, specification: section)
    }
    for (rank, proof) in proofs.elementsOrSelf.enumerated() {
      guard let previous = proof["previousProof"] else { continue }
      for id in previous.elementsOrSelf where id.kind == .string && !findings.isFull {
        switch ids.rank(of: id) {
        case nil:
          findings.add(.previousProofUnknown(id), at: id, specification: Checker.chainSection)
        case rank:
          findings.add(.previousProofItself(id), at: id, specification: Checker.chainSection)
        default:
          break
        }
      }
    }
  }

  /// Whether a proof names another, or several have names: most documents have one proof, and it
  /// does not.
  private func hasNames(_ proofs: JSONCursor) -> Bool {
    for proof in proofs.elementsOrSelf {
      if proof["previousProof"] != nil { return true }
      if proofs.kind == .array, proofs.count > 1, proof["id"] != nil { return true }
    }
    return false
  }
}
