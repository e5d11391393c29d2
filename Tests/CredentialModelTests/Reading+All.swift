import StrictJSON

@testable import CredentialModel

extension Reading {
  /// Every accessor of every view, on the document of the test.
  static var all: [Reading] {
    credentialReadings + attachmentReadings + subjectReadings + achievementReadings
      + resultReadings + profileReadings + placeReadings
  }

  private static var credentialReadings: [Reading] {
    [
      Reading(.achievementCredential, "/id") { $0.id },
      Reading(.achievementCredential, "/name") { $0.name?.text() },
      Reading(.achievementCredential, "/description") { $0.description?.text() },
      Reading(.achievementCredential, "/image", view: { $0.image }),
      Reading(.achievementCredential, "/issuer", view: { $0.issuer }),
      Reading(.achievementCredential, "/validFrom") { $0.validFrom },
      Reading(.achievementCredential, "/validUntil") { $0.validUntil },
      Reading(.achievementCredential, "/awardedDate") { $0.awardedDate },
      Reading(.achievementCredential, "/credentialSubject", view: { $0.subjects.first }),
      Reading(.achievementCredential, "/endorsement/0", view: { $0.endorsement.first }),
      Reading(.achievementCredential, "/endorsementJwt/0") { $0.endorsementJwt.first },
      Reading(.achievementCredential, "/evidence/0", view: { $0.evidence.first }),
      Reading(.achievementCredential, "/credentialSchema/0", view: { $0.credentialSchema.first }),
      Reading(.achievementCredential, "/credentialStatus", view: { $0.credentialStatus.first }),
      Reading(.achievementCredential, "/refreshService", view: { $0.refreshService.first }),
      Reading(.achievementCredential, "/termsOfUse/0", view: { $0.termsOfUse.first }),
      Reading(.achievementCredential, "/relatedResource/0", view: { $0.relatedResource.first }),
      Reading(.achievementCredential, "/proof/0", view: { $0.proof.first }),
    ]
  }

  private static var attachmentReadings: [Reading] {
    [
      Reading(.proof, "/proof/0/id") { $0.proof[0].id },
      Reading(.proof, "/proof/0/cryptosuite") { $0.proof[0].cryptosuite },
      Reading(.proof, "/proof/0/created") { $0.proof[0].created },
      Reading(.proof, "/proof/0/expires") { $0.proof[0].expires },
      Reading(.proof, "/proof/0/proofPurpose") { $0.proof[0].proofPurpose },
      Reading(.proof, "/proof/0/verificationMethod") { $0.proof[0].verificationMethod },
      Reading(.proof, "/proof/0/proofValue") { $0.proof[0].proofValue },
      Reading(.proof, "/proof/1/domain/0") { $0.proof[1].domain.first },
      Reading(.proof, "/proof/1/challenge") { $0.proof[1].challenge },
      Reading(.proof, "/proof/1/nonce") { $0.proof[1].nonce },
      Reading(.proof, "/proof/1/previousProof/0") { $0.proof[1].previousProof.first },
      Reading(.relatedResource, "/relatedResource/0/id") { $0.relatedResource[0].id },
      Reading(.relatedResource, "/relatedResource/0/mediaType") { $0.relatedResource[0].mediaType },
      Reading(.relatedResource, "/relatedResource/0/digestSRI/0") {
        $0.relatedResource[0].digestSRI.first
      },
      Reading(.relatedResource, "/relatedResource/0/digestMultibase/0") {
        $0.relatedResource[0].digestMultibase.first
      },
      Reading(.evidence, "/evidence/0/id") { $0.evidence[0].id },
      Reading(.evidence, "/evidence/0/narrative") { $0.evidence[0].narrative },
      Reading(.evidence, "/evidence/0/name") { $0.evidence[0].name },
      Reading(.evidence, "/evidence/0/description") { $0.evidence[0].description },
      Reading(.evidence, "/evidence/0/genre") { $0.evidence[0].genre },
      Reading(.evidence, "/evidence/0/audience") { $0.evidence[0].audience },
      Reading(.credentialStatus, "/credentialStatus/id") { $0.credentialStatus[0].id },
      Reading(.openBadgeSchema, "/credentialSchema/0/id") { $0.credentialSchema[0].id },
      Reading(.openBadgeRefreshService, "/refreshService/id") { $0.refreshService[0].id },
      Reading(.termsOfUse, "/termsOfUse/0/id") { $0.termsOfUse[0].id },
      Reading(.image, "/image/id") { $0.image?.id },
      Reading(.image, "/image/caption") { $0.image?.caption },
      Reading(.endorsementSubject, "/endorsement/0/credentialSubject/id") {
        $0.endorsement[0].endorsementSubject?.id
      },
      Reading(.endorsementSubject, "/endorsement/0/credentialSubject/endorsementComment") {
        $0.endorsement[0].endorsementSubject?.endorsementComment
      },
    ]
  }

  private static var subjectReadings: [Reading] {
    [
      subject("id") { $0.id },
      Reading(.achievementSubject, "/credentialSubject/activityStartDate") {
        $0.subjects[0].activityStartDate
      },
      Reading(.achievementSubject, "/credentialSubject/activityEndDate") {
        $0.subjects[0].activityEndDate
      },
      Reading(.achievementSubject, "/credentialSubject/creditsEarned") {
        $0.subjects[0].creditsEarned
      },
      Reading(.achievementSubject, "/credentialSubject/achievement", view: { $0.achievement }),
      Reading(
        .achievementSubject, "/credentialSubject/identifier/0",
        view: { $0.subjects[0].identifier.first }),
      Reading(.achievementSubject, "/credentialSubject/image", view: { $0.subjects[0].image }),
      subject("licenseNumber") { $0.licenseNumber },
      subject("narrative") { $0.narrative },
      Reading(
        .achievementSubject, "/credentialSubject/result/0", view: { $0.subjects[0].result.first }),
      subject("role") { $0.role },
      Reading(.achievementSubject, "/credentialSubject/source", view: { $0.subjects[0].source }),
      subject("term") { $0.term },
      Reading(.identityObject, "/credentialSubject/identifier/0/hashed") {
        $0.subjects[0].identifier[0].hashed
      },
      identity("identityHash") { $0.identityHash },
      identity("identityType") { $0.identityType },
      identity("salt") { $0.salt },
    ]
  }

  private static var achievementReadings: [Reading] {
    [
      achievement("id") { $0.id },
      achievement("achievementType") { $0.achievementType },
      achievement("description") { $0.description },
      achievement("fieldOfStudy") { $0.fieldOfStudy },
      achievement("humanCode") { $0.humanCode },
      achievement("inLanguage") { $0.inLanguage },
      achievement("name") { $0.name },
      achievement("specialization") { $0.specialization },
      achievement("version") { $0.version },
      achievement("tag/1") { $0.tag.last },
      achievement("endorsementJwt/0") { $0.endorsementJwt.first },
      Reading(.achievement, "/credentialSubject/achievement/creditsAvailable") {
        $0.achievement?.creditsAvailable
      },
      achievementView("alignment/0") { $0.alignment.first },
      achievementView("creator") { $0.creator },
      achievementView("criteria") { $0.criteria },
      achievementView("endorsement/0") { $0.endorsement.first },
      achievementView("image") { $0.image },
      achievementView("otherIdentifier/0") { $0.otherIdentifier.first },
      achievementView("related/0") { $0.related.first },
      achievementView("resultDescription/3") { $0.resultDescription.last },
      achievement("criteria/id", of: .criteria) { $0.criteria?.id },
      achievement("criteria/narrative", of: .criteria) { $0.criteria?.narrative },
      achievement("alignment/0/targetCode", of: .alignment) { $0.alignment[0].targetCode },
      achievement("alignment/0/targetDescription", of: .alignment) {
        $0.alignment[0].targetDescription
      },
      achievement("alignment/0/targetName", of: .alignment) { $0.alignment[0].targetName },
      achievement("alignment/0/targetFramework", of: .alignment) {
        $0.alignment[0].targetFramework
      },
      achievement("alignment/0/targetType", of: .alignment) { $0.alignment[0].targetType },
      achievement("alignment/0/targetUrl", of: .alignment) { $0.alignment[0].targetUrl },
      achievement("related/0/id", of: .related) { $0.related[0].id },
      achievement("related/0/inLanguage", of: .related) { $0.related[0].inLanguage },
      achievement("related/0/version", of: .related) { $0.related[0].version },
    ]
  }

  private static var resultReadings: [Reading] {
    [
      result(2, "achievedLevel") { $0.achievedLevel },
      Reading(
        .result, "/credentialSubject/result/0/alignment/0",
        view: { $0.subjects[0].result[0].alignment.first }),
      result(0, "resultDescription") { $0.resultDescription },
      result(3, "status") { $0.status },
      result(0, "value") { $0.value },
      description(0, "id") { $0.id },
      Reading(
        .resultDescription, "/credentialSubject/achievement/resultDescription/0/alignment/0",
        view: { $0.achievement?.resultDescription[0].alignment.first }),
      description(1, "allowedValue/2") { $0.allowedValue[2] },
      description(1, "name") { $0.name },
      description(2, "requiredLevel") { $0.requiredLevel },
      description(1, "requiredValue") { $0.requiredValue },
      description(3, "resultType") { $0.resultType },
      Reading(
        .resultDescription,
        "/credentialSubject/achievement/resultDescription/2/rubricCriterionLevel/1",
        view: { $0.achievement?.resultDescription[2].rubricCriterionLevel.last }),
      description(0, "valueMax") { $0.valueMax },
      description(0, "valueMin") { $0.valueMin },
      level(0, "id") { $0.id },
      Reading(
        .rubricCriterionLevel,
        "/credentialSubject/achievement/resultDescription/2/rubricCriterionLevel/1/alignment/0",
        view: { $0.achievement?.resultDescription[2].rubricCriterionLevel[1].alignment.first }),
      level(0, "description") { $0.description },
      level(0, "level") { $0.level },
      level(1, "name") { $0.name },
      level(0, "points") { $0.points },
    ]
  }

  private static var profileReadings: [Reading] {
    [
      issuer("id") { $0.id },
      issuer("name") { $0.name?.text() },
      issuer("url") { $0.url },
      issuer("phone") { $0.phone },
      issuer("description") { $0.description?.text() },
      issuer("endorsementJwt/0") { $0.endorsementJwt.first },
      issuer("email") { $0.email },
      issuer("official") { $0.official },
      issuer("parentOrg/familyName") { $0.parentOrg?.familyName },
      issuer("parentOrg/givenName") { $0.parentOrg?.givenName },
      issuer("parentOrg/additionalName") { $0.parentOrg?.additionalName },
      issuer("parentOrg/patronymicName") { $0.parentOrg?.patronymicName },
      issuer("parentOrg/honorificPrefix") { $0.parentOrg?.honorificPrefix },
      issuer("parentOrg/honorificSuffix") { $0.parentOrg?.honorificSuffix },
      issuer("parentOrg/familyNamePrefix") { $0.parentOrg?.familyNamePrefix },
      issuer("parentOrg/dateOfBirth") { $0.parentOrg?.dateOfBirth },
      Reading(.profile, "/issuer/endorsement/0", view: { $0.issuer?.endorsement.first }),
      Reading(.profile, "/issuer/image", view: { $0.issuer?.image }),
      Reading(.profile, "/issuer/address", view: { $0.issuer?.address }),
      Reading(.profile, "/issuer/otherIdentifier/0", view: { $0.issuer?.otherIdentifier.first }),
      Reading(.profile, "/issuer/parentOrg", view: { $0.issuer?.parentOrg }),
      issuer("otherIdentifier/0/identifier", of: .identifierEntry) {
        $0.otherIdentifier[0].identifier
      },
      issuer("otherIdentifier/0/identifierType", of: .identifierEntry) {
        $0.otherIdentifier[0].identifierType
      },
    ]
  }

  private static var placeReadings: [Reading] {
    [
      address("addressCountry") { $0.addressCountry },
      address("addressCountryCode") { $0.addressCountryCode },
      address("addressRegion") { $0.addressRegion },
      address("addressLocality") { $0.addressLocality },
      address("streetAddress") { $0.streetAddress },
      address("postOfficeBoxNumber") { $0.postOfficeBoxNumber },
      address("postalCode") { $0.postalCode },
      Reading(.address, "/issuer/address/geo", view: { $0.issuer?.address?.geo }),
      Reading(.geoCoordinates, "/issuer/address/geo/latitude") {
        $0.issuer?.address?.geo?.latitude
      },
      Reading(.geoCoordinates, "/issuer/address/geo/longitude") {
        $0.issuer?.address?.geo?.longitude
      },
    ]
  }
}
