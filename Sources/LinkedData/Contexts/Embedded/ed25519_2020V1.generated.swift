// Made by compile-contexts from Contexts/ed25519-2020-v1.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let ed25519_2020V1 = ContextRevision(
    url: "https://w3id.org/security/suites/ed25519-2020/v1",
    digest: "b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588",
    includes: [], table: { ed25519_2020V1Table })

  private static let ed25519_2020V1Table = ContextTable(words: ed25519_2020V1Words, text: ed25519_2020V1Text)

  private static let ed25519_2020V1Words: [UInt32] = [
    1,4,27,19,0,5,360,15,0,0,0,0,5,5,376,15,0,0,0,0,10,10,392,31,0,0,0,0,20,7,424,15,0,0,0,0,0,2,
    25705,0,0,0,0,2049,0,943252933,2458106093,0,2,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,6,5,1869574768,11,33,0,0,3088,0,339469385,1763007966,0,44,26,892494917,70,54,0,0,
    2048,2,1644880,2095066313,0,124,20,892494917,144,48,0,0,2048,3,2339115881,565776509,0,192,2,
    25705,0,0,0,0,2049,0,943252933,2458106093,0,194,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,198,10,1953394531,208,38,0,0,2064,0,2847781272,947670917,0,246,7,1870030194,253,
    35,288,45,2112,0,3839409059,3785991421,0,333,18,1818391920,351,46,397,39,2112,0,585845431,
    147409162,0,436,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,438,4,1701869940,0,0,0,0,2050,0,
    1192895396,3405063093,0,442,9,1818323043,451,37,0,0,2048,0,1024133430,3053758249,0,488,7,
    1634038371,495,34,529,45,2112,0,1821839235,2578943048,0,574,6,1634561892,580,34,0,0,2048,0,
    2619790866,944141410,0,614,7,1768978533,621,38,659,45,2112,0,1893734158,4005707620,0,704,5,
    1668181870,709,33,0,0,2048,0,116518070,3829609899,0,742,12,1869574768,754,40,0,0,2080,4,
    3840216885,1414069432,0,794,10,1869574768,804,38,842,39,2112,0,2208250289,1112546778,0,881,18,
    1769104758,899,46,0,0,2064,0,3558939310,3729063011,0,945,2,25705,0,0,0,0,2049,0,943252933,
    2458106093,0,947,4,1701869940,0,0,0,0,2050,0,1192895396,3405063093,0,951,15,1702064993,966,43,
    0,0,2320,0,4274105970,2392852305,0,1009,14,1752462689,1023,48,0,0,2320,0,88155434,2650387971,0,
    1071,20,1634754915,1091,54,0,0,2320,0,465426794,83835667,0,1145,20,1634754915,1165,54,0,0,2320,
    0,1342076068,1088851348,0,1219,12,1098474859,1231,46,0,0,2320,0,899651189,1406725759,0,0,0,0,0,
    0,3,0,4,0,2,1,0,0,0,5,0,4,0,0,0,0,0,0,0,5,2,1,3,0,0,0,0,10,0,0,4,0,0,0,0,7,8,0,0,0,0,5,0,0,9,3,
    0,0,0,0,0,0,2,1,6,0,0,0,0,0,0,0,0,7,0,0,5,6,2,1,3,0,0,0,4,167617128,2230923180,509940171,
    3885209585,796175204,4178082296,1107054539,3035039477,1240045298,1217332118,1801444944,
    2501020445,1810215583,2363230601,1995751507,1774344893,2108385735,2854673528,2260119852,
    1137169661,2393168759,837645499,2464336096,2600143457,2748546721,319362899,2960634723,
    4098651237,2972955280,2927573152,3165507468,1049544579,3479578518,15175742,3620248515,
    3026529409,4188330098,2595020614,
  ]

  private static let ed25519_2020V1Text: StaticString = """
idtypeproof<https://w3id.org/security#proof>Ed25519VerificationKey2020<https://w3id.org/security\
#Ed25519VerificationKey2020>Ed25519Signature2020<https://w3id.org/security#Ed25519Signature2020>\
idtypecontroller<https://w3id.org/security#controller>revoked<https://w3id.org/security#revoked>\
^^<http://www.w3.org/2001/XMLSchema#dateTime>publicKeyMultibase<https://w3id.org/security#public\
KeyMultibase>^^<https://w3id.org/security#multibase>idtypechallenge<https://w3id.org/security#ch\
allenge>created<http://purl.org/dc/terms/created>^^<http://www.w3.org/2001/XMLSchema#dateTime>do\
main<https://w3id.org/security#domain>expires<https://w3id.org/security#expiration>^^<http://www\
.w3.org/2001/XMLSchema#dateTime>nonce<https://w3id.org/security#nonce>proofPurpose<https://w3id.\
org/security#proofPurpose>proofValue<https://w3id.org/security#proofValue>^^<https://w3id.org/se\
curity#multibase>verificationMethod<https://w3id.org/security#verificationMethod>idtypeassertion\
Method<https://w3id.org/security#assertionMethod>authentication<https://w3id.org/security#authen\
ticationMethod>capabilityInvocation<https://w3id.org/security#capabilityInvocationMethod>capabil\
ityDelegation<https://w3id.org/security#capabilityDelegationMethod>keyAgreement<https://w3id.org\
/security#keyAgreementMethod>
"""
}
