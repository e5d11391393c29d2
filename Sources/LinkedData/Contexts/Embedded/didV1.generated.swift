// Made by compile-contexts from Contexts/did-v1.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let didV1 = ContextRevision(
    url: "https://www.w3.org/ns/did/v1",
    digest: "4f3eae5568c9c5f036a082088f9e192019ee06faa78973c87ff91d5421b88dad",
    includes: [], table: { didV1Table })

  private static let didV1Table = ContextTable(words: didV1Words, text: didV1Text)

  private static let didV1Words: [UInt32] = [
    1,2,14,10,0,11,188,31,0,0,0,0,11,3,220,7,0,0,0,0,0,2,25705,0,0,0,0,2049,0,943252933,2458106093,
    0,2,4,1701869940,0,0,0,0,2050,0,1192895396,3405063093,0,6,11,1869835361,17,51,0,0,2064,0,
    1972575944,1377004811,0,68,15,1702064993,83,43,0,0,2320,0,4274105970,2392852305,0,126,14,
    1752462689,140,48,0,0,2320,0,88155434,2650387971,0,188,20,1634754915,208,54,0,0,2320,0,
    1342076068,1088851348,0,262,20,1634754915,282,54,0,0,2320,0,465426794,83835667,0,336,10,
    1953394531,346,38,0,0,2064,0,2847781272,947670917,0,384,12,1098474859,396,46,0,0,2320,0,
    899651189,1406725759,0,442,7,1987208563,449,35,0,0,2064,2,1255665107,4101054867,0,484,18,
    1769104758,502,46,0,0,2064,0,3558939310,3729063011,0,548,2,25705,0,0,0,0,2049,0,943252933,
    2458106093,0,550,4,1701869940,0,0,0,0,2050,0,1192895396,3405063093,0,554,15,1987208563,569,43,
    0,0,2064,0,195505642,153144974,0,11,0,0,0,0,0,10,0,0,0,4,8,0,0,0,0,3,0,0,0,9,0,0,6,7,2,1,0,0,0,
    0,5,0,2,1,0,0,0,0,3,530921477,2350035561,1305604684,3670749333,1641829579,1457512036,
    1801444944,2501020445,2108385735,2854673528,2260119852,1137169661,2464336096,2600143457,
    2748546721,319362899,3620248515,3026529409,4188330098,2595020614,
  ]

  private static let didV1Text: StaticString = """
idtypealsoKnownAs<https://www.w3.org/ns/activitystreams#alsoKnownAs>assertionMethod<https://w3id\
.org/security#assertionMethod>authentication<https://w3id.org/security#authenticationMethod>capa\
bilityDelegation<https://w3id.org/security#capabilityDelegationMethod>capabilityInvocation<https\
://w3id.org/security#capabilityInvocationMethod>controller<https://w3id.org/security#controller>\
keyAgreement<https://w3id.org/security#keyAgreementMethod>service<https://www.w3.org/ns/did#serv\
ice>verificationMethod<https://w3id.org/security#verificationMethod>idtypeserviceEndpoint<https:\
//www.w3.org/ns/did#serviceEndpoint>
"""
}
