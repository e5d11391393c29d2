import IssuerTrust

/// Reads the proofs that go with credentials whose key was stolen later.
enum ProofFiles {
  /// What some files hold.
  ///
  /// - Throws: `CommandFailure` with `noInput` where one cannot be read, with `badData` where one is
  ///   no such proof.
  static func evidence(at paths: [String]) throws(CommandFailure) -> [ExistenceEvidence] {
    var evidence: [ExistenceEvidence] = []
    for path in paths {
      let bytes = try InputFile(path: path).read(limit: ExistenceEvidence.greatestSize)
      do throws(TrustError) {
        evidence.append(try ExistenceEvidence(bytes, file: path))
      } catch {
        throw CommandFailure(
          .badData, DisplayText.escaped("\(error)"),
          hint: "give the proof that the issuer made for the credential, an IssuanceProof/1")
      }
    }
    return evidence
  }
}
