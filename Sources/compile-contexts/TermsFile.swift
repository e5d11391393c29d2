import StrictJSON

/// What one file of the folder `Contexts` says of a JSON-LD context.
struct TermsFile: Sendable {
  /// The name of the file without `.terms`, which tells revisions of one context apart.
  let name: String
  /// The URL under which the context is published.
  let url: String
  /// Which revision this is, where the URL gives another one today; `nil` for today's.
  let revision: String?
  /// The SHA-256 of the published bytes.
  let digest: [UInt8]
  /// The SHA-256 of other bytes under the same URL that are the same JSON.
  let otherDigests: [[UInt8]]
  /// The context document: an object with the one member `@context`.
  let document: JSONTree
  /// How many terms are defined, those of scoped contexts included.
  let termCount: Int
}
