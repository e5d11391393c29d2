// swift-tools-version: 6.3
// A package of its own, so that nothing that measuring needs reaches those who embed Assay.
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "assay", path: "..")],
  targets: [
    // The floor is OpenSSL without any of our code around it.
    .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto"),
    .executableTarget(
      name: "AssayBenchmarks",
      dependencies: [
        "CLibcrypto",
        .product(name: "CredentialIssuer", package: "assay"),
        .product(name: "CredentialVerifier", package: "assay"),
      ],
      swiftSettings: [.treatAllWarnings(as: .error)]
    ),
  ],
  swiftLanguageModes: [.v6]
)
