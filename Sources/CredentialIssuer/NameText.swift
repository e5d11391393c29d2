/// What text of a table must be to stand in a credential as a name, a role or a remark.
enum NameText {
  /// What is wrong with a text.
  enum Fault: Equatable {
    /// There is nothing to be seen in it.
    case blank
    /// It holds a character that does something instead of saying something.
    case control(Unicode.Scalar)
  }

  /// What is wrong with a text.
  ///
  /// Whatever can be seen is kept as it is, byte for byte: which letters a name has only its bearer
  /// knows. A control character is a slip of a table or a trick, and a name of spaces names nobody.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - spansLines: Whether line ends and tabs are text, as they are in a narrative.
  /// - Returns: `nil` where it can stand.
  static func fault(_ text: String, spansLines: Bool) -> Fault? {
    var isBlank = true
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.generalCategory == .control {
        let isLayout = scalar == "\n" || scalar == "\r" || scalar == "\t"
        guard isLayout, spansLines else { return .control(scalar) }
      }
      if !properties.isWhitespace, !properties.isDefaultIgnorableCodePoint { isBlank = false }
    }
    return isBlank ? .blank : nil
  }
}
