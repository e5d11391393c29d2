import IssuerTrust
import StrictJSON
import WireFormats

// Contexts of a list, in words and for machines; what comes from files is escaped.

extension TrustText {
  /// The contexts of a bundle, if there are any.
  static func contexts(_ contexts: [TrustedContext]) -> [String] {
    section(contexts.map { context($0.url, $0.path, $0.sha256, $0.bytes.count) })
  }

  /// The contexts of a folder, if there are any.
  static func contexts(_ contexts: [ContextFile]) -> [String] {
    section(contexts.map { context($0.url, $0.path, $0.sha256, $0.bytes.count) })
  }

  /// What stands in places of contexts and is none.
  static func unusable(_ contexts: [UnusableContext]) -> [String] {
    guard !contexts.isEmpty else { return [] }
    return ["Unusable contexts"]
      + contexts.flatMap { unusable in
        [
          "  \(name(unusable.url, unusable.path))",
          "    \(DisplayText.escaped("\(unusable.reason)"))",
        ]
      }
  }

  /// What whoever signs changes in the meaning of documents.
  static func changes(_ changes: [ContextChange]) -> [String] {
    guard !changes.isEmpty else { return [] }
    return ["Changes of contexts, which decide what documents mean"]
      + changes.flatMap { change in
        let (what, digests) =
          switch (change.old, change.new) {
          case (let old?, let new?):
            ("changed", "\(Base16.encode(old)) becomes \(Base16.encode(new))")
          case (let old?, nil): ("removed", Base16.encode(old))
          case (nil, let new): ("new    ", Base16.encode(new ?? []))
          }
        return ["  \(what) \(name(change.url, change.path))", "    sha256  \(digests)"]
      }
  }

  /// The URL of a context, or that it is not stated.
  private static func name(_ url: String?, _ path: ExactString) -> String {
    url.map { DisplayText.escaped($0) }
      ?? "URL not stated: \(DisplayText.escaped(path.string))"
  }

  private static func context(
    _ url: String?, _ path: ExactString, _ sha256: [UInt8], _ count: Int
  ) -> [String] {
    ["  \(name(url, path))", "    sha256  \(Base16.encode(sha256)), \(count) bytes"]
  }

  private static func section(_ contexts: [[String]]) -> [String] {
    contexts.isEmpty ? [] : ["Contexts"] + contexts.joined()
  }

  /// A context of a bundle for machines.
  static func json(_ context: TrustedContext) -> JSONTree {
    json(context.url, context.path, context.sha256, context.bytes.count)
  }

  /// A context of a folder for machines.
  static func json(_ context: ContextFile) -> JSONTree {
    json(context.url, context.path, context.sha256, context.bytes.count)
  }

  private static func json(
    _ url: String?, _ path: ExactString, _ sha256: [UInt8], _ count: Int
  ) -> JSONTree {
    .members([
      "url": url.map { .string($0) }, "path": .string(path.string),
      "sha256": .string(Base16.encode(sha256)), "bytes": .integer(Int64(count)),
    ])
  }

  /// A context that cannot be used, for machines.
  static func json(_ context: UnusableContext) -> JSONTree {
    .members([
      "url": context.url.map { .string($0) }, "path": .string(context.path.string),
      "code": .string(context.reason.code), "message": .string("\(context.reason)"),
    ])
  }
}
