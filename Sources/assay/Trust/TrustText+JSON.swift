import IssuerTrust
import StrictJSON
import WireFormats

extension TrustText {
  /// A bundle for machines, format `TrustList/1`.
  static func json(_ bundle: TrustBundle, isPinned: Bool, at now: Instant) -> JSONTree {
    .members([
      "type": "TrustList/1",
      "id": .string(bundle.listID.string),
      "name": .string(bundle.listName),
      "environment": .string(bundle.environment.rawValue),
      "operator": bundle.operatorURL.map { .string($0) },
      "version": .integer(bundle.version),
      "signedAt": bundle.signedAt.map { .string($0.description) },
      "rootFingerprint": .string(bundle.rootFingerprint),
      "rootChecked": .bool(isPinned),
      "age": .string(name(of: bundle.freshness(at: now, graceSeconds: grace))),
      "roles": roles(of: bundle),
      "issuers": .array(bundle.records.map { issuer($0) }),
      "unusableRecords": .array(
        bundle.unusableRecords.map { record in
          [
            "path": .string(record.path.string), "code": .string(record.reason.code),
            "message": .string("\(record.reason)"),
          ]
        }),
      "authorities": .array(bundle.authorities.map { json($0) }),
      "contexts": .array(bundle.contexts.map { json($0) }),
      "unusableContexts": .array(bundle.unusableContexts.map { json($0) }),
      "didDocuments": .array(bundle.documentedControllers.map { .string($0.string) }),
    ])
  }

  /// A folder for machines, format `TrustFolder/1`.
  static func json(
    _ root: TrustRoot, _ roles: [FolderRole], _ records: [IssuerRecord],
    _ contexts: [ContextFile], _ authorities: [DelegatedRole] = []
  ) -> JSONTree {
    .members([
      "type": "TrustFolder/1",
      "id": .string(root.listID.string),
      "name": .string(root.listName),
      "environment": .string(root.environment.rawValue),
      "operator": root.operatorURL.map { .string($0) },
      "rootVersion": .integer(root.version),
      "rootFingerprint": .string(root.fingerprint),
      "signatures": .object(roles.map { JSONTreeMember($0.role.rawValue, json($0.signatures)) }),
      "expires": .object(
        roles.map { JSONTreeMember($0.role.rawValue, .string($0.expires.description)) }),
      "issuers": .array(records.map { issuer($0) }),
      "contexts": .array(contexts.map { json($0) }),
      "authorities": .array(authorities.map { json($0) }),
    ])
  }

  private static func json(_ state: SignatureState) -> JSONTree {
    [
      "valid": .integer(Int64(state.validSigners)), "threshold": .integer(Int64(state.threshold)),
      "missingKeys": .array(state.missing.map { .string($0.string) }),
    ]
  }

  /// The roles of a list.
  static func roles(of bundle: TrustBundle) -> JSONTree {
    .object(
      TrustRole.allCases.map { role in
        let state = bundle.role(role)
        return JSONTreeMember(
          role.rawValue,
          [
            "version": .integer(state.version), "expires": .string(state.expires.description),
            "threshold": .integer(Int64(state.threshold)),
            "keys": .array(state.keyIDs.map { .string($0.string) }),
          ])
      })
  }

  /// How old a list is, in a word.
  static func name(of freshness: TrustFreshness) -> String {
    switch freshness {
    case .fresh: "fresh"
    case .stale: "stale"
    case .expired: "expired"
    case .clockBeforeList: "clockBeforeList"
    }
  }

  private static func issuer(_ record: IssuerRecord) -> JSONTree {
    .members([
      "id": .string(record.id.string),
      "name": .string(record.displayName),
      "country": record.country.map { .string($0) },
      "authority": record.authority.map { .string($0.string) },
      "status": .string(record.status.name),
      "keys": .array(record.keys.map { .string($0.id.string) }),
      "recordVersion": .integer(record.recordVersion),
    ])
  }
}
