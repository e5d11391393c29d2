import ArgumentParser
import DurableFiles
import IssuerTrust
import StrictJSON

/// `assay trust merge`: puts the signatures of several copies of a file together.
struct TrustMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put the signatures of several copies of a file together.",
    discussion: """
      Where holders sign at the same time, each a copy of the list's folder on a machine of their \
      own, the copies come back with one signature each:

        assay trust merge alice/2.root.json bob/2.root.json --out list/2.root.json

      All copies must say the same; only their signatures may differ. Says who has signed and who \
      is missing, by the roots in the folder of --out. Of an authority's part of the list, name the \
      role:

        assay trust merge a/quality.json b/quality.json --role authority/quality \\
          --out list/authority/quality.json --list list
      """)

  @Argument(help: ArgumentHelp("The copies of the file.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The file to write; one that is there must say the same, and its signatures count.",
      valueName: "file"))
  var out: String

  @Option(
    help: ArgumentHelp(
      "The list's folder, whose roots say who may sign; that of --out unless set.",
      valueName: "folder"))
  var list: String?

  @Option(
    help: ArgumentHelp(
      "For an authority's part of the list: its role, authority/ and its name.", valueName: "role"),
    transform: AuthorityArgument.place)
  var role: RegistryPlace?

  @OptionGroup var output: TrustOutput

  func validate() throws {
    guard role == nil || list != nil else {
      throw ValidationError("--role needs --list, the folder that hands on to the authority")
    }
  }

  func run() throws {
    let copies = try files.map { path throws(CommandFailure) in
      try metadata(try InputFile(path: path).read(limit: TrustLimits.metadata), path)
    }
    var merged = copies[0]
    for (copy, path) in zip(copies.dropFirst(), files.dropFirst()) {
      merged = try merging(merged, copy, path)
    }
    if FileReader.exists(out) {
      let there = try? InputFile(path: out).read(limit: TrustLimits.metadata)
      guard let there, let file = try? MetadataFile(there, role: merged.role, name: out),
        file.signsTheSame(as: merged)
      else {
        throw CommandFailure(
          .cannotCreate, "\(DisplayText.escaped(out)) is there, and says something else",
          hint: "choose another name, or remove it first")
      }
      merged = try merging(merged, file, out)
    }
    let signers = try signers(of: merged)
    do throws(FileError) {
      try AtomicFile.write(merged.bytes, to: out, replacing: true)
    } catch {
      throw CommandFailure(writing: error)
    }
    try report(merged, signers)
  }

  /// A file of whatever role it says that it is of.
  private func metadata(_ bytes: [UInt8], _ path: String) throws(CommandFailure) -> MetadataFile {
    for role in role.map({ [$0.role] }) ?? TrustRole.allCases {
      do throws(TrustError) {
        return try MetadataFile(bytes, role: role, name: path)
      } catch {
        // Another role's file; anything else is wrong with it under every role.
        if case .malformed(_, "/signed/_type", _) = error { continue }
        throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
      }
    }
    throw CommandFailure(
      .badData, "\(DisplayText.escaped(path)) is no metadata of a trust list",
      hint: "give copies of a file such as 2.root.json or targets.json")
  }

  private func merging(
    _ file: MetadataFile, _ copy: MetadataFile, _ path: String
  ) throws(CommandFailure) -> MetadataFile {
    guard file.role == copy.role, file.signsTheSame(as: copy) else {
      throw CommandFailure(
        .badData,
        "\(DisplayText.escaped(path)) says something else than \(DisplayText.escaped(files[0]))",
        hint: "compare the fingerprints: somebody signed another draft")
    }
    do throws(TrustError) {
      return try file.merging(copy, role: file.role)
    } catch {
      throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
    }
  }

  /// Those whose signatures count, by the version of the root that names them.
  private struct Signers {
    let rootVersion: Int64
    let keys: RoleKeys
  }

  /// Whose signatures count; nobody's where the roots are not there to tell.
  private func signers(of file: MetadataFile) throws(CommandFailure) -> [Signers] {
    let folder = TrustFolder(path: list ?? TrustMergeCommand.folder(of: out))
    let roots = FileReader.exists(folder.path(of: "1.root.json")) ? try folder.roots() : []
    if let role, let newest = roots.last {
      let keys = try folder.signers(of: try folder.registry(role))
      return [Signers(rootVersion: newest.version, keys: keys)]
    }
    guard file.role == .root else {
      return roots.suffix(1).map {
        Signers(rootVersion: $0.version, keys: $0.keys(of: file.role))
      }
    }
    let root: TrustRoot
    do throws(TrustError) {
      root = try TrustRoot(file.bytes, name: out)
    } catch {
      throw CommandFailure(.badData, DisplayText.escaped("\(error)"))
    }
    return (roots.filter { $0.version == root.version - 1 } + [root]).map {
      Signers(rootVersion: $0.version, keys: $0.keys(of: .root))
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }

  private func report(_ file: MetadataFile, _ signers: [Signers]) throws(CommandFailure) {
    let states = signers.map {
      (version: $0.rootVersion, state: file.signatureState(under: $0.keys))
    }
    let isKnown =
      file.role == .root
      ? signers[0].rootVersion == 1 || signers.count == 2 : !signers.isEmpty
    let missing = states.filter { !$0.state.isComplete }
    var lines = [
      "Merged \(files.count == 1 ? "1 copy" : "\(files.count) copies") into \(DisplayText.escaped(out))."
    ]
    for signer in signers {
      let after = signers.count > 1 ? ", by root \(signer.rootVersion)" : ""
      lines += TrustText.signers(of: file, file.role, as: [signer.keys], after)
    }
    lines += missing.map { version, state in
      "Missing: \(state.threshold - state.validSigners) of those whom root \(version) names"
    }
    if !isKnown {
      lines.append("Whether that is enough is not known: the list's roots are not there")
    }
    if isKnown && missing.isEmpty { lines.append("Complete: enough have signed.") }
    try output.write(
      lines: lines,
      json: [
        "type": "TrustMerge/1", "role": .string(file.role.rawValue), "file": .string(out),
        "fingerprint": .string(file.fingerprint), "complete": .bool(isKnown && missing.isEmpty),
        "signatures": .array(
          states.map { version, state in
            [
              "rootVersion": .integer(version), "valid": .integer(Int64(state.validSigners)),
              "threshold": .integer(Int64(state.threshold)),
              "missingKeys": .array(state.missing.map { .string($0.string) }),
            ]
          }),
      ])
  }
}
