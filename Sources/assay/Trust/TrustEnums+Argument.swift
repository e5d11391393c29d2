// The conformances of public types are public, and so are the modules that they name.
public import ArgumentParser
public import IssuerTrust

extension TrustEnvironment: ExpressibleByArgument {}

extension TrustRole: ExpressibleByArgument {}
