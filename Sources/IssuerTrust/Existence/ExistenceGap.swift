public import StrictJSON
public import WireFormats

/// Why nothing shows that something was there before its key was stolen.
@nonexhaustive
public enum ExistenceGap: Error, Equatable, Sendable {
  /// The list has no evidence on what was signed with the key.
  case noSource
  /// The list has evidence of a kind that this version cannot use.
  case kindUnknown(ExactString)
  /// The list has no such file.
  case manifestMissing(path: ExactString)
  /// The file is not the one that the issuer's record names.
  case manifestChanged(path: ExactString)
  /// The file is no manifest.
  case manifestMalformed(TrustError)
  /// The manifest is about another key.
  case manifestOfOther(path: ExactString)
  /// The manifest lists what the issuer signed, and this is not among it.
  case notListed(until: Instant)
  /// The manifest has its root only, and no proof leads there.
  case proofNeeded(until: Instant)
  /// A proof was given for something else.
  case proofOfOther
  /// A proof was given for this, under another root than the manifest's.
  case proofOfOtherRoot
  /// A proof was given for this, and does not lead to the root.
  case proofBroken

  /// The nearer something was to being shown, the more its gap explains.
  var nearness: Int {
    switch self {
    case .noSource: 0
    case .kindUnknown: 1
    case .manifestMissing, .manifestChanged, .manifestMalformed, .manifestOfOther: 2
    case .proofNeeded, .notListed: 3
    case .proofOfOther: 4
    case .proofOfOtherRoot: 5
    case .proofBroken: 6
    }
  }
}

extension ExistenceGap: CustomStringConvertible {
  /// What is missing, in words that follow a colon.
  ///
  /// It can quote the list; escape it before it reaches a terminal.
  public var description: String {
    switch self {
    case .noSource: "the list has no evidence of what the issuer signed with it before"
    case .kindUnknown(let kind): "the list has evidence of the kind '\(kind)' only, not usable here"
    case .manifestMissing(let path):
      "the manifest of what the issuer signed with it, \(path), is not in the list"
    case .manifestChanged(let path):
      "the manifest \(path) is not the one that the issuer's record names"
    case .manifestMalformed(let error): "the manifest cannot be used: \(error)"
    case .manifestOfOther(let path): "the manifest \(path) is about another key"
    case .notListed(let until):
      "this is not among what the issuer signed with it until \(until), which the list has a manifest of"
    case .proofNeeded(let until):
      "the list has the root of what the issuer signed with it until \(until), and no proof was "
        + "given that this is among it"
    case .proofOfOther: "the proof that was given is one for another document"
    case .proofOfOtherRoot:
      "the proof that was given leads to another root than the one that the list attests"
    case .proofBroken: "the proof that was given does not lead to the root that the list attests"
    }
  }
}
