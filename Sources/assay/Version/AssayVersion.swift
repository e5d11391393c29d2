/// The version that `assay --version` prints.
enum AssayVersion {
  static let text = "0.1.0"
}
