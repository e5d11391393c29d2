import StrictJSON

/// Which list a root is of; it never changes from root to root.
struct TrustListIdentity: Equatable, Sendable {
  /// The list's own name for itself, a `urn:uuid:…`.
  let id: ExactString
  /// The name for people.
  let name: String
  /// What the list is made for.
  let environment: TrustEnvironment
  /// Who publishes the list, as a URL.
  let operatorURL: String?

  /// What stands for a list in repositories of other tools, which have no such thing.
  static let unnamed = TrustListIdentity(
    id: "", name: "", environment: .test, operatorURL: nil)

  private init(
    id: ExactString, name: String, environment: TrustEnvironment, operatorURL: String?
  ) {
    (self.id, self.name) = (id, name)
    (self.environment, self.operatorURL) = (environment, operatorURL)
  }

  init(_ json: JSONValue, file: String) throws(TrustError) {
    let list = try ObjectReader(
      json, file: file, closed: ["id", "name", "environment", "operator"])
    id = try list.text("id")
    name = try list.text("name").string
    guard let environment = TrustEnvironment(rawValue: try list.text("environment").string) else {
      throw list.malformed("environment", expected: "example, test or production")
    }
    self.environment = environment
    operatorURL = try list.optionalText("operator")?.string
  }

  /// Refuses another list, or the same made for something else.
  ///
  /// - Throws: `TrustError.listChanged`.
  func requireSame(as next: TrustListIdentity) throws(TrustError) {
    guard next.id == id else { throw .listChanged(from: id, to: next.id) }
    guard next.environment == environment else {
      throw .listChanged(
        from: ExactString(environment.rawValue), to: ExactString(next.environment.rawValue))
    }
  }
}
