/// Colours and marks, for terminals only.
struct Style {
  let isColoured: Bool

  /// The style that fits standard output.
  static var current: Style { Style(isColoured: Terminal.isColourEnabled) }

  /// The style that fits standard error.
  static var forErrors: Style { Style(isColoured: Terminal.isErrorColourEnabled) }

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func dim(_ text: String) -> String { wrapped(text, "2") }
  func good(_ text: String) -> String { wrapped(text, "1;32") }
  func bad(_ text: String) -> String { wrapped(text, "1;31") }
  func doubtful(_ text: String) -> String { wrapped(text, "1;33") }

  private func wrapped(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
