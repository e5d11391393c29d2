extension JSONLDErrorCode {
  /// What the code means, and what to do about it.
  var sentence: (problem: String, advice: String) {
    contextSentence ?? documentSentence ?? (rawValue, "correct the document")
  }

  /// The faults of contexts.
  private var contextSentence: (problem: String, advice: String)? {
    switch self {
    case .contextOverflow:
      ("too many contexts include one another", "look for contexts that include themselves")
    case .cyclicIRIMapping:
      ("terms are defined by one another", "define one of them with an absolute IRI")
    case .invalidBaseDirection:
      ("a direction is neither ltr nor rtl", "write one of these, or null in a context")
    case .invalidBaseIRI:
      ("@base is no IRI that can be used here", "write an absolute IRI or null")
    case .invalidContainerMapping:
      ("@container does not name containers that go together", "see which combinations exist")
    case .invalidContextEntry:
      ("the entry may not stand in this context", "take it out of the imported context")
    case .invalidContextNullification:
      ("a context of null would take away protected terms", "keep the protected terms")
    case .invalidDefaultLanguage:
      ("@language is neither text nor null", "write a language tag or null")
    case .invalidIRIMapping:
      ("the term stands for no IRI", "map it to an absolute IRI, a compact one, or a keyword")
    case .invalidImportValue:
      ("@import is no text", "write the URL of one context")
    case .invalidKeywordAlias:
      ("@context can have no other name", "call it @context")
    case .invalidLanguageMapping:
      ("the term's @language is neither text nor null", "write a language tag or null")
    case .invalidLocalContext:
      ("a context is neither an object, nor text, nor null", "write one of these")
    case .invalidPrefixValue:
      ("@prefix is neither true nor false", "write one of these")
    case .invalidPropagateValue:
      ("@propagate is neither true nor false", "write one of these")
    case .invalidProtectedValue:
      ("@protected is neither true nor false", "write one of these")
    case .invalidRemoteContext:
      ("what was loaded has no context that can be used", "refer to a document with an @context")
    case .invalidReverseProperty:
      ("@reverse does not go with what else is said", "see what reverse properties may have")
    case .invalidTermDefinition:
      ("the definition says what no definition may say", "see what definitions may have")
    case .invalidTypeMapping:
      ("the term's @type is no type", "write an absolute IRI, @id, @vocab, @json or @none")
    case .invalidVersionValue:
      ("@version is not 1.1", "write the number 1.1, or no version")
    case .invalidVocabMapping:
      ("@vocab is no IRI", "write an IRI, a reference, or null")
    case .keywordRedefinition:
      ("a keyword cannot be defined anew", "define another term")
    case .loadingDocumentFailed:
      ("the context is not referred to by an absolute URL", "write the whole URL")
    case .loadingRemoteContextFailed:
      ("no such context is known", "give the loader this context, or use one that it has")
    case .protectedTermRedefinition:
      ("the term is protected and is defined differently", "use another term")
    default: nil
    }
  }

  /// The faults of what is said with contexts.
  private var documentSentence: (problem: String, advice: String)? {
    switch self {
    case .collidingKeywords:
      ("two entries stand for the same keyword", "keep one of them")
    case .conflictingIndexes:
      ("a node has two values of @index", "keep one of them")
    case .invalidIDValue:
      ("an identifier is no text", "write one IRI or reference")
    case .invalidIncludedValue:
      ("what is included is no node", "write objects with properties")
    case .invalidIndexValue:
      ("@index is no text", "write text")
    case .invalidLanguageMapValue:
      ("a language has a value that is no text", "write text, an array of texts, or null")
    case .invalidLanguageTaggedString:
      ("@language is no text", "write a language tag")
    case .invalidLanguageTaggedValue:
      ("what has a language is no text", "write text, or take the language away")
    case .invalidNestValue:
      ("what is nested is no object with properties", "write an object, or an array of objects")
    case .invalidReversePropertyMap:
      ("a keyword stands in @reverse", "write properties only")
    case .invalidReversePropertyValue:
      ("the value of a reversed property is no node", "write nodes or their identifiers")
    case .invalidReverseValue:
      ("@reverse is no object", "write an object with properties")
    case .invalidScopedContext:
      ("the context of a term's own cannot be used", "correct that context")
    case .invalidSetOrListObject:
      ("a set or list has entries besides @index", "take them away")
    case .invalidTypeValue:
      ("a type is no text", "write an IRI or a term, or an array of them")
    case .invalidTypedValue:
      ("the type of a value is no IRI", "write one absolute IRI, or a term for it")
    case .invalidValueObject:
      ("a value has entries that values cannot have", "take them away, or take @value away")
    case .invalidValueObjectValue:
      ("@value is an object or an array", "write text, a number, true, false or null")
    default: nil
    }
  }
}
