import ControlledIdentifiers
import IssuerTrust
import StrictJSON
import WireFormats

/// Trust lists in words; everything that comes from a file is escaped.
enum TrustText {
  /// A root: which list it is, and who must sign what.
  static func root(_ root: TrustRoot) -> [String] {
    var lines = [
      "List         \(DisplayText.escaped(root.listName)) (\(root.environment.rawValue))",
      "Id           \(DisplayText.escaped(root.listID.string))",
    ]
    if let url = root.operatorURL { lines.append("Operator     \(DisplayText.escaped(url))") }
    lines += [
      "Root         version \(root.version), until \(root.expires)",
      "Fingerprint  \(root.fingerprint)",
      "Roles",
    ]
    return lines
      + TrustRole.allCases.map { role in
        let keys = root.keys(of: role)
        return "  \(role.rawValue): \(keys.threshold) of \(keys.keys.count) keys"
      }
  }

  /// The signatures that a file of a folder has and lacks, and when it expires.
  static func signatures(of file: FolderRole) -> String {
    let state = file.signatures
    return "  \(file.role.rawValue): \(state.validSigners) of \(state.threshold) signatures"
      + (state.isComplete ? "" : ", \(state.threshold - state.validSigners) missing")
      + ", until \(file.expires)"
  }

  /// A bundle, with its age.
  ///
  /// - Parameters:
  ///   - bundle: The bundle.
  ///   - isPinned: Whether it was checked against a root that the reader has.
  ///   - now: The time to judge its age by.
  /// - Returns: Lines, escaped.
  static func bundle(_ bundle: TrustBundle, isPinned: Bool, at now: Instant) -> [String] {
    var lines = [
      "List         \(DisplayText.escaped(bundle.listName)) (\(bundle.environment.rawValue))",
      "Id           \(DisplayText.escaped(bundle.listID.string))",
    ]
    if let url = bundle.operatorURL { lines.append("Operator     \(DisplayText.escaped(url))") }
    lines += [
      "Version      \(bundle.version)" + (bundle.signedAt.map { ", signed \($0)" } ?? ""),
      "Age          \(sentence(for: bundle.freshness(at: now, graceSeconds: grace)))",
      "Fingerprint  \(bundle.rootFingerprint)",
      isPinned
        ? "Root         grown from the one that you gave"
        : "Root         NOT CHECKED: anybody can make a list like this; compare the fingerprint",
      "Roles",
    ]
    lines += TrustRole.allCases.map { role in
      let state = bundle.role(role)
      return "  \(role.rawValue): version \(state.version), \(state.threshold) of "
        + "\(state.keyIDs.count) keys, until \(state.expires)"
    }
    lines += bundle.delegatedRoles.map { state in
      "  \(DisplayText.escaped(state.role.rawValue)): version \(state.version), "
        + "\(state.threshold) of \(state.keyIDs.count) keys, until \(state.expires)"
    }
    return lines + authorities(bundle.authorities) + ["Issuers"] + issuers(bundle.records)
      + unusable(bundle.unusableRecords)
      + contexts(bundle.contexts) + unusable(bundle.unusableContexts)
      + documents(bundle.documentedControllers)
  }

  /// Issuers, each with what the list says of it.
  static func issuers(_ records: [IssuerRecord]) -> [String] {
    guard !records.isEmpty else { return ["  none"] }
    return records.flatMap { record -> [String] in
      let names = record.names.map { DisplayText.escaped($0.display) }.joined(separator: " / ")
      var lines = ["  \(names)", "    id      \(DisplayText.escaped(record.id.string))"]
      if let authority = record.authority {
        lines.append("    listed by authority/\(DisplayText.escaped(authority.string))")
      }
      lines.append("    status  \(status(of: record))")
      lines += record.keys.map {
        "    key     \(DisplayText.escaped($0.id.string))\(kind(of: $0)), \($0.status.name)\(window($0))"
      }
      lines.append("    scope   \(scope(of: record))")
      lines += record.accreditation.map {
        "    accredited by \(DisplayText.escaped($0.authorityName))"
          + ($0.validUntil.map { " until \($0)" } ?? "")
      }
      return lines
    }
  }

  /// Whose DID documents there are, if there are any.
  private static func documents(_ controllers: [ExactString]) -> [String] {
    guard !controllers.isEmpty else { return [] }
    return ["DID documents"] + controllers.map { "  \(DisplayText.escaped($0.string))" }
  }

  /// Records that cannot be used, if there are any.
  private static func unusable(_ records: [UnusableRecord]) -> [String] {
    guard !records.isEmpty else { return [] }
    return ["Unusable records"] + records.map { "  \(DisplayText.escaped("\($0.reason)"))" }
  }

  /// What to do after a part of the list was changed.
  static func signNext(
    _ folder: String, _ registry: Registry, under root: TrustRoot
  ) -> String {
    let role = registry.place.role
    return registry.place == .own
      ? signRegistry(folder, under: root)
      : "Next: one of those who may signs it: assay trust sign \(DisplayText.escaped(folder)) "
        + "--role \(DisplayText.escaped(role.rawValue)) --key FILE"
  }

  /// What to do after the registry was changed.
  ///
  /// Where one key can sign all that publishing takes, `assay trust publish` signs the registry too.
  static func signRegistry(_ folder: String, under root: TrustRoot) -> String {
    let roles = [TrustRole.targets, .snapshot, .timestamp].map { root.keys(of: $0) }
    let isOneEnough =
      roles.allSatisfy { $0.threshold == 1 }
      && roles[0].keys.contains { key in roles.allSatisfy { $0.contains(key.key) } }
    return isOneEnough
      ? "Next: assay trust publish \(DisplayText.escaped(folder)) --key FILE"
      : "Next: sign the registry: assay trust sign \(DisplayText.escaped(folder)) "
        + "--role targets --key FILE"
  }

  /// What a weakness of a root means.
  static func sentence(for weakness: TrustRoot.Weakness) -> String {
    switch weakness {
    case .oneKeyIsEnough(let role):
      "one key is enough to sign the \(role.rawValue): whoever steals it decides, and if it is lost, so is the list"
    case .rootKeyIsUsedDaily(let role):
      "a root key also signs the \(role.rawValue), so it cannot stay in a safe"
    }
  }

  static let grace: Int64 = 14 * 86_400

  /// How old a list is.
  static func age(of trust: TrustBundle, at now: Instant) -> String {
    sentence(for: trust.freshness(at: now, graceSeconds: grace))
  }

  private static func sentence(for freshness: TrustFreshness) -> String {
    switch freshness {
    case .fresh: "fresh"
    case .stale(let role, let since): "its \(role.rawValue) expired at \(since); renew it"
    case .expired(let role, let since):
      "too old to rely on: its \(role.rawValue) expired at \(since)"
    case .clockBeforeList: "the time to judge by is before it was signed"
    }
  }

  /// Whether the list stands by an issuer, since when and why.
  static func status(of record: IssuerRecord) -> String {
    switch record.status {
    case .active: "active"
    case .suspended(let since, let reason), .withdrawn(let since, let reason):
      "\(record.status.name) since \(since)\(because(reason))"
    case .revokedFromTheBeginning(let reason): "\(record.status.name)\(because(reason))"
    }
  }

  static func because(_ reason: String?) -> String {
    reason.map { ": \(DisplayText.escaped($0))" } ?? ""
  }

  /// Which kind of key it is, where it is not of the usual one.
  private static func kind(of key: ListedKey) -> String {
    if case .ed25519 = key.encoded { return "" }
    return ", \(key.encoded.kindName)"
  }

  private static func window(_ key: ListedKey) -> String {
    (key.signingFrom.map { ", signs from \($0)" } ?? "")
      + (key.signingUntil.map { " until \($0)" } ?? "")
  }

  private static func scope(of record: IssuerRecord) -> String { scope(record.scope) }

  /// What grants come to.
  static func scope(_ grants: [Grant]?) -> String {
    guard let scope = grants else { return "anything" }
    guard !scope.isEmpty else { return "nothing" }
    return scope.map(describe).joined(separator: "; or ")
  }

  private static func describe(_ grant: Grant) -> String {
    if grant.isUnrestricted { return "anything" }
    let parts = [
      list("credentials", grant.credentialTypes), list("types", grant.achievementTypes),
      list("achievements", grant.achievements),
      grant.frameworks.map { "in \($0.map(describe).joined(separator: ", "))" },
      list("fields", grant.fields), grant.maxCredits.map { "up to \($0) credits" },
      list("languages", grant.languages), grant.awardedFrom.map { "awarded from \($0)" },
      grant.awardedUntil.map { "awarded until \($0)" }, demands(of: grant),
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }

  private static func list(_ name: String, _ values: [ExactString]?) -> String? {
    values.map { "\(name) \($0.map { DisplayText.escaped($0.string) }.joined(separator: ", "))" }
  }

  private static func describe(_ framework: FrameworkGrant) -> String {
    DisplayText.escaped(framework.framework.string)
      + (list(" at levels", framework.levels) ?? "")
      + (framework.minLevel.map { " from level \($0)" } ?? "")
      + (framework.maxLevel.map { " up to level \($0)" } ?? "")
  }

  /// What this version cannot check, so that nothing is granted under it.
  private static func demands(of grant: Grant) -> String? {
    guard !grant.uncheckable.isEmpty else { return nil }
    let names = grant.uncheckable.map(\.rawValue).joined(separator: ", ")
    return "NOTHING as long as \(names) cannot be checked"
  }
}
