internal import StrictJSON

/// Which members of the thing that a document is about count.
struct RootMembers {
  /// The members that are left out: what a proof does not sign.
  let omitted: [StaticString]

  /// The members that are left out of other documents, so that readers may not expect them here.
  let refused: [StaticString]

  /// Of the member `proof` the values that count, by their index; `nil` where all do or it is left
  /// out.
  let proofs: [Int]?

  func isOmitted(_ name: JSONCursor) -> Bool {
    omitted.contains { name.hasText($0) }
  }

  func isRefused(_ name: JSONCursor) -> Bool {
    refused.contains { name.hasText($0) }
  }

  /// A document without its proofs, or with only some of them.
  ///
  /// - Parameter proofs: The indices of those that a chained proof signs.
  /// - Returns: What counts.
  static func document(keeping proofs: [Int]) -> RootMembers {
    proofs.isEmpty
      ? RootMembers(omitted: ["proof"], refused: [], proofs: nil)
      : RootMembers(omitted: [], refused: [], proofs: proofs)
  }

  /// A proof without its signature.
  ///
  /// Programs leave out all that any kind of proof has its signature in; what the other kinds have
  /// would ride along unsigned.
  ///
  /// - Parameter signature: The member that holds it.
  /// - Returns: What counts.
  static func proof(without signature: SignatureMember) -> RootMembers {
    signature == .jws
      ? RootMembers(omitted: ["jws"], refused: ["proofValue", "signatureValue"], proofs: nil)
      : RootMembers(omitted: ["proofValue"], refused: ["jws", "signatureValue"], proofs: nil)
  }
}
