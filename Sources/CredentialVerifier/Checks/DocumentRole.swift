import CredentialModel
import StrictJSON

/// As what a document is verified, which decides what is asked of it beside its being genuine.
enum DocumentRole {
  /// What was handed in.
  case whole
  /// A credential that somebody presents.
  case presented(by: Presenter)
  /// A credential in a record of several, of which this is the subject.
  case recorded(of: AchievementSubject?)
  /// An endorsement.
  case endorsement(EndorsementSite)

  /// Whether somebody presents it, so that ``CheckID/holderBinding`` tells whether it is about them.
  var isPresented: Bool {
    if case .presented = self { return true }
    return false
  }

  /// Where it stands, of an endorsement.
  var endorsement: EndorsementSite? {
    if case .endorsement(let site) = self { return site }
    return nil
  }
}

/// Who presents credentials.
enum Presenter {
  /// Somebody whose own proof holds.
  case proven(ExactString)
  /// Somebody of whom no proof shows who they are.
  case unproven
}
