extension TrustBundle {
  /// The list's newest root, as it was signed: what a reader pins from here on.
  package var newestRoot: [UInt8] { content.root.file.bytes }
}
