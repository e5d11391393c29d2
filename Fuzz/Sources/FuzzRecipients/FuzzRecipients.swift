import CredentialIssuer
import FuzzSupport
import WireFormats

/// Any template is refused or taken; any table is refused with places, or is a list of recipients
/// of the length that its rows say.
///
/// The input is a template, a zero byte, and a table; without a zero byte it is a table for a
/// template of our own.
@c(LLVMFuzzerTestOneInput)
public func fuzzRecipients(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
  let ownTemplate = parts.count < 2
  guard
    let template = try? CredentialTemplate(ownTemplate ? plainTemplate : [UInt8](parts[0]))
  else {
    require(!ownTemplate, "our own template is right")
    return 0
  }
  let terms = IssueTerms(
    issuedAt: Instant(secondsSinceEpoch: 1_770_000_000),
    limits: RecipientLimits(maxRows: 1_000, maxColumns: 64, maxFieldBytes: 4_096))
  let table = [UInt8](parts[parts.count - 1])
  for format in RecipientList.Format.allCases {
    do {
      let list = try RecipientList(table, format: format, template: template, terms: terms)
      require(list.recipients.count <= 1_000, "the limit of rows holds")
    } catch {
      require(!error.description.isEmpty, "a refusal has a sentence")
    }
  }
  return 0
}

private let plainTemplate = [UInt8](
  """
  {"type":"CredentialTemplate/1",
   "issuer":{"id":"did:web:uni.example","type":["Profile"],"name":"University"},
   "achievement":{"id":"urn:uuid:00000000-0000-4000-8000-000000000001","type":["Achievement"],
    "name":"Course","description":"A course","criteria":{"narrative":"Pass"}}}
  """.utf8)
