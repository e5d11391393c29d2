import ArgumentParser
import IssuerTrust
import StrictJSON
import WireFormats

/// `assay trust status`: which lists are installed, and how current they are.
struct TrustStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Print which lists are installed, and how current.",
    discussion: """
        assay trust status

      For a program that watches over it:

        assay trust status --format json

      Exits 0 where all can be used, even if they have expired; 78 where one cannot.
      """)

  @OptionGroup var state: StateOptions

  @OptionGroup var output: TrustOutput

  func run() throws {
    let folder = try state.requiredFolder()
    let now = SystemClock.currentSecond()
    var (lists, failures): ([InstalledStatus], [CommandFailure]) = ([], [])
    for place in try folder.places() {
      do throws(CommandFailure) {
        guard let list = try place.read() else { continue }
        lists.append(InstalledStatus(state: list.state, trust: try list.trust()))
      } catch {
        failures.append(error)
      }
    }
    try output.write(
      lines: TrustText.status(lists, of: folder, at: now, isWhole: failures.isEmpty),
      json: [
        "type": "TrustStatus/1", "state": .string(folder.path),
        "lists": .array(lists.map { TrustText.json($0, at: now) }),
        "failures": .array(failures.map { .string($0.message) }),
      ])
    if let last = failures.popLast() {
      for failure in failures { Terminal.report(failure) }
      throw last
    }
  }
}

/// A list that is installed, and what is remembered of it.
struct InstalledStatus {
  let state: TrustState
  let trust: TrustBundle
}

extension TrustText {
  /// The lists that are installed.
  static func status(
    _ lists: [InstalledStatus], of folder: StateFolder, at now: Instant, isWhole: Bool
  ) -> [String] {
    var lines = ["State folder  \(DisplayText.escaped(folder.path))"]
    if lists.isEmpty && isWhole {
      lines.append("No list is installed. Next: assay trust update BUNDLE --root ROOT")
    }
    for list in lists { lines += [""] + status(list, at: now) }
    return lines
  }

  private static func status(_ list: InstalledStatus, at now: Instant) -> [String] {
    let trust = list.trust
    let lines = [
      "List         \(DisplayText.escaped(trust.listName)) (\(trust.environment.rawValue))",
      "Id           \(DisplayText.escaped(trust.listID.string))",
      "Version      \(trust.version)" + (trust.signedAt.map { ", signed \($0)" } ?? ""),
      "Age          \(age(of: trust, at: now))",
      "Expires      \(expiry(of: trust))",
      "Updated      \(list.state.lastUpdate.map { "\($0)" } ?? "never")",
      "Latest time  \(list.state.maxTrustedTime.map { "\($0)" } ?? "none known")",
      "Fingerprint  \(trust.rootFingerprint)",
      "Issuers      \(trust.recordCount)",
      "Roles",
    ]
    let states = TrustRole.allCases.map { trust.role($0) } + trust.delegatedRoles
    let roles = states.map { state in
      "  \(DisplayText.escaped(state.role.rawValue)): version \(state.version), "
        + "\(state.threshold) of \(state.keyIDs.count) keys, until \(state.expires)"
    }
    return lines + roles + weaknesses(of: trust)
  }

  /// A list that is installed for machines, an element of `lists` in `TrustStatus/1`.
  static func json(_ list: InstalledStatus, at now: Instant) -> JSONTree {
    let trust = list.trust
    let weaknesses = (try? TrustRoot(trust.newestRoot))?.weaknesses ?? []
    return .members([
      "id": .string(trust.listID.string),
      "name": .string(trust.listName),
      "environment": .string(trust.environment.rawValue),
      "version": .integer(trust.version),
      "signedAt": trust.signedAt.map { .string($0.description) },
      "age": .string(name(of: trust.freshness(at: now, graceSeconds: grace))),
      "expires": .string(expiry(of: trust).description),
      "updated": list.state.lastUpdate.map { .string($0.description) },
      "latestTime": list.state.maxTrustedTime.map { .string($0.description) },
      "rootFingerprint": .string(trust.rootFingerprint),
      "issuers": .integer(Int64(trust.recordCount)),
      "roles": roles(of: trust),
      "weaknesses": .array(weaknesses.map { .string(sentence(for: $0)) }),
    ])
  }
}
