// swift-tools-version: 6.3
// What another program needs to verify credentials: one dependency, one product.
import PackageDescription

let package = Package(
  name: "Embedding",
  dependencies: [
    // Outside this repository: .package(url: "https://…/assay", from: "…").
    .package(name: "assay", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "Embedding",
      dependencies: [.product(name: "CredentialVerifier", package: "assay")])
  ],
  swiftLanguageModes: [.v6]
)
