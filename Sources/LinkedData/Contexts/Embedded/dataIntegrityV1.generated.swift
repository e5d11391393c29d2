// Made by compile-contexts from Contexts/data-integrity-v1.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let dataIntegrityV1 = ContextRevision(
    url: "https://w3id.org/security/data-integrity/v1",
    digest: "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554",
    includes: [], table: { dataIntegrityV1Table })

  private static let dataIntegrityV1Table = ContextTable(words: dataIntegrityV1Words, text: dataIntegrityV1Text)

  private static let dataIntegrityV1Words: [UInt32] = [
    1,3,22,16,0,4,292,7,0,0,0,0,4,11,300,31,0,0,0,0,15,7,332,15,0,0,0,0,0,2,25705,0,0,0,0,2049,0,
    943252933,2458106093,0,2,4,1701869940,0,0,0,0,2050,0,1192895396,3405063093,0,6,5,1869574768,11,
    33,0,0,3088,0,339469385,1763007966,0,44,18,1635017028,62,46,0,0,2048,2,3166766308,2240726196,0,
    108,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,110,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,114,9,1818323043,123,37,0,0,2048,0,1024133430,3053758249,0,160,7,1634038371,167,
    34,201,45,2112,0,1821839235,2578943048,0,246,6,1634561892,252,34,0,0,2048,0,2619790866,
    944141410,0,286,7,1768978533,293,38,331,45,2112,0,1893734158,4005707620,0,376,5,1668181870,381,
    33,0,0,2048,0,116518070,3829609899,0,414,12,1869574768,426,40,0,0,2080,3,3840216885,1414069432,
    0,466,11,1887007331,477,39,0,0,2048,0,3675414732,321025136,0,516,10,1869574768,526,38,564,39,
    2112,0,2208250289,1112546778,0,603,18,1769104758,621,46,0,0,2064,0,3558939310,3729063011,0,667,
    2,25705,0,0,0,0,2049,0,943252933,2458106093,0,669,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,673,15,1702064993,688,43,0,0,2320,0,4274105970,2392852305,0,731,14,1752462689,745,
    48,0,0,2320,0,88155434,2650387971,0,793,20,1634754915,813,54,0,0,2320,0,465426794,83835667,0,
    867,20,1634754915,887,54,0,0,2320,0,1342076068,1088851348,0,941,12,1098474859,953,46,0,0,2320,
    0,899651189,1406725759,0,0,2,1,0,0,3,4,0,11,0,9,4,0,0,0,0,7,8,0,0,0,0,5,0,0,10,3,0,0,0,0,0,0,2,
    1,6,0,0,0,0,0,0,0,0,7,0,0,5,6,2,1,3,0,0,0,4,509940171,3885209585,796175204,4178082296,
    1240045298,1217332118,1483932558,3160479658,1801444944,2501020445,1810215583,2363230601,
    2108385735,2854673528,2260119852,1137169661,2393168759,837645499,2464336096,2600143457,
    2537771248,635389300,2748546721,319362899,2960634723,4098651237,3165507468,1049544579,
    3479578518,15175742,4188330098,2595020614,
  ]

  private static let dataIntegrityV1Text: StaticString = """
idtypeproof<https://w3id.org/security#proof>DataIntegrityProof<https://w3id.org/security#DataInt\
egrityProof>idtypechallenge<https://w3id.org/security#challenge>created<http://purl.org/dc/terms\
/created>^^<http://www.w3.org/2001/XMLSchema#dateTime>domain<https://w3id.org/security#domain>ex\
pires<https://w3id.org/security#expiration>^^<http://www.w3.org/2001/XMLSchema#dateTime>nonce<ht\
tps://w3id.org/security#nonce>proofPurpose<https://w3id.org/security#proofPurpose>cryptosuite<ht\
tps://w3id.org/security#cryptosuite>proofValue<https://w3id.org/security#proofValue>^^<https://w\
3id.org/security#multibase>verificationMethod<https://w3id.org/security#verificationMethod>idtyp\
eassertionMethod<https://w3id.org/security#assertionMethod>authentication<https://w3id.org/secur\
ity#authenticationMethod>capabilityInvocation<https://w3id.org/security#capabilityInvocationMeth\
od>capabilityDelegation<https://w3id.org/security#capabilityDelegationMethod>keyAgreement<https:\
//w3id.org/security#keyAgreementMethod>
"""
}
