import ArgumentParser

struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "key")
}
