/// What the algorithms drop without a word.
///
/// Indexes are not among it: they are never part of what a document says.
@nonexhaustive
public enum JSONLDLoss: Hashable, Sendable {
  /// A property is a blank node, which no predicate of a statement may be.
  case blankPredicate
  /// A string has a base direction, and no form was chosen for it.
  case direction
  /// A value stands where it is the value of nothing, or an identifier where nothing is said of it.
  case freeFloating
  /// An identifier, property, type or datatype is no well-formed, absolute IRI.
  case illFormedIRI
  /// A language tag is ill-formed.
  case illFormedLanguage
  /// A keyword stands where it means nothing, or what only has the form of one.
  case keyword
  /// A property stands for nothing in the contexts that are used.
  case property
}
