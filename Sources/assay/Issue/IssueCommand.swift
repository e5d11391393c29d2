import ArgumentParser

struct IssueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "issue")
}
