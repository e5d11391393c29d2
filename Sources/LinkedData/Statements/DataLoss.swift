public import StrictJSON

/// Something in a document that a proof over its statements would not cover, or would cover under
/// another name.
///
/// A linked-data proof signs what a document says, not how it is written. What is dropped when JSON
/// becomes statements is not signed; what is respelled so that the statements stay the same is
/// signed, and hidden from whoever reads the JSON. Either is refused.
///
/// Source: Verifiable Credential Data Integrity 1.0, "Securing Data Losslessly" and "Validating
/// Contexts".
public struct DataLoss: Error, Sendable {
  /// What is wrong.
  public let reason: Reason

  /// Where.
  public let place: JSONValue

  /// Why a document is not read.
  @nonexhaustive
  public enum Reason: Equatable, Sendable {
    // Contexts.
    /// There is no `@context`, or it is neither a URL nor a list of URLs.
    case contextMissing
    /// A context is written out in the document.
    case contextInline
    /// A context is neither part of Assay nor of what the caller trusts.
    case contextUnknown(String)
    /// A context is named twice.
    case contextRepeated(String)
    /// The first context is not that of the data model.
    case credentialsContextNotFirst
    /// A context stands inside the document, where no embedded credential begins.
    case contextNested
    /// A context defines a term that an earlier one protects in another way.
    case protectedTermRedefined(String)
    /// The contexts are too many, or too many are in force in one another.
    case tooManyContexts(limit: Int)

    // Names.
    /// A member that no context defines.
    case termUndefined(String)
    /// A member that the context defines as saying nothing.
    case termMeansNothing(String)
    /// A member whose name is an IRI or compact IRI.
    case memberIsIRI(String)
    /// A member whose name is a keyword of JSON-LD.
    case memberIsKeyword(String)
    /// A member whose name is an alias of a keyword other than `id` and `type`.
    case memberIsAlias(String)
    /// A member whose name is another name for a property that the contexts already have.
    case memberHasOtherName(String)
    /// A member whose name is that of a class.
    case memberIsType(String)
    /// A member of a proof that is left out of what other kinds of proofs sign, and has no use in this
    /// one.
    case memberUnsigned(String)
    /// `id` or `type` do not stand for the thing's own identifier and class.
    case nameNotReserved(String)

    // Types.
    /// A type that no context defines and that is no IRI.
    case typeUndefined(String)
    /// A type that is written as another name, an IRI or a compact IRI for one that a context
    /// defines.
    case typeHasOtherName(String)
    /// A type that is no string.
    case typeNotText
    /// A thing has more types than any has a use for.
    case tooManyTypes(limit: Int)

    // Values.
    /// `null`, or a list without elements, which say nothing.
    case valueEmpty
    /// A list in a list.
    case arrayNested
    /// The same value stands in a set twice.
    case valueRepeated
    /// An identifier that is no absolute IRI.
    case iriRelative(String)
    /// An identifier with characters that no IRI has.
    case iriInvalid(String)
    /// An identifier that is short for another IRI.
    case iriCompact(String)
    /// An identifier that holds only inside of the document.
    case blankNodeNamed(String)
    /// A language tag that is not well-formed.
    case languageInvalid(String)
    /// A text with a language that is not written as one.
    case valueObjectInvalid
    /// A number that statements write with fewer digits.
    case numberRounded
    /// A number or truth value that is written as text.
    case numberAsText
    /// A number or truth value where the datatype is that of a text.
    case textAsNumber
    /// A value that can only be a thing, and is none.
    case valueNotANode
    /// A graph that says nothing.
    case graphEmpty

    // Things.
    /// One thing is described in several places, and they do not say the same.
    case descriptionScattered(String)
    /// An embedded credential without a proof of its own could be the document as well.
    case rootAmbiguous

    /// The document makes more statements than are examined.
    case tooManyStatements(limit: Int)
    /// Things that are described several times say more than is compared.
    case tooManyDescriptions(limit: Int)
    /// The document has things in one another to a depth that is not examined.
    case tooDeep(limit: Int)
  }

  init(_ reason: Reason, at place: JSONValue) {
    self.reason = reason
    self.place = place
  }
}
