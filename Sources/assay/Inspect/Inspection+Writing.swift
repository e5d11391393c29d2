import CredentialModel
import StrictJSON

extension Inspection {
  /// The claims for a person, with a warning before and after them.
  func text(of name: String) -> String {
    let style = Style.current
    var lines = [
      style.bad(Inspection.notice),
      "\(name) says what follows; anybody can write such a file.",
      "It says that it is \(kind.title).",
    ]
    for section in sections {
      lines += ["", style.bold(section.title)]
      lines += section.claims.map { claim in
        "  \(DisplayText.escaped(claim.label)): \(DisplayText.escaped(claim.text))"
      }
    }
    lines += ["", "To learn whether it is genuine: assay verify"]
    return lines.map { "\($0)\n" }.joined()
  }

  /// The claims as a document of type `Inspection/1`; docs/command-output.md describes it.
  var tree: JSONTree {
    .members([
      "type": "Inspection/1", "verified": false, "notice": .string(Inspection.notice),
      "kind": .string(kind.name), "version": kind.version.map { .string($0.rawValue) },
      "sections": .array(
        sections.map { section in
          .members([
            "name": .string(section.name),
            "claims": .array(
              section.claims.map { claim in
                .members(["label": .string(claim.label), "text": .string(claim.text)])
              }),
          ])
        }),
    ])
  }
}
