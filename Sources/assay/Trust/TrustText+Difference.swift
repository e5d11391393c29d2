import ControlledIdentifiers
import IssuerTrust
import OpenSSLCrypto
import StrictJSON
import WireFormats

// What a list says differently, in words; what comes from files is escaped.

extension TrustText {
  /// What a root changes, against the one before it.
  static func difference(_ difference: RootDifference) -> [String] {
    var lines = ["Changes from root \(difference.versions.old) to \(difference.versions.new)"]
    if difference.isRenewal { lines.append("  the same keys and thresholds") }
    lines.append("  good until \(difference.expires.new), was \(difference.expires.old)")
    if let (old, new) = difference.name {
      lines.append("  name: \(DisplayText.escaped(old)) becomes \(DisplayText.escaped(new))")
    }
    if let (old, new) = difference.operatorURL {
      lines.append(
        "  operator: \(DisplayText.escaped(old ?? "none")) becomes "
          + DisplayText.escaped(new ?? "none"))
    }
    return lines + difference.roles.flatMap(role)
  }

  /// What becomes of a role's keys.
  static func role(_ role: RoleDifference) -> [String] {
    let name = DisplayText.escaped(role.role.string)
    var lines = role.added.map { "  \(name): new key \(multikey($0))" }
    lines += role.removed.map { "  \(name): without key \(multikey($0))" }
    if role.thresholds.old != role.thresholds.new || role.keyCounts.old != role.keyCounts.new {
      lines.append(
        "  \(name): \(role.thresholds.new) of \(role.keyCounts.new) keys, "
          + "was \(role.thresholds.old) of \(role.keyCounts.old)")
    }
    return lines
  }

  /// What a registry changes, but for contexts, which have lines of their own.
  static func difference(_ difference: RegistryDifference) -> [String] {
    guard !difference.isEmpty else { return ["  the same issuers, contexts and files"] }
    return authorities(difference.authorities) + difference.issuers.flatMap(issuer)
      + files(difference.files)
  }

  /// What a registry changes, against what was signed before; of the first only its contexts.
  static func registryChanges(_ registry: Registry) -> [String] {
    let contexts = changes(registry.contextChanges)
    let difference = registry.difference
    let isAboutContexts =
      !contexts.isEmpty && difference.issuers.isEmpty && difference.files.isEmpty
      && difference.authorities.isEmpty
    guard registry.isFollowing, !isAboutContexts else { return contexts }
    return ["Changes since it was last signed"] + self.difference(difference) + contexts
  }

  /// What becomes of status lists, manifests and evidence.
  static func files(_ changes: [RegistryDifference.FileChange]) -> [String] {
    changes.map { "  \(what($0)) \(DisplayText.escaped($0.path.string))" }
  }

  private static func what(_ change: RegistryDifference.FileChange) -> String {
    change.old == nil ? "new" : change.new == nil ? "removed" : "changed"
  }

  /// The same for machines.
  static func json(_ changes: [RegistryDifference.FileChange]) -> JSONTree {
    .array(
      changes.map {
        .members([
          "path": .string($0.path.string), "done": .string(what($0)),
          "sha256": $0.new.map { .string(Base16.encode($0)) },
          "previousSha256": $0.old.map { .string(Base16.encode($0)) },
        ])
      })
  }

  /// What becomes of one issuer.
  private static func issuer(_ issuer: IssuerDifference) -> [String] {
    let name = issuer.name.map { "\(DisplayText.escaped($0)), " } ?? ""
    let id = DisplayText.escaped((issuer.issuer ?? issuer.path).string)
    return ["  \(name)\(id)"] + issuer.changes.map { "    \(change($0))" }
  }

  private static func change(_ change: IssuerTrust.IssuerChange) -> String {
    switch change {
    case .added: "new on the list"
    case .removed: "gone from the list"
    case .unknownBefore: "what was signed before is not known: the record of then is not there"
    case .unusableNow: "the record cannot be used"
    case .status(let old, let new): "status: \(status(old)) becomes \(status(new))"
    case .keyAdded(let id, let status):
      "new key \(DisplayText.escaped(id.string)), \(state(status))"
    case .keyRemoved(let id, let status):
      "without key \(DisplayText.escaped(id.string)), which was \(state(status))"
    case .keyReplaced(let id): "another key under the id \(DisplayText.escaped(id.string))"
    case .keyStatus(let id, let old, let new):
      "key \(DisplayText.escaped(id.string)): \(state(old)) becomes \(state(new))"
    case .keyUse(let id): "key \(DisplayText.escaped(id.string)): may sign at other times, or else"
    case .scopeWidened: "scope: wider"
    case .scopeNarrowed: "scope: other, and no wider"
    case .names: "names or other ids"
    case .accreditation: "accreditation"
    case .details: "details"
    }
  }

  /// What becomes of issuers, for machines.
  static func json(_ issuers: [IssuerDifference]) -> JSONTree {
    .array(
      issuers.map { issuer in
        .members([
          "id": issuer.issuer.map { .string($0.string) }, "name": issuer.name.map { .string($0) },
          "path": .string(issuer.path.string),
          "changes": .array(
            issuer.changes.map { ["kind": .string($0.name), "message": .string(change($0))] }),
        ])
      })
  }

  /// What becomes of contexts, for machines.
  static func json(_ contexts: [ContextChange]) -> JSONTree {
    .array(
      contexts.map { context in
        .members([
          "path": .string(context.path.string), "url": context.url.map { .string($0) },
          "sha256": context.new.map { .string(Base16.encode($0)) },
          "previousSha256": context.old.map { .string(Base16.encode($0)) },
        ])
      })
  }

  /// What is weaker than it was, each with the option that allows it, so that it stands out.
  static func dangers(_ dangers: [TrustDanger], style: Style = .forErrors) -> [String] {
    dangers.map { danger in
      style.bad("DANGER  \(sentence(for: danger)) (\(DangerOptions.option(danger.kind)))")
    }
  }

  private static func sentence(for danger: TrustDanger) -> String {
    let subject = DisplayText.escaped(danger.subject.string)
    return switch danger.kind {
    case .thresholdDecrease: "fewer keys than before are enough for \(subject)"
    case .fewerKeys: "\(subject) has fewer keys than before"
    case .scopeWidening: "\(subject) may award more than before"
    case .ceilingWidening: "\(subject) may let its issuers award more than before"
    case .reinstatement: "\(subject) was withdrawn from for good, and is better off again"
    case .keyRestoration: "the stolen key \(subject) is no longer said to be stolen since then"
    case .unknownChange: "what \(subject) was when it was signed is lost: anything may have changed"
    }
  }

  /// The same for machines.
  static func json(_ dangers: [TrustDanger]) -> JSONTree {
    .array(
      dangers.map {
        ["kind": .string($0.kind.rawValue), "subject": .string($0.subject.string)]
      })
  }

  private static func multikey(_ key: Ed25519PublicKey) -> String {
    Multikey(key).publicKeyMultibase
  }

  private static func status(_ status: IssuerStatus) -> String {
    switch status {
    case .active: "active"
    case .suspended(let since, let reason), .withdrawn(let since, let reason):
      "\(status.name) since \(since)\(because(reason))"
    case .revokedFromTheBeginning(let reason): "\(status.name)\(because(reason))"
    }
  }

  /// What became of a key.
  static func state(_ status: ListedKey.Status) -> String {
    switch status {
    case .active: "active"
    case .retired(let since), .destroyed(let since): "\(status.name) since \(since)"
    case .compromised(let since?): "compromised since \(since)"
    case .compromised(nil): "compromised, nobody knows since when"
    }
  }
}

extension TrustText {
  /// What becomes of roles, for machines.
  static func json(_ roles: [RoleDifference]) -> JSONTree {
    .array(
      roles.map { role in
        [
          "role": .string(role.role.string),
          "added": .array(role.added.map { .string(multikey($0)) }),
          "removed": .array(role.removed.map { .string(multikey($0)) }),
          "threshold": .integer(Int64(role.thresholds.new)),
          "previousThreshold": .integer(Int64(role.thresholds.old)),
        ]
      })
  }
}
