import ArgumentParser
import DataIntegrity

/// The name of a suite on the command line.
enum CryptosuiteArgument {
  /// Those of which new proofs are made.
  private static let suites: [Cryptosuite] = [.eddsaJcs2022, .eddsaRdfc2022, .ed25519Signature2020]

  /// The suite with a name.
  static func suite(_ name: String) throws -> Cryptosuite {
    guard let suite = Cryptosuite(named: name), suites.contains(suite) else {
      let names = suites.map(\.name).joined(separator: ", ")
      throw ValidationError("no proofs are made with '\(name)'; choose one of \(names)")
    }
    return suite
  }
}
