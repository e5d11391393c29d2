// swift-tools-version: 6.3
// The ranks below are the design: a target imports only what stands above it, and
// scripts/check-ranks proves it.
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let testSettings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A library target with the house settings.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, swiftSettings: settings,
    // Rounding is in libm, which a program without Foundation or Glibc does not link by itself.
    linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))])
}

/// A test target for the library or command of the same name.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ["TestSupport"] + dependencies,
    swiftSettings: testSettings)
}

let package = Package(
  name: "assay",
  products: [
    .library(
      name: "CredentialVerifier",
      targets: [
        "CredentialVerifier", "IssuerTrust", "StatusLists", "DataIntegrity", "JOSE", "BadgeBaking",
        "CredentialModel", "ControlledIdentifiers", "LinkedData", "OpenSSLCrypto", "StrictJSON",
        "WireFormats",
      ]),
    .library(
      name: "CredentialIssuer",
      targets: [
        "CredentialIssuer", "StatusLists", "DataIntegrity", "JOSE", "BadgeBaking",
        "CredentialModel", "ControlledIdentifiers", "LinkedData", "OpenSSLCrypto", "DurableFiles",
        "StrictJSON", "WireFormats",
      ]),
    .executable(name: "assay", targets: ["assay"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Rank 0: no imports of our own.
    .systemLibrary(
      name: "COpenSSL", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    library("DurableFiles"),
    library("StrictJSON"),
    library("WireFormats"),
    // Rank 1.
    library("OpenSSLCrypto", ["COpenSSL", "WireFormats"]),
    library("CredentialModel", ["StrictJSON", "WireFormats"]),
    library("BadgeBaking", ["CZlib"]),
    // Rank 2.
    library("ControlledIdentifiers", ["OpenSSLCrypto", "StrictJSON", "WireFormats"]),
    library("LinkedData", ["OpenSSLCrypto", "StrictJSON"]),
    // Rank 3.
    library(
      "DataIntegrity",
      ["ControlledIdentifiers", "LinkedData", "OpenSSLCrypto", "StrictJSON", "WireFormats"]),
    library(
      "JOSE",
      [
        "ControlledIdentifiers", "CredentialModel", "OpenSSLCrypto", "StrictJSON", "WireFormats",
      ]),
    // Rank 4.
    library(
      "StatusLists", ["CredentialModel", "CZlib", "DataIntegrity", "StrictJSON", "WireFormats"]),
    library(
      "IssuerTrust", ["ControlledIdentifiers", "OpenSSLCrypto", "StrictJSON", "WireFormats"]),
    // Rank 5.
    library(
      "CredentialVerifier",
      [
        "BadgeBaking", "ControlledIdentifiers", "CredentialModel", "DataIntegrity", "IssuerTrust",
        "JOSE", "LinkedData", "OpenSSLCrypto", "StatusLists", "StrictJSON", "WireFormats",
      ]),
    library(
      "CredentialIssuer",
      [
        "BadgeBaking", "ControlledIdentifiers", "CredentialModel", "CSQLite", "DataIntegrity",
        "DurableFiles", "JOSE", "LinkedData", "OpenSSLCrypto", "StatusLists", "StrictJSON",
        "WireFormats",
      ]),
    // Rank 6.
    .executableTarget(
      name: "assay",
      dependencies: [
        "BadgeBaking", "ControlledIdentifiers", "CredentialIssuer", "CredentialModel",
        "CredentialVerifier", "DataIntegrity", "DurableFiles", "IssuerTrust", "JOSE", "LinkedData",
        "OpenSSLCrypto", "StatusLists", "StrictJSON", "WireFormats",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // Makes the tables of JSON-LD contexts; no product has it.
    .executableTarget(
      name: "compile-contexts",
      dependencies: ["DurableFiles", "LinkedData", "StrictJSON", "WireFormats"],
      swiftSettings: settings),
    // Tests.
    .target(
      name: "TestSupport", path: "Tests/TestSupport",
      swiftSettings: [.treatAllWarnings(as: .error)]),
    // The issuer's and the holder's half of ecdsa-sd-2023, for tests; no product has it.
    .target(
      name: "SelectiveSigning",
      dependencies: [
        "COpenSSL", "DataIntegrity", "LinkedData", "OpenSSLCrypto", "StrictJSON", "WireFormats",
      ],
      path: "Tests/SelectiveSigning", swiftSettings: testSettings),
    // The trust client for the public conformance suite of TUF; no product has it.
    .executableTarget(
      name: "tuf-shim",
      dependencies: ["DurableFiles", "IssuerTrust", "OpenSSLCrypto", "StrictJSON", "WireFormats"],
      path: "Tests/tuf-shim", swiftSettings: testSettings),
    tests("DurableFiles", ["DurableFiles"]),
    tests("StrictJSON", ["StrictJSON"]),
    tests("WireFormats", ["WireFormats"]),
    tests("OpenSSLCrypto", ["COpenSSL", "OpenSSLCrypto", "WireFormats"]),
    tests("BadgeBaking", ["BadgeBaking"]),
    tests("CredentialModel", ["CredentialModel", "StrictJSON", "WireFormats"]),
    tests(
      "ControlledIdentifiers",
      ["ControlledIdentifiers", "OpenSSLCrypto", "StrictJSON", "WireFormats"]),
    tests(
      "DataIntegrity",
      [
        "ControlledIdentifiers", "DataIntegrity", "LinkedData", "OpenSSLCrypto",
        "SelectiveSigning", "StrictJSON", "WireFormats",
      ]),
    tests(
      "JOSE",
      [
        "ControlledIdentifiers", "CredentialModel", "JOSE", "OpenSSLCrypto", "StrictJSON",
        "WireFormats",
      ]),
    tests("LinkedData", ["LinkedData", "OpenSSLCrypto", "StrictJSON"]),
    tests("StatusLists", ["DataIntegrity", "StatusLists", "StrictJSON", "WireFormats"]),
    tests(
      "IssuerTrust",
      [
        "ControlledIdentifiers", "IssuerTrust", "OpenSSLCrypto", "StrictJSON", "tuf-shim",
        "WireFormats",
      ]),
    tests(
      "CredentialVerifier",
      [
        "BadgeBaking", "compile-contexts", "ControlledIdentifiers", "CredentialModel",
        "CredentialVerifier", "DataIntegrity", "IssuerTrust", "JOSE", "LinkedData",
        "OpenSSLCrypto", "SelectiveSigning", "StatusLists", "StrictJSON", "WireFormats",
      ]),
    tests(
      "CredentialIssuer",
      [
        "BadgeBaking", "ControlledIdentifiers", "CredentialIssuer", "CredentialModel", "CSQLite",
        "DataIntegrity", "DurableFiles", "JOSE", "OpenSSLCrypto", "StatusLists", "StrictJSON",
        "WireFormats",
      ]),
    tests(
      "Contexts",
      ["compile-contexts", "LinkedData", "OpenSSLCrypto", "StrictJSON", "WireFormats"]),
    tests(
      "AssayCommand",
      [
        "assay", "BadgeBaking", "ControlledIdentifiers", "CredentialIssuer", "CredentialVerifier",
        "DataIntegrity", "DurableFiles", "IssuerTrust", "JOSE", "LinkedData", "OpenSSLCrypto",
        "StatusLists", "StrictJSON", "WireFormats",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
