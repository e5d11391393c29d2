import ArgumentParser

struct TrustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "trust")
}
