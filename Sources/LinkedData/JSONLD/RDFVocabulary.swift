internal import StrictJSON

/// The IRIs that statements are made with.
enum RDFVocabulary {
  static let direction: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#direction"
  static let first: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
  static let json: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"
  static let language: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#language"
  static let `nil`: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
  static let rest: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
  static let type: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
  static let value: ExactString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"

  static let boolean: ExactString = "http://www.w3.org/2001/XMLSchema#boolean"
  static let double: ExactString = "http://www.w3.org/2001/XMLSchema#double"
  static let integer: ExactString = "http://www.w3.org/2001/XMLSchema#integer"
  static let string: ExactString = "http://www.w3.org/2001/XMLSchema#string"

  /// What the datatypes that name language and direction begin with.
  static let i18n = "https://www.w3.org/ns/i18n#"
}
