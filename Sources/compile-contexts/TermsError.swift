/// What is wrong with a file of terms, and where.
struct TermsError: Error, Equatable {
  /// The file, as it was named to the reader.
  let file: String
  /// The line, from 1; `nil` where it is the file as a whole.
  let line: Int?
  let reason: Reason

  /// What is wrong.
  enum Reason: Equatable {
    /// A byte that is neither printable ASCII nor a line feed.
    case badByte(UInt8)
    /// A container that is no container of JSON-LD.
    case badContainer(String)
    /// A digest that is not 64 lower-case hexadecimal digits.
    case badDigest(String)
    /// Neither `<IRI>` with an absolute IRI, nor an abbreviated one.
    case badIRI(String)
    /// A keyword that JSON-LD lacks, or that can have no alias.
    case badKeyword(String)
    /// Text that can be no term.
    case badTerm(String)
    /// A directive that may stand only once in its place stands there again.
    case duplicateDirective(String)
    /// A namespace or a term that is defined already, on the line given.
    case duplicateName(String, firstLine: Int)
    /// Another file of the folder has the same URL and revision, or the same bytes.
    case duplicateFile(String)
    /// The line ends where something should follow.
    case incomplete(expected: String)
    /// The folder has no file of terms at all.
    case nothingToRead
    /// A directive is missing that the head of a file must have.
    case missing(directive: String)
    /// A directive of the head stands below it.
    case misplacedDirective(String)
    /// Blocks stand deeper in one another than `limit`.
    case tooDeep(limit: Int)
    /// The block that begins on the line is not closed.
    case unclosedBlock
    /// A brace closes a block, but none is open.
    case unexpectedBrace
    /// A word that has no place where it stands.
    case unexpectedWord(String)
    /// A line that is no term and begins with no directive.
    case unknownDirective(String)
    /// An abbreviated IRI whose namespace the head does not define.
    case unknownNamespace(String)
  }
}

extension TermsError: CustomStringConvertible {
  /// One line: the file and the line as compilers write them, and what is wrong.
  var description: String {
    line.map { "\(file):\($0): \(reason)" } ?? "\(file): \(reason)"
  }
}

extension TermsError.Reason: CustomStringConvertible {
  /// What is wrong, in words.
  var description: String {
    switch self {
    case .badByte(let byte):
      "the byte 0x\(String(byte, radix: 16)) is not printable ASCII; use spaces and line feeds"
    case .badContainer(let word): "'\(word)' is no container, such as set, list or graph+set"
    case .badDigest(let word): "'\(word)' is no SHA-256 of 64 lower-case hexadecimal digits"
    case .badIRI(let word): "'\(word)' is no IRI; write <https://…> or namespace:name"
    case .badKeyword(let word): "'\(word)' is no keyword of JSON-LD that can have an alias"
    case .badTerm(let word): "'\(word)' can be no term"
    case .duplicateDirective(let word): "'\(word)' stands here a second time"
    case .duplicateName(let name, let line): "'\(name)' is defined on line \(line) already"
    case .duplicateFile(let name): "\(name) is the same revision of the same context"
    case .incomplete(let expected): "the line ends where \(expected) should follow"
    case .nothingToRead: "there is no file of terms"
    case .missing(let directive): "'\(directive)' should stand here; every file begins with it"
    case .misplacedDirective(let word): "'\(word)' belongs to the head of the file, above all terms"
    case .tooDeep(let limit): "scoped contexts stand more than \(limit) deep in one another"
    case .unclosedBlock: "the block that begins here is not closed"
    case .unexpectedBrace: "there is no open block to close"
    case .unexpectedWord(let word): "'\(word)' cannot stand here"
    case .unknownDirective(let word): "'\(word)' is no directive; a term has '=' after its name"
    case .unknownNamespace(let name): "there is no namespace '\(name)' in the head of the file"
    }
  }
}
