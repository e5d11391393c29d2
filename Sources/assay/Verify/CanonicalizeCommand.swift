import ArgumentParser

struct CanonicalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "canonicalize")
}
