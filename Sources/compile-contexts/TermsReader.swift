import StrictJSON
import WireFormats

/// Reads a file of terms: the notation that `Contexts/README.md` describes.
struct TermsReader {
  /// How deep scoped contexts may stand in one another; the published ones have three levels.
  static let maxDepth = 8

  /// The file as errors name it.
  let file: String
  let lines: [TermsLine]
  /// The index of the next line to be read.
  var next = 0
  var namespaces: [String: Namespace] = [:]
  var termCount = 0

  /// What an abbreviated IRI begins with.
  struct Namespace {
    let iri: String
    let line: Int
  }

  /// What a file says.
  ///
  /// - Parameters:
  ///   - text: the bytes of the file.
  ///   - name: the name of the file without `.terms`.
  ///   - file: the file as errors should name it.
  /// - Returns: the context and where it is published.
  /// - Throws: `TermsError` with the line and what is wrong with it.
  static func read(_ text: [UInt8], name: String, file: String) throws(TermsError) -> TermsFile {
    var reader = TermsReader(file: file, lines: try TermsLine.lines(of: text, file: file))
    return try reader.contents(name: name)
  }

  private init(file: String, lines: [TermsLine]) {
    self.file = file
    self.lines = lines
  }

  /// What is wrong with a line.
  func error(_ reason: TermsError.Reason, at line: TermsLine) -> TermsError {
    TermsError(file: file, line: line.number, reason: reason)
  }

  private mutating func contents(name: String) throws(TermsError) -> TermsFile {
    let url = try iri(required("context"))
    var line = optional("revision")
    let revision = try line?.word("the name of the revision", file: file)
    if let line { try end(line) }
    let digest = try digest(required("sha256"))
    var others: [[UInt8]] = []
    while let line = optional("also") { others.append(try self.digest(line)) }
    while let line = optional("namespace") { try addNamespace(line) }
    let context = try block(openedBy: nil, depth: 0)
    return TermsFile(
      name: name, url: url, revision: revision, digest: digest, otherDigests: others,
      document: ["@context": context], termCount: termCount)
  }
}

// MARK: The head of a file

extension TermsReader {
  static let headDirectives: Set = ["also", "context", "namespace", "revision", "sha256"]

  /// The next line, if it begins with the directive; its words after that are still to be read.
  private mutating func optional(_ directive: String) -> TermsLine? {
    guard next < lines.count, !lines[next].isTerm, lines[next].first == directive else {
      return nil
    }
    var line = lines[next]
    next += 1
    _ = line.word()
    return line
  }

  private mutating func required(_ directive: String) throws(TermsError) -> TermsLine {
    if let line = optional(directive) { return line }
    let line = next < lines.count ? lines[next] : lines.last
    throw TermsError(file: file, line: line?.number ?? 1, reason: .missing(directive: directive))
  }

  /// A line that has one IRI and nothing else.
  func iri(_ line: TermsLine) throws(TermsError) -> String {
    var line = line
    let iri = try iri(line.word("an IRI", file: file), term: nil, at: line)
    try end(line)
    return iri
  }

  private func digest(_ line: TermsLine) throws(TermsError) -> [UInt8] {
    var line = line
    let word = try line.word("a digest", file: file)
    guard word.utf8.count == 64, word == word.lowercased(), let digest = try? Base16.decode(word)
    else { throw error(.badDigest(word), at: line) }
    try end(line)
    return digest
  }

  private mutating func addNamespace(_ line: TermsLine) throws(TermsError) {
    var words = line
    let name = try words.word("the name of a namespace", file: file)
    guard name.utf8.allSatisfy({ $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "<") }) else {
      throw error(.unexpectedWord(name), at: line)
    }
    if let first = namespaces[name] {
      throw error(.duplicateName(name, firstLine: first.line), at: line)
    }
    namespaces[name] = Namespace(iri: try iri(words), line: line.number)
  }

  /// Refuses words that are left over.
  func end(_ line: TermsLine) throws(TermsError) {
    var line = line
    if let word = line.word() { throw error(.unexpectedWord(word), at: line) }
  }
}
