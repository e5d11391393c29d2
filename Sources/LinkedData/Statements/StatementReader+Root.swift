internal import StrictJSON

extension StatementReader {
  /// Makes sure that no other credential of the document could be the one that it is about.
  ///
  /// The statements of a credential with an endorsement of it that has no proof are those of the
  /// endorsement with the credential in it, and so is the signature. It can only be taken for that
  /// where both have the same issuer.
  func checkRoot() throws(DataLoss) {
    // The document itself is one.
    guard document.holdsStrings(beginningAs: "VerifiableCredential", moreThan: 1),
      let name = document["id"], let issuer = StatementReader.issuer(of: document)
    else { return }
    for (member, value) in document.members where !member.isString("proof") {
      for element in value.elementsOrSelf {
        if let place = ambiguous(in: element, name, issuer, within: nil) {
          throw fail(.rootAmbiguous, place)
        }
      }
    }
  }

  /// The embedded credential in which the document's name stands, if there is one without a proof.
  private func ambiguous(
    in value: JSONCursor, _ name: JSONCursor, _ issuer: JSONCursor, within: JSONCursor?
  ) -> JSONCursor? {
    switch value.kind {
    case .string: return value.isSameString(as: name) ? within : nil
    case .array:
      for element in value.elements {
        if let place = ambiguous(in: element, name, issuer, within: within) { return place }
      }
      return nil
    case .object:
      let isOther =
        value["proof"] == nil
        && StatementReader.issuer(of: value)?.isSameString(as: issuer) == true
        && value["type"]?.elementsOrSelf.contains { $0.isString("VerifiableCredential") } == true
      for (_, member) in value.members {
        if let place = ambiguous(in: member, name, issuer, within: isOther ? value : within) {
          return place
        }
      }
      return nil
    default: return nil
    }
  }

  private static func issuer(of credential: JSONCursor) -> JSONCursor? {
    guard let issuer = credential["issuer"] else { return nil }
    return issuer.kind == .object ? issuer["id"] : issuer
  }
}
