// Made by compile-contexts from Contexts/data-integrity-v2.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let dataIntegrityV2 = ContextRevision(
    url: "https://w3id.org/security/data-integrity/v2",
    digest: "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4",
    includes: [], table: { dataIntegrityV2Table })

  private static let dataIntegrityV2Table = ContextTable(words: dataIntegrityV2Words, text: dataIntegrityV2Text)

  private static let dataIntegrityV2Words: [UInt32] = [
    1,3,23,17,0,4,304,7,0,0,0,0,4,12,312,31,0,0,0,0,16,7,344,15,0,0,0,0,0,2,25705,0,0,0,0,2049,0,
    943252933,2458106093,0,2,4,1701869940,0,0,0,0,2050,0,1192895396,3405063093,0,6,5,1869574768,11,
    33,0,0,3088,0,339469385,1763007966,0,44,18,1635017028,62,46,0,0,2048,2,2089724858,2504723482,0,
    108,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,110,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,114,9,1818323043,123,37,0,0,2048,0,1024133430,3053758249,0,160,7,1634038371,167,
    34,201,45,2112,0,1821839235,2578943048,0,246,6,1634561892,252,34,0,0,2048,0,2619790866,
    944141410,0,286,7,1768978533,293,38,331,45,2112,0,1893734158,4005707620,0,376,5,1668181870,381,
    33,0,0,2048,0,116518070,3829609899,0,414,13,1986359920,427,41,0,0,2064,0,2064697794,598617384,
    0,468,12,1869574768,480,40,0,0,2080,3,3840216885,1414069432,0,520,11,1887007331,531,39,570,47,
    2112,0,297424824,1963407945,0,617,10,1869574768,627,38,665,39,2112,0,2208250289,1112546778,0,
    704,18,1769104758,722,46,0,0,2064,0,3558939310,3729063011,0,768,2,25705,0,0,0,0,2049,0,
    943252933,2458106093,0,770,4,1701869940,0,0,0,0,2050,0,1192895396,3405063093,0,774,15,
    1702064993,789,43,0,0,2320,0,4274105970,2392852305,0,832,14,1752462689,846,48,0,0,2320,0,
    88155434,2650387971,0,894,20,1634754915,914,54,0,0,2320,0,465426794,83835667,0,968,20,
    1634754915,988,54,0,0,2320,0,1342076068,1088851348,0,1042,12,1098474859,1054,46,0,0,2320,0,
    899651189,1406725759,0,0,2,1,0,0,3,4,0,12,0,10,4,0,0,0,0,7,9,0,0,0,0,5,0,0,11,3,0,0,0,8,0,0,2,
    1,6,0,0,0,0,0,0,0,0,7,0,0,5,6,2,1,3,0,0,0,4,509940171,3885209585,796175204,4178082296,
    1240045298,1217332118,1483932558,3160479658,1561239194,2671437974,1801444944,2501020445,
    1810215583,2363230601,2108385735,2854673528,2260119852,1137169661,2393168759,837645499,
    2464336096,2600143457,2537771248,635389300,2748546721,319362899,2960634723,4098651237,
    3165507468,1049544579,3479578518,15175742,4188330098,2595020614,
  ]

  private static let dataIntegrityV2Text: StaticString = """
idtypeproof<https://w3id.org/security#proof>DataIntegrityProof<https://w3id.org/security#DataInt\
egrityProof>idtypechallenge<https://w3id.org/security#challenge>created<http://purl.org/dc/terms\
/created>^^<http://www.w3.org/2001/XMLSchema#dateTime>domain<https://w3id.org/security#domain>ex\
pires<https://w3id.org/security#expiration>^^<http://www.w3.org/2001/XMLSchema#dateTime>nonce<ht\
tps://w3id.org/security#nonce>previousProof<https://w3id.org/security#previousProof>proofPurpose\
<https://w3id.org/security#proofPurpose>cryptosuite<https://w3id.org/security#cryptosuite>^^<htt\
ps://w3id.org/security#cryptosuiteString>proofValue<https://w3id.org/security#proofValue>^^<http\
s://w3id.org/security#multibase>verificationMethod<https://w3id.org/security#verificationMethod>\
idtypeassertionMethod<https://w3id.org/security#assertionMethod>authentication<https://w3id.org/\
security#authenticationMethod>capabilityInvocation<https://w3id.org/security#capabilityInvocatio\
nMethod>capabilityDelegation<https://w3id.org/security#capabilityDelegationMethod>keyAgreement<h\
ttps://w3id.org/security#keyAgreementMethod>
"""
}
