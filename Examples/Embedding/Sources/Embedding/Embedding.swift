import CredentialVerifier

@main enum Embedding {
  static func main() {
    print("usage: Embedding CREDENTIAL BUNDLE ROOT")
  }
}
