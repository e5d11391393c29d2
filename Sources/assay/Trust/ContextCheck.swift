import IssuerTrust
import LinkedData
import StrictJSON

/// Refuses contexts that verifiers could not use, when they are added to a list.
enum ContextCheck {
  /// Refuses a context of a URL for which Assay has one: that one is used, whatever a list says.
  static func requireForeign(_ url: String) throws(CommandFailure) {
    guard EmbeddedContexts.all.contains(where: { $0.url.utf8.elementsEqual(url.utf8) }) else {
      return
    }
    throw CommandFailure(
      .badData, "Assay has this context itself: \(DisplayText.escaped(url))",
      hint: "documents can name it already; there is nothing to add")
  }

  /// Refuses a context that uses what trusted contexts may not, or builds on one that neither Assay
  /// nor the list has.
  static func requireUsable(
    _ context: ContextFile, from file: String, in registry: Registry, of list: TrustFolder
  ) throws(CommandFailure) {
    let includes: [String]
    do {
      includes = try ContextCompiler.compile(JSONDocument(context.bytes).root.tree()).includes
    } catch {
      throw CommandFailure(
        .badData, DisplayText.escaped("\(file) is no context that verifiers can use: \(error)"),
        hint: "verifiers use contexts of plain definitions only, with absolute IRIs")
    }
    for url in includes where !isKnown(url, besides: context, in: registry) {
      throw CommandFailure(
        .badData,
        DisplayText.escaped("\(file) builds on the context '\(url)', which is not on the list"),
        hint: "add that first: assay trust add-context \(DisplayText.escaped(list.path)) URL FILE")
    }
  }

  private static func isKnown(
    _ url: String, besides context: ContextFile, in registry: Registry
  ) -> Bool {
    if EmbeddedContexts.all.contains(where: { $0.url.utf8.elementsEqual(url.utf8) }) {
      return true
    }
    return registry.context(of: url).map { $0.path != context.path } ?? false
  }
}
