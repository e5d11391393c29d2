import StrictJSON

/// The members of a credential that the issuer writes, and the claims of a token around it, in the
/// order of RFC 8785.
enum CredentialMember: Int, CaseIterable, Sendable {
  case context, awardedDate, credentialSchema, credentialStatus, credentialSubject, description
  case endorsement, evidence, exp, iat, id, image, iss, issuer, jti, name, nbf, proof
  case refreshService, sub, termsOfUse, type, validFrom, validUntil
}

/// The members of an `AchievementSubject` that the issuer writes, in the order of RFC 8785.
enum SubjectMember: Int, CaseIterable, Sendable {
  case achievement, activityEndDate, activityStartDate, creditsEarned, id, identifier
  case licenseNumber, narrative, result, role, source, term, type
}

/// A set of members that have a name and a place in the canonical order.
protocol CanonicalMember: RawRepresentable<Int>, CaseIterable, Sendable {
  var name: String { get }
}

extension CredentialMember: CanonicalMember {
  var name: String { self == .context ? "@context" : "\(self)" }
}

extension SubjectMember: CanonicalMember {
  var name: String { "\(self)" }
}

/// Some members of an object, each in canonical form (RFC 8785): name, colon, value.
struct CanonicalMembers<Member: CanonicalMember>: Sendable {
  private var members: [[UInt8]?] = Array(repeating: nil, count: Member.allCases.count)

  /// The canonical form of a member, its name included; `nil` where there is no such member.
  subscript(_ member: Member) -> [UInt8]? { members[member.rawValue] }

  /// Gives a member a value that was read.
  mutating func set(_ member: Member, _ value: JSONValue) {
    members[member.rawValue] = Self.prefix(member) + value.canonicalBytes()
  }

  /// Gives a member a value that was made.
  mutating func set(_ member: Member, _ value: JSONTree) {
    members[member.rawValue] = Self.prefix(member) + value.canonicalBytes()
  }

  private static func prefix(_ member: Member) -> [UInt8] {
    Array("\"\(member.name)\":".utf8)
  }
}
