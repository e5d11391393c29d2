internal import LinkedData
internal import StrictJSON

/// Which members of a document its holder could have left out, of those that verifiers decide by.
struct DisclosedMembers {
  /// Their names, in the order in which they are stated.
  private(set) var chosen: [ExactString] = []

  /// Things further inside of a status entry; more than any entry has.
  private static let maxThings = 64

  /// What the data model's own members are called, before their names.
  private static let vocabulary = Array("<https://www.w3.org/2018/credentials#".utf8)
  private static let alignment = Array(
    "<https://purl.imsglobal.org/spec/vc/ob/vocab.html#alignment>".utf8)
  private static let type = Array("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>".utf8)

  /// Looks for the members.
  ///
  /// - Parameters:
  ///   - linked: The document.
  ///   - isMandatory: Of each of its statements whether the issuer makes everyone show it.
  init(of linked: LinkedDocument, isMandatory: [Bool]) {
    let dataset = linked.statements
    var status: [RDFTerm] = []
    for (statement, isMandatory) in zip(dataset.statements, isMandatory) {
      let predicate = dataset.text[statement.predicate.range]
      if !isMandatory, predicate.elementsEqual(Self.alignment) { add("alignment") }
      guard statement.graph.isDefaultGraph, dataset.isSame(statement.subject, linked.root),
        let name = Self.name(of: predicate)
      else { continue }
      if name == "credentialStatus" { status.append(statement.object) }
      if !isMandatory { add(name) }
    }
    // An entry with a part left out can say something else: another size of the statuses in the list,
    // and so another place in it.
    if !Self.areMandatory(below: status, in: dataset, isMandatory) { add("credentialStatus") }
  }

  private mutating func add(_ name: ExactString) {
    if !chosen.contains(name) { chosen.append(name) }
  }

  /// The member that a predicate is; `nil` where the data model of credentials does not define it.
  private static func name(of predicate: ArraySlice<UInt8>) -> ExactString? {
    if predicate.elementsEqual(type) { return "type" }
    guard predicate.starts(with: vocabulary) else { return nil }
    let name = predicate.dropFirst(vocabulary.count).dropLast()
    return String(validating: name, as: UTF8.self).map { ExactString($0) }
  }

  /// Whether all that is said of some things, and of those in them, is mandatory.
  private static func areMandatory(
    below things: [RDFTerm], in dataset: RDFDataset, _ isMandatory: [Bool]
  ) -> Bool {
    var found = things
    var next = 0
    while next < found.count {
      guard found.count <= maxThings else { return false }
      let thing = found[next]
      next += 1
      for (statement, isMandatory) in zip(dataset.statements, isMandatory)
      where dataset.isSame(statement.subject, thing) {
        guard isMandatory else { return false }
        let object = statement.object
        guard object.isBlank || dataset.text[object.range].first == UInt8(ascii: "<") else {
          continue
        }
        if !found.contains(where: { dataset.isSame($0, object) }) { found.append(object) }
      }
    }
    return true
  }
}

extension RDFDataset {
  /// Whether two terms are the same.
  fileprivate func isSame(_ one: RDFTerm, _ other: RDFTerm) -> Bool {
    if one == other { return true }
    guard !one.isBlank, !other.isBlank else { return false }
    return text[one.range] == text[other.range]
  }
}
