internal import StrictJSON

/// A way of making and checking proofs that Assay knows.
@nonexhaustive
public enum Cryptosuite: CaseIterable, Sendable {
  /// Ed25519 over canonical JSON. Source: Data Integrity EdDSA Cryptosuites 1.0 §3.3.
  case eddsaJcs2022
  /// Ed25519 over canonical statements. Source: §3.2.
  case eddsaRdfc2022
  /// What `eddsaRdfc2022` was called before it was a standard.
  case eddsa2022
  /// The same over a proof of a type of its own. Source: Ed25519Signature2020, W3C-CCG.
  case ed25519Signature2020
  /// The oldest, whose signature is a JWS. Source: Ed25519Signature2018, W3C-CCG.
  case ed25519Signature2018

  /// ECDSA on P-256 or P-384 over canonical JSON. Source: Data Integrity ECDSA Cryptosuites 1.0 §3.3.
  case ecdsaJcs2019
  /// The same over canonical statements. Source: §3.2.
  case ecdsaRdfc2019
  /// ECDSA on P-256 over each statement, of which the holder chooses some to show. Source: §3.6.
  case ecdsaSd2023

  /// The suite that a proof says it was made with; `nil` for any other.
  public init?(of proof: DataIntegrityProof) {
    let suite = proof.json.withCursor { proof -> Cryptosuite? in
      guard let type = proof["type"] else { return nil }
      guard type.isString("DataIntegrityProof") else {
        return type.isString("Ed25519Signature2020")
          ? .ed25519Signature2020
          : type.isString("Ed25519Signature2018") ? .ed25519Signature2018 : nil
      }
      guard let suite = proof["cryptosuite"] else { return nil }
      return suite.isString("eddsa-jcs-2022")
        ? .eddsaJcs2022
        : suite.isString("eddsa-rdfc-2022")
          ? .eddsaRdfc2022 : Cryptosuite(rarelyNamed: suite)
    }
    guard let suite else { return nil }
    self = suite
  }

  private init?(rarelyNamed name: JSONCursor) {
    if name.isString("eddsa-2022") {
      self = .eddsa2022
    } else if name.isString("ecdsa-rdfc-2019") {
      self = .ecdsaRdfc2019
    } else if name.isString("ecdsa-jcs-2019") {
      self = .ecdsaJcs2019
    } else if name.isString("ecdsa-sd-2023") {
      self = .ecdsaSd2023
    } else {
      return nil
    }
  }

  /// The suite with a name, as proofs and commands write it.
  public init?(named name: String) {
    guard
      let suite = Cryptosuite.allCases.first(where: { ExactString($0.name) == ExactString(name) })
    else { return nil }
    self = suite
  }

  /// The name, as proofs write it: in `cryptosuite`, or for the old ones in `type`.
  public var name: String {
    switch self {
    case .eddsaJcs2022: "eddsa-jcs-2022"
    case .eddsaRdfc2022: "eddsa-rdfc-2022"
    case .eddsa2022: "eddsa-2022"
    case .ed25519Signature2020: "Ed25519Signature2020"
    case .ed25519Signature2018: "Ed25519Signature2018"
    case .ecdsaJcs2019: "ecdsa-jcs-2019"
    case .ecdsaRdfc2019: "ecdsa-rdfc-2019"
    case .ecdsaSd2023: "ecdsa-sd-2023"
    }
  }

  /// Whether the suite signs statements, and not the JSON.
  public var isLinkedData: Bool { self != .eddsaJcs2022 && self != .ecdsaJcs2019 }

  /// Whether new proofs should be made with a newer suite.
  public var isSuperseded: Bool {
    switch self {
    case .eddsaJcs2022, .eddsaRdfc2022, .ecdsaJcs2019, .ecdsaRdfc2019, .ecdsaSd2023: false
    case .eddsa2022, .ed25519Signature2020, .ed25519Signature2018: true
    }
  }
}
