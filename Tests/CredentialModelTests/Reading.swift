import StrictJSON
import WireFormats

@testable import CredentialModel

/// One accessor of a view, and the member that it reads.
struct Reading {
  let modelClass: ModelClass
  let pointer: JSONPointer
  /// What the accessor gives for the document, and what its member says, as text.
  let read: (Credential) -> String?
  let expected: (JSONValue) -> String?

  init(
    _ modelClass: ModelClass, _ pointer: JSONPointer, _ read: @escaping (Credential) -> ExactString?
  ) {
    self.init(modelClass, pointer, read: { read($0)?.string }, expected: { $0.string })
  }

  init(
    _ modelClass: ModelClass, _ pointer: JSONPointer, _ read: @escaping (Credential) -> Double?
  ) {
    self.init(modelClass, pointer, read: { read($0)?.description }) { $0.double?.description }
  }

  init(
    _ modelClass: ModelClass, _ pointer: JSONPointer, _ read: @escaping (Credential) -> Bool?
  ) {
    self.init(modelClass, pointer, read: { read($0)?.description }) { $0.bool?.description }
  }

  init(
    _ modelClass: ModelClass, _ pointer: JSONPointer, _ read: @escaping (Credential) -> Instant?
  ) {
    self.init(modelClass, pointer, read: { read($0)?.description }) { json in
      json.string.flatMap { try? Instant(rfc3339: $0).description }
    }
  }

  init(
    _ modelClass: ModelClass, _ pointer: JSONPointer,
    view read: @escaping (Credential) -> (any ModelView)?
  ) {
    self.init(modelClass, pointer, read: { read($0)?.json.pointer.description }) {
      $0.pointer.description
    }
  }

  private init(
    _ modelClass: ModelClass, _ pointer: JSONPointer, read: @escaping (Credential) -> String?,
    expected: @escaping (JSONValue) -> String?
  ) {
    self.modelClass = modelClass
    self.pointer = pointer
    self.read = read
    self.expected = expected
  }

  /// The name of the member.
  var property: String { pointer.tokens.last { Int($0.string) == nil }?.string ?? "" }
}

// MARK: - Parts of the document

extension Reading {
  static func subject(
    _ name: String, _ read: @escaping (AchievementSubject) -> ExactString?
  ) -> Reading {
    Reading(.achievementSubject, place("/credentialSubject", name)) { read($0.subjects[0]) }
  }

  static func identity(
    _ name: String, _ read: @escaping (IdentityObject) -> ExactString?
  ) -> Reading {
    Reading(.identityObject, place("/credentialSubject/identifier/0", name)) {
      read($0.subjects[0].identifier[0])
    }
  }

  static func achievement(
    _ name: String, of modelClass: ModelClass = .achievement,
    _ read: @escaping (Achievement) -> ExactString?
  ) -> Reading {
    Reading(modelClass, place("/credentialSubject/achievement", name)) {
      $0.achievement.flatMap(read)
    }
  }

  static func achievementView(
    _ name: String, _ read: @escaping (Achievement) -> (any ModelView)?
  ) -> Reading {
    Reading(
      .achievement, place("/credentialSubject/achievement", name),
      view: { $0.achievement.flatMap(read) })
  }

  static func result(
    _ index: Int, _ name: String, _ read: @escaping (AchievementResult) -> ExactString?
  ) -> Reading {
    Reading(.result, place("/credentialSubject/result/\(index)", name)) {
      read($0.subjects[0].result[index])
    }
  }

  static func description(
    _ index: Int, _ name: String, _ read: @escaping (ResultDescription) -> ExactString?
  ) -> Reading {
    let place = place("/credentialSubject/achievement/resultDescription/\(index)", name)
    return Reading(.resultDescription, place) {
      $0.achievement.flatMap { read($0.resultDescription[index]) }
    }
  }

  static func level(
    _ index: Int, _ name: String, _ read: @escaping (RubricCriterionLevel) -> ExactString?
  ) -> Reading {
    let levels = "/credentialSubject/achievement/resultDescription/2/rubricCriterionLevel"
    return Reading(.rubricCriterionLevel, place("\(levels)/\(index)", name)) {
      $0.achievement.flatMap { read($0.resultDescription[2].rubricCriterionLevel[index]) }
    }
  }

  static func issuer(
    _ name: String, of modelClass: ModelClass = .profile,
    _ read: @escaping (Profile) -> ExactString?
  ) -> Reading {
    Reading(modelClass, place("/issuer", name)) { $0.issuer.flatMap(read) }
  }

  static func address(
    _ name: String, _ read: @escaping (Address) -> ExactString?
  ) -> Reading {
    Reading(.address, place("/issuer/address", name)) { $0.issuer?.address.flatMap(read) }
  }

  private static func place(_ owner: String, _ name: String) -> JSONPointer {
    JSONPointer(stringLiteral: "\(owner)/\(name)")
  }
}
