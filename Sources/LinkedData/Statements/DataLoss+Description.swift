internal import StrictJSON

extension DataLoss: Equatable {
  /// Whether both are the same, at the same place of their texts.
  public static func == (left: DataLoss, right: DataLoss) -> Bool {
    left.reason == right.reason && left.place.byteOffset == right.place.byteOffset
  }
}

extension DataLoss: CustomStringConvertible {
  /// What is wrong and where, in one line.
  public var description: String {
    let pointer = place.pointer.description
    return pointer.isEmpty ? reason.description : "\(reason.description), at \(pointer)"
  }
}

extension DataLoss.Reason: CustomStringConvertible {
  /// What is wrong, in one line.
  public var description: String {
    switch self {
    case .contextMissing:
      "the document has no @context that is a URL or a list of URLs"
    case .contextInline:
      "a context is written out in the document; only the URLs of known contexts are accepted"
    case .contextUnknown(let url):
      "the context '\(url)' is not known here; it can be added to the trust bundle"
    case .contextRepeated(let url):
      "the context '\(url)' is named twice"
    case .credentialsContextNotFirst:
      "the first context is not that of W3C credentials"
    case .contextNested:
      "a context stands inside the document, where no embedded credential begins"
    case .protectedTermRedefined(let name):
      "a context redefines '\(name)', which an earlier one protects"
    case .tooManyContexts(let limit):
      "more than \(limit) contexts are in force"
    case .termUndefined(let name):
      "no context defines the member '\(name)', so the proof does not cover it"
    case .termMeansNothing(let name):
      "a context says that the member '\(name)' means nothing, so the proof does not cover it"
    case .memberIsIRI(let name):
      "the member '\(name)' is written as an IRI; readers look for its name"
    case .memberIsKeyword(let name):
      "the member '\(name)' is a keyword of JSON-LD, which hides what it holds from readers"
    case .memberIsAlias(let name):
      "the member '\(name)' is another name for a keyword; only 'id' and 'type' are accepted"
    case .memberHasOtherName(let name):
      "the member '\(name)' is another name for one that readers look for"
    case .memberIsType(let name):
      "the member '\(name)' has the name of a type, which readers do not look for"
    case .memberUnsigned(let name):
      "the proof's member '\(name)' is not of its kind, and no kind of proof covers it"
    case .nameNotReserved(let name):
      "the contexts do not define '\(name)' as what it is for everybody else"
    case .typeUndefined(let name):
      "no context defines the type '\(name)', so the proof does not cover it"
    case .typeHasOtherName(let name):
      "the type '\(name)' is another spelling of one that readers look for"
    case .typeNotText:
      "a type is no text"
    case .tooManyTypes(let limit):
      "one thing has more than \(limit) types"
    case .valueEmpty:
      "null and empty lists say nothing, so the proof does not cover them"
    case .arrayNested:
      "a list stands in a list, which the proof cannot tell from one list"
    case .valueRepeated:
      "a value is there twice, which the proof cannot tell from once"
    case .iriRelative(let text):
      "'\(text)' is no absolute IRI, so the proof does not cover it"
    case .iriInvalid(let text):
      "'\(text)' is no IRI, so the proof does not cover it"
    case .iriCompact(let text):
      "'\(text)' is short for another IRI, which the proof covers in its place"
    case .blankNodeNamed(let text):
      "'\(text)' is a name that the proof does not cover; leave the id out"
    case .languageInvalid(let text):
      "'\(text)' is no language tag, so the proof does not cover the text"
    case .valueObjectInvalid:
      "an object with @value is accepted only as a text with its @language, where the text is plain"
    case .numberRounded:
      "the proof covers this number with fewer digits than it has"
    case .numberAsText:
      "a number or truth value is written as text, which the proof cannot tell apart"
    case .textAsNumber:
      "a text is written as a number or truth value, which the proof cannot tell apart"
    case .valueNotANode:
      "the value has to be a thing, with an id or members"
    case .graphEmpty:
      "the proof covers nothing of this value"
    case .descriptionScattered(let id):
      "'\(id)' is described in several places, and an inner one says what the outermost does not"
    case .rootAmbiguous:
      "the credential in it has no proof of its own, and the document's proof cannot tell which of them "
        + "is in the other"
    case .tooManyStatements(let limit):
      "the document says more than \(limit) things"
    case .tooManyDescriptions(let limit):
      "things that are described several times say more than \(limit) things"
    case .tooDeep(let limit):
      "things stand in one another more than \(limit) deep"
    }
  }
}
