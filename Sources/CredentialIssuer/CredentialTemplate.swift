public import StrictJSON
import WireFormats

/// What all credentials of one batch have in common: the issuer, the achievement, the defaults.
///
/// A template is a JSON document of type `CredentialTemplate/1`. Its own members are closed: one
/// that is not listed here is refused, so that a misspelt one is not passed over.
///
/// | member | value |
/// |---|---|
/// | `type` | `"CredentialTemplate/1"` |
/// | `issuer` | the issuer's OB 3.0 Profile, with its `id` |
/// | `verificationMethod` | the name of the issuer's key in the trust list, where it is not the issuer's id, `#` and the key |
/// | `publicKeyMultibase` | the issuer's key itself, `z6Mk…`: no other key then signs for this template |
/// | `achievement` | the OB 3.0 Achievement |
/// | `name`, `description`, `image`, `endorsement`, `credentialSchema`, `refreshService`, `termsOfUse` | members of every credential |
/// | `evidence` | evidence of every credential; a row's own comes after it |
/// | `subject` | defaults of the subject: `activityEndDate`, `activityStartDate`, `creditsEarned`, `licenseNumber`, `narrative`, `role`, `source`, `term` |
/// | `awardedDate`, `validFrom`, `validUntil` or `validFor` | defaults of the times; `validFor` is a duration such as `P2Y` |
/// | `recipient` | `email` (`hashed` unless set) and `name` (`omitted` unless set): `hashed`, `omitted` or `plain` |
/// | `columns` | other names of columns: `{"E-Mail": "email", "Notes": "ignore"}` |
/// | `status` | `{"list": "https://uni.example/status/", "purposes": ["revocation"]}`: credentials that can be revoked or suspended; they are issued with a ledger |
/// | `contexts` | JSON-LD contexts after the two of every badge, for members of one's own |
///
/// The members inside `issuer`, `achievement` and so on are those of Open Badges 3.0; they are
/// checked as the model of credentials checks them.
public struct CredentialTemplate: Sendable {
  /// Who issues: a DID or a URL.
  public let issuerID: ExactString
  /// The issuer's name, as the template gives it.
  public let issuerName: String?
  /// What proofs name as the issuer's key; `nil` leaves it to the issuer's id and the key.
  public let verificationMethod: String?
  /// The issuer's key, as a Multikey; `nil` lets any key sign that can be the issuer's.
  public let publicKeyMultibase: String?
  /// What is achieved: a URI.
  public let achievementID: ExactString
  /// The achievement's name.
  public let achievementName: String
  /// Where the status of the credentials is looked up; `nil` where they have none.
  ///
  /// A credential with a status has a place in a list, which only an ``IssuanceLedger`` gives.
  public let status: StatusTerms?
  /// What is unusual, but does not stop anything.
  public private(set) var warnings: [TemplateFault] = []

  /// The credentials' `@context`.
  let contexts: JSONTree
  let recipientRules: RecipientRules
  let columns: RecipientColumns
  let results: [ResultTemplate]
  let validFrom: Instant?
  let validity: Validity?
  let activity: ActivityDates
  let credential: CanonicalMembers<CredentialMember>
  let subject: CanonicalMembers<SubjectMember>
  private let evidence: [JSONTree]
  /// The document, for the places of faults that show only later.
  let root: JSONValue

  /// The template in a JSON text.
  ///
  /// - Throws: `IssuerError.template` with every fault that was found.
  public init(_ bytes: [UInt8]) throws(IssuerError) {
    let document: JSONDocument
    do {
      document = try JSONDocument(bytes)
    } catch {
      throw .template([TemplateFault(error)])
    }
    var reader = TemplateReader(document.root)
    reader.read()
    guard reader.faults.isEmpty else { throw .template(reader.faults.listingKnownOnce()) }
    self.init(reader, root: document.root)
    let check = TemplateCheck(self)
    guard check.faults.isEmpty else { throw .template(check.faults) }
    warnings = check.warnings
  }

  private init(_ reader: TemplateReader, root: JSONValue) {
    self.root = root
    issuerID = reader.issuer?["id"]?.exactString ?? ""
    issuerName = reader.issuer?["name"]?.string
    verificationMethod = reader.verificationMethod
    publicKeyMultibase = reader.publicKeyMultibase
    achievementID = reader.achievement?["id"]?.exactString ?? ""
    achievementName = reader.achievement?["name"]?.string ?? ""
    contexts = reader.contexts
    recipientRules = reader.recipientRules
    columns = reader.columns
    results = reader.results
    validFrom = reader.validFrom
    validity = reader.validity
    activity = reader.activity
    status = reader.status
    credential = reader.credential
    subject = reader.subject
    evidence = reader.evidence
  }

  /// The `evidence` of a credential whose row has some of its own.
  func evidence(with own: JSONTree) -> JSONTree {
    .array(evidence + [own])
  }
}

extension TemplateFault {
  /// The fault of a file that is no JSON text.
  fileprivate init(_ error: JSONError) {
    self.init(
      pointer: error.pointer, place: TextPlace(line: error.line, column: error.column),
      reason: .notJSON(error.reason))
  }
}
