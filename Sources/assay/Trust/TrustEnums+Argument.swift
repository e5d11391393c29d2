// The conformances of public types are public, and so are the modules that they name.
public import ArgumentParser
public import IssuerTrust
import StrictJSON

extension TrustEnvironment: ExpressibleByArgument {}

/// What people sign with `assay trust sign`: the root, the registry, or an authority's part of the
/// list; `assay trust publish` signs the rest.
enum SignedRole: ExpressibleByArgument, Equatable {
  case root
  case registry(RegistryPlace)

  init?(argument: String) {
    let name = ExactString(argument)
    if name == "root" {
      self = .root
    } else if let role = TrustRole(rawValue: argument) ?? TrustRole(authority: name),
      let place = RegistryPlace(role)
    {
      self = .registry(place)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ["root", "targets", "authority/NAME"] }

  var role: TrustRole {
    switch self {
    case .root: .root
    case .registry(let place): place.role
    }
  }
}

extension TrustRole {
  /// The role of an authority that is named `authority/NAME`; `nil` for any other name.
  init?(authority name: ExactString) {
    guard RegistryPlace(.delegated(name)) != nil else { return nil }
    self = .delegated(name)
  }
}

extension RegistryPlace: ExpressibleByArgument {
  /// The part of the list of the authority of that name.
  public init?(argument: String) { self.init(authority: ExactString(argument)) }
}
