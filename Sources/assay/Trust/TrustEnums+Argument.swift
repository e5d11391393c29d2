// The conformances of public types are public, and so are the modules that they name.
public import ArgumentParser
public import IssuerTrust

extension TrustEnvironment: ExpressibleByArgument {}

/// What people sign with `assay trust sign`; `assay trust publish` signs the rest.
enum SignedRole: String, CaseIterable, ExpressibleByArgument {
  case root, targets

  var role: TrustRole { self == .root ? .root : .targets }
}
