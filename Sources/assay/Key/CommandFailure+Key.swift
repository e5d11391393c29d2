import OpenSSLCrypto

extension CommandFailure {
  /// A key file that cannot be used.
  init(_ error: KeyFileError, path: String) {
    let message = DisplayText.escaped("\(path): \(error)")
    switch error {
    case .passphraseNeeded, .wrongPassphrase: self.init(.noPermission, message)
    default: self.init(.badData, message)
    }
  }
}
