internal import StrictJSON

/// What holds the values of a term: the container mapping.
struct TermContainer: OptionSet, Sendable {
  let rawValue: UInt8

  static let graph = TermContainer(rawValue: 1 << 0)
  static let id = TermContainer(rawValue: 1 << 1)
  static let index = TermContainer(rawValue: 1 << 2)
  static let language = TermContainer(rawValue: 1 << 3)
  static let list = TermContainer(rawValue: 1 << 4)
  static let set = TermContainer(rawValue: 1 << 5)
  static let type = TermContainer(rawValue: 1 << 6)
}

extension TermContainer {
  /// The container that an `@container` entry names; `nil` where the entry is not valid.
  ///
  /// One keyword, alone or in an array; `@set` with one that is no list; `@graph` with `@id` or
  /// `@index`, and with `@set`.
  ///
  /// Source: JSON-LD 1.1 API §4.2.2 step 19.1.
  init?(_ value: JSONValue) {
    var container: TermContainer = []
    for element in value.elementsOrSelf {
      guard let keyword = TermContainer(keyword: element), !container.contains(keyword) else {
        return nil
      }
      container.insert(keyword)
    }
    switch container.subtracting(.set) {
    case [.graph, .id], [.graph, .index], .graph, .id, .index, .language, .type: break
    case .list where container == .list: break
    case [] where container == .set: break
    default: return nil
    }
    self = container
  }

  private init?(keyword: JSONValue) {
    switch keyword.exactString {
    case Keyword.graph: self = .graph
    case Keyword.id: self = .id
    case Keyword.index: self = .index
    case Keyword.language: self = .language
    case Keyword.list: self = .list
    case Keyword.set: self = .set
    case Keyword.type: self = .type
    default: return nil
    }
  }
}
