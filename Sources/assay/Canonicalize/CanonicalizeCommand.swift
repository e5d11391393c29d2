import ArgumentParser
import DurableFiles
import LinkedData
import StrictJSON

/// `assay canonicalize`: the exact bytes that a suite signs, and the steps on the way to them.
struct CanonicalizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "canonicalize",
    abstract: "Write a document in the exact form that is signed.",
    discussion: """
      For those who debug interoperability: two programs that disagree on a signature disagree \
      here first. The forms are

        jcs       RFC 8785, without a line break at the end
        expanded  JSON-LD without its contexts
        nquads    the statements, in the order in which they are made
        rdfc      the statements in canonical form, by RDFC-1.0

      A suite of JCS signs the first, one of RDFC the last:

        assay canonicalize credential.json --form jcs | sha256sum
        assay canonicalize credential.json --form rdfc | sha256sum

      A document that begins with { or [ is JSON, which nquads and rdfc read as JSON-LD; anything \
      else is N-Quads:

        assay canonicalize statements.nq --form rdfc --hash sha384

      Nothing is fetched. The contexts that Assay has itself are those that credentials use; \
      others are read from files that you name:

        assay canonicalize credential.json --form expanded \\
          --map https://example.org/contexts/=contexts

      reads https://example.org/contexts/a/v1.json from contexts/a/v1.json. A prefix covers \
      whole segments of a path: the URL itself, and what follows after a slash. A whole URL is \
      mapped to a file. Of several prefixes the longest counts, and what is mapped counts before \
      Assay's own, so that you can try another revision.

      Exits 0; 1 where the document has no such form: the error then ends with the code that \
      JSON-LD gives it, in brackets, as in [invalid term definition], or names the limit; 64 \
      usage; 65 where a text does not parse as JSON or N-Quads; 66 where a file cannot be opened.
      """)

  @Argument(help: ArgumentHelp("The document; - for standard input.", valueName: "file"))
  var file: String

  @Option(help: "The form to write: jcs, expanded, nquads or rdfc.")
  var form: CanonicalForm = .jcs

  @Option(help: "The hash function of rdfc: sha256 or sha384. (default: sha256)")
  var hash: CanonicalHash?

  @Option(
    help: ArgumentHelp(
      "The IRI that relative ones are resolved against. (default: none)", valueName: "iri"))
  var base: String?

  @Option(
    help: ArgumentHelp(
      "A context to be processed before the document's own.", valueName: "file"))
  var expandContext: String?

  @Option(
    help: ArgumentHelp(
      "Read contexts whose URL has the prefix from the folder; as often as needed.",
      valueName: "prefix=folder"),
    transform: ContextMapping.init(argument:))
  var map: [ContextMapping] = []

  func validate() throws {
    if hash != nil && form != .rdfc {
      throw ValidationError("--hash is for --form rdfc: no other form is hashed")
    }
    if form == .jcs && (base != nil || expandContext != nil || !map.isEmpty) {
      throw ValidationError(
        "--base, --expand-context and --map are for the forms of JSON-LD: expanded, nquads, rdfc")
    }
    if let base, !IRISyntax.isIRI(base) {
      throw ValidationError("--base is an IRI with its scheme, such as https://example.org/a.json")
    }
    if let twice = ContextSources.firstDuplicate(of: map) {
      throw ValidationError("--map names the prefix \(DisplayText.escaped(twice)) twice")
    }
    try InputFile.checkArguments([file] + (expandContext.map { [$0] } ?? []))
  }

  func run() throws {
    let canonicalization = Canonicalization(
      form: form, hash: hash ?? .sha256, base: base,
      expandContext: try expandContext.map { path throws(CommandFailure) in
        try Canonicalization.json(at: InputFile(path: path))
      },
      sources: try ContextSources(existing: map))
    let input = InputFile(path: file)
    let output = try canonicalization.output(of: input.read(), named: input.name)
    if form == .expanded {
      // The same JSON, whatever a string of it would do to a terminal.
      try Terminal.write(output)
    } else {
      try Terminal.write(exactly: output)
    }
  }
}
