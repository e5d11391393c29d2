// swift-tools-version: 6.3
// Fuzz targets for libFuzzer, in a package of their own so that no embedder ever sees them.
// scripts/fuzz builds and runs them with the flags they need.
import PackageDescription

/// A fuzz target: an executable whose `main` comes from libFuzzer.
func fuzz(_ name: String, of product: String = "CredentialVerifier") -> Target {
  .executableTarget(
    name: name,
    dependencies: ["FuzzSupport", .product(name: product, package: "assay")],
    swiftSettings: [.unsafeFlags(["-parse-as-library"])]
  )
}

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "assay", path: "..")],
  targets: [
    .target(name: "FuzzSupport"),
    fuzz("FuzzCanonicalization"),
    fuzz("FuzzDocument"),
    fuzz("FuzzExpansion"),
    fuzz("FuzzIdentifiers"),
    fuzz("FuzzJSON"),
    fuzz("FuzzJWT"),
    fuzz("FuzzKeyFile"),
    fuzz("FuzzLinkedDocument"),
    fuzz("FuzzNQuads"),
    fuzz("FuzzPNG"),
    fuzz("FuzzRecipients", of: "CredentialIssuer"),
    fuzz("FuzzSVG"),
    fuzz("FuzzStatusList"),
    fuzz("FuzzTrustBundle"),
    fuzz("FuzzTrustMetadata"),
    fuzz("FuzzVerifier"),
  ],
  swiftLanguageModes: [.v6]
)
