import StrictJSON
import WireFormats

/// Puts a recipient's credential together, in canonical form (RFC 8785) from the start.
///
/// Most of a credential is the same for everybody. The template's members were rendered once, the
/// row's when the row was read; what is left for each credential is to copy them in order and to
/// write the few that are new. Sorting, escaping and walking a tree of 3 KB for every recipient
/// would cost more than the digests.
struct CredentialAssembly: Sendable {
  private let template: CredentialTemplate
  /// When the credentials begin, where the row does not say.
  private let validFrom: Instant?

  /// Whether the credentials go into tokens.
  private let isForTokens: Bool

  /// An assembly whose `validFrom` goes before the template's own, unless it is `nil`.
  init(_ template: CredentialTemplate, validFrom: Instant?, envelope: IssueEnvelope) {
    self.template = template
    self.validFrom = validFrom ?? template.validFrom
    isForTokens = envelope.isToken
  }

  /// The credential of one recipient, without its proof.
  func credential(for recipient: Recipient, stamp: IssueStamp) -> UnsecuredCredential {
    assemble(recipient, stamp, addsClaims: false)
  }

  /// The payload of one recipient's token: the credential, and the claims that say some of it again.
  ///
  /// The tests hold it against `CredentialClaims.payload`.
  func payload(for recipient: Recipient, stamp: IssueStamp) -> [UInt8] {
    assemble(recipient, stamp, addsClaims: true).bytes
  }

  private func assemble(
    _ recipient: Recipient, _ stamp: IssueStamp, addsClaims: Bool
  ) -> UnsecuredCredential {
    let start = start(of: recipient, stamp: stamp)
    let end = end(of: recipient, stamp: stamp)
    var object = ObjectWriter()
    var proofOffset = 0
    for member in CredentialMember.allCases {
      switch member {
      case .proof: proofOffset = object.bytes.count
      case .exp, .iat, .iss, .jti, .nbf, .sub:
        guard addsClaims else { continue }
        append(member, of: recipient, stamp: stamp, start: start, end: end, to: &object)
      case .id: object.append("\"id\":", quoted: stamp.id)
      case .validFrom: object.append("\"validFrom\":", quoted: start.description)
      case .validUntil: object.append("\"validUntil\":", quoted: end?.description)
      case .credentialStatus:
        guard !stamp.status.isEmpty else { continue }
        object.append(
          Array(#""credentialStatus":"#.utf8) + StatusEntry.canonicalBytes(stamp.status))
      case .credentialSubject:
        object.bytes += #""credentialSubject":"#.utf8
        appendSubject(of: recipient, stamp: stamp, to: &object)
      default: object.append(recipient.credential[member] ?? template.credential[member])
      }
    }
    object.end()
    return UnsecuredCredential(bytes: object.bytes, proofOffset: proofOffset)
  }

  /// When a recipient's credential begins.
  func start(of recipient: Recipient, stamp: IssueStamp) -> Instant {
    writable(recipient.validFrom ?? validFrom ?? stamp.issuedAt)
  }

  /// When a recipient's credential ends; `nil` where it does not.
  func end(of recipient: Recipient, stamp: IssueStamp) -> Instant? {
    validity(of: recipient).map { writable($0.end(from: start(of: recipient, stamp: stamp))) }
  }

  /// A time as the credential can say it: `nbf` and `exp` of a token are whole seconds, and have to
  /// equal the members.
  ///
  /// Source: Open Badges 3.0 §8.2.6.
  private func writable(_ time: Instant) -> Instant {
    isForTokens ? Instant(secondsSinceEpoch: time.secondsSinceEpoch) : time
  }

  /// What says when a recipient's credential ends; `nil` where nothing does.
  func validity(of recipient: Recipient) -> Validity? {
    recipient.validity ?? template.validity
  }

  /// Appends a claim of a token, whose text needs no escape or is escaped as the member is.
  private func append(
    _ claim: CredentialMember, of recipient: Recipient, stamp: IssueStamp, start: Instant,
    end: Instant?, to object: inout ObjectWriter
  ) {
    switch claim {
    case .exp: object.append("exp", end?.secondsSinceEpoch)
    case .iat: object.append("iat", stamp.issuedAt.secondsSinceEpoch)
    case .iss:
      object.append(
        Array(#""iss":"#.utf8) + JSONTree.string(template.issuerID.string).canonicalBytes())
    case .jti: object.append("\"jti\":", quoted: stamp.id)
    case .nbf: object.append("nbf", start.secondsSinceEpoch)
    default:
      // The member as it stands in the subject, under the claim's name.
      guard let id = subjectID(of: recipient, stamp: stamp) else { return }
      object.append(Array(#""sub":"#.utf8) + id.dropFirst(#""id":"#.utf8.count))
    }
  }

  /// The member `id` of a recipient's subject, its name included.
  ///
  /// A token has to say who its subject is, by an id. Whoever is known by hashes only is given one
  /// that says nothing else: it follows from the credential's id.
  ///
  /// Source: Open Badges 3.0 §8.2.4 and §8.2.6 (`sub`).
  private func subjectID(of recipient: Recipient, stamp: IssueStamp) -> [UInt8]? {
    if let own = recipient.subject[.id] ?? template.subject[.id] { return own }
    return isForTokens ? Array(#""id":"\#(stamp.subjectID)""#.utf8) : nil
  }

  private func appendSubject(
    of recipient: Recipient, stamp: IssueStamp, to object: inout ObjectWriter
  ) {
    object.begin()
    for member in SubjectMember.allCases {
      switch member {
      case .id: object.append(subjectID(of: recipient, stamp: stamp))
      case .identifier: appendIdentifiers(of: recipient, stamp: stamp, to: &object)
      default: object.append(recipient.subject[member] ?? template.subject[member])
      }
    }
    object.end()
    object.bytes.append(UInt8(ascii: ","))
  }

  private func appendIdentifiers(
    of recipient: Recipient, stamp: IssueStamp, to object: inout ObjectWriter
  ) {
    guard recipient.emailIdentity != nil || recipient.nameIdentity != nil else { return }
    object.bytes += #""identifier":["#.utf8
    object.append(recipient.emailIdentity?.canonicalBytes(salt: stamp.emailSalt))
    object.append(recipient.nameIdentity?.canonicalBytes(salt: stamp.nameSalt))
    object.endArray()
    object.bytes.append(UInt8(ascii: ","))
  }
}

/// A credential that has no proof yet.
struct UnsecuredCredential: Sendable {
  /// The canonical form: the bytes that the proof secures.
  let bytes: [UInt8]
  /// Where in them the member `proof` belongs.
  fileprivate let proofOffset: Int

  /// The canonical form of the credential with its proof, or proof set.
  func secured(by proof: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + proof.count + 16)
    result += bytes[..<proofOffset]
    result += #""proof":"#.utf8
    result += proof
    result.append(UInt8(ascii: ","))
    result += bytes[proofOffset...]
    return result
  }
}

/// Writes objects member by member: each with a comma after it, of which the closing brace takes
/// the last.
private struct ObjectWriter {
  var bytes: [UInt8] = []

  init() {
    bytes.reserveCapacity(4096)
    begin()
  }

  mutating func begin() { bytes.append(UInt8(ascii: "{")) }
  mutating func end() { bytes[bytes.count - 1] = UInt8(ascii: "}") }
  mutating func endArray() { bytes[bytes.count - 1] = UInt8(ascii: "]") }

  mutating func append(_ rendered: [UInt8]?) {
    guard let rendered else { return }
    bytes += rendered
    bytes.append(UInt8(ascii: ","))
  }

  /// Appends a member that is a number.
  mutating func append(_ name: String, _ number: Int64?) {
    guard let number else { return }
    bytes += "\"\(name)\":\(number),".utf8
  }

  /// Appends a member whose text needs no escape.
  mutating func append(_ name: String, quoted text: String?) {
    guard let text else { return }
    bytes += name.utf8
    bytes.append(UInt8(ascii: "\""))
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ","))
  }
}
