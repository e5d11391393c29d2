import LinkedData
import WireFormats

/// A compiled context as Swift source: the numbers and the text of its table.
struct SwiftTable {
  private let file: TermsFile
  private let compiled: ContextCompiler.Compiled

  init(_ file: TermsFile) throws(ContextError) {
    self.file = file
    compiled = try ContextCompiler.compile(file.document)
  }

  /// The name of the source file.
  var fileName: String { "\(identifier).generated.swift" }

  /// The context's name in Swift.
  var identifier: String {
    let parts = file.name.split { !($0.isLetter || $0.isNumber) }
    return parts.enumerated().map { index, part in
      let isDigit = part.first?.isNumber ?? false
      let name = index == 0 ? String(part) : part.prefix(1).uppercased() + part.dropFirst()
      return index > 0 && isDigit ? "_" + name : name
    }.joined()
  }

  /// The source file.
  var source: String {
    var revision = "url: \"\(file.url)\""
    if let name = file.revision { revision += ", revision: \"\(name)\"" }
    let digest = Base16.encode(file.digest)
    let includes = compiled.includes.map { "\"\($0)\"" }.joined(separator: ", ")
    return """
      // Made by compile-contexts from Contexts/\(file.name).terms. Do not edit: change that file, and run
      // `swift run compile-contexts`.
      // swift-format-ignore-file

      extension EmbeddedContexts {
        static let \(identifier) = ContextRevision(
          \(revision),
          digest: "\(digest)",
          includes: [\(includes)], table: { \(identifier)Table })

        private static let \(identifier)Table = ContextTable(words: \(identifier)Words, text: \(identifier)Text)

        private static let \(identifier)Words: [UInt32] = [
      \(SwiftTable.lines(compiled.table.allWords.map(String.init), separator: ","))
        ]

        private static let \(identifier)Text: StaticString = \"\"\"
      \(SwiftTable.textLines(compiled.table.allText))
      \"\"\"
      }

      """
  }

  /// The source file that lists them all.
  static func list(of tables: [SwiftTable]) -> String {
    let names = tables.map { "    \($0.identifier)," }.joined(separator: "\n")
    return """
      // Made by compile-contexts from the folder Contexts. Do not edit.
      // swift-format-ignore-file

      extension EmbeddedContexts {
        /// All of them.
        package static let all: [ContextRevision] = [
      \(names)
        ]
      }

      """
  }

  /// Words in lines of at most 100 columns.
  private static func lines(_ words: [String], separator: String) -> String {
    var lines: [String] = []
    var line = ""
    for word in words {
      if line.utf8.count + word.utf8.count > 94 {
        lines.append("    " + line)
        line = ""
      }
      line += word + separator
    }
    if !line.isEmpty { lines.append("    " + line) }
    return lines.joined(separator: "\n")
  }

  /// Text in lines that continue each other.
  private static func textLines(_ text: [UInt8]) -> String {
    var lines: [String] = []
    var start = 0
    while start < text.count {
      let end = min(start + 96, text.count)
      // Printable ASCII without quotes and backslashes, as the reader of terms has made sure.
      lines.append(String(decoding: text[start..<end], as: UTF8.self))
      start = end
    }
    return lines.joined(separator: "\\\n")
  }
}
