/// The characters of a blank node's label.
///
/// Source: RDF 1.1 N-Quads §7: `PN_CHARS_BASE`, `PN_CHARS_U`, `PN_CHARS`.
enum BlankNodeLabel {
  /// Whether a label may begin with a character: `PN_CHARS_U | [0-9]`.
  static func canBegin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", "_", ":",
      "\u{C0}"..."\u{D6}", "\u{D8}"..."\u{F6}", "\u{F8}"..."\u{2FF}", "\u{370}"..."\u{37D}",
      "\u{37F}"..."\u{1FFF}", "\u{200C}"..."\u{200D}", "\u{2070}"..."\u{218F}",
      "\u{2C00}"..."\u{2FEF}", "\u{3001}"..."\u{D7FF}", "\u{F900}"..."\u{FDCF}",
      "\u{FDF0}"..."\u{FFFD}", "\u{10000}"..."\u{EFFFF}":
      true
    default: false
    }
  }

  /// Whether a label may go on with a character: `PN_CHARS | '.'`.
  static func canContinue(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", ".", "\u{B7}", "\u{300}"..."\u{36F}", "\u{203F}"..."\u{2040}": true
    default: canBegin(scalar)
    }
  }
}

/// Finds the number of a blank node by its label.
///
/// An open table of numbers, with the labels where the dataset has them. Hashing is seeded anew in
/// each process, so nobody can choose labels that all fall into one place.
struct BlankNodeLabelTable {
  private static let none = UInt32.max
  private var slots = [UInt32](repeating: none, count: 16)

  /// The number of the node with a label; a node that is new is added to the dataset.
  mutating func number(of label: ArraySlice<UInt8>, in dataset: inout RDFDataset) -> Int {
    var slot = place(of: label)
    while slots[slot] != Self.none {
      let number = Int(slots[slot])
      if dataset.text[dataset.blankNodeLabels[number].range] == label { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = dataset.blankNodeCount
    let start = dataset.text.count
    dataset.text.append(contentsOf: label)
    dataset.blankNodeLabels.append(RDFTerm(text: start..<dataset.text.count))
    dataset.blankNodeCount += 1
    slots[slot] = UInt32(number)
    if 2 * dataset.blankNodeCount > slots.count { grow(dataset) }
    return number
  }

  private mutating func grow(_ dataset: RDFDataset) {
    slots = [UInt32](repeating: Self.none, count: 2 * slots.count)
    for (number, label) in dataset.blankNodeLabels.enumerated() {
      var slot = place(of: dataset.text[label.range])
      while slots[slot] != Self.none { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number)
    }
  }

  private func place(of label: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    unsafe label.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    return hasher.finalize() & (slots.count - 1)
  }
}
