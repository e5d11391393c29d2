import ArgumentParser
import CredentialIssuer
import JOSE

/// What goes around the credentials, on the command line.
enum EnvelopeArgument: String, CaseIterable, ExpressibleByArgument {
  /// A JSON Web Token, a compact JWS.
  case jwt
}

/// The name of an algorithm that signs tokens, on the command line.
enum AlgorithmArgument {
  /// The algorithm with a name.
  static func algorithm(_ name: String) throws -> JWSAlgorithm {
    guard let algorithm = JWSAlgorithm(rawValue: name) else {
      let names = JWSAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("no token is signed with '\(name)'; choose one of \(names)")
    }
    return algorithm
  }
}
