public import StrictJSON

/// How a document is to be processed.
///
/// The processing mode is always `json-ld-1.1`.
///
/// Source: JSON-LD 1.1 API §9.3.
public struct JSONLDOptions: Sendable {
  /// The IRI that relative references of the document are resolved against; `nil` where it has
  /// none, so that they stay relative.
  public var base: String?

  /// Where the document was found: what relative URLs of contexts are resolved against, and the
  /// base where no other is given.
  public var documentURL: String?

  /// A context that is processed before those of the document: a context, or an object that has one
  /// as its member `@context`.
  public var expandContext: JSONValue?

  /// What becomes of strings with a base direction in statements; without it the direction is left
  /// out.
  public var rdfDirection: RDFDirection?

  /// Whether language tags are written in lower case in statements.
  ///
  /// Processors may do so. It makes other statements, and so other signatures: JavaScript's and
  /// Python's common processors do it, others do not.
  public var lowercasesLanguageTags: Bool

  /// Whether a document is refused where something it says would be in no statement.
  ///
  /// The algorithms drop silently what they cannot use: a misspelt property, a relative identifier.
  /// What is dropped is not signed, though whoever reads the document sees it. See ``JSONLDLoss``.
  public var refusesLoss: Bool

  /// How much may be asked of the processor.
  public var limits: JSONLDLimits

  /// Options; the defaults are a document without a base.
  public init(
    base: String? = nil, documentURL: String? = nil, expandContext: JSONValue? = nil,
    rdfDirection: RDFDirection? = nil, lowercasesLanguageTags: Bool = false,
    refusesLoss: Bool = false,
    limits: JSONLDLimits = .standard
  ) {
    self.base = base
    self.documentURL = documentURL
    self.expandContext = expandContext
    self.rdfDirection = rdfDirection
    self.lowercasesLanguageTags = lowercasesLanguageTags
    self.refusesLoss = refusesLoss
    self.limits = limits
  }

  /// The forms that a string with a base direction can be given.
  public enum RDFDirection: Sendable {
    /// A literal whose datatype names language and direction.
    case i18nDatatype
    /// A blank node with the value, its language and its direction.
    case compoundLiteral
  }
}

/// Gives the document of a context by its absolute URL; `nil` where it has none.
///
/// Nothing is fetched by this package: what a loader knows is what can be included.
public typealias JSONLDLoader = @Sendable (_ url: String) -> JSONDocument?
