// Made by compile-contexts from Contexts/credentials-examples-v1.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let credentialsExamplesV1 = ContextRevision(
    url: "https://www.w3.org/2018/credentials/examples/v1",
    digest: "2070ae4e75bc3b4c2cfe2b8b6e86ec45119672bbb5da283f0399ea96c60a0104",
    includes: ["https://www.w3.org/ns/odrl.jsonld"], table: { credentialsExamplesV1Table })

  private static let credentialsExamplesV1Table = ContextTable(words: credentialsExamplesV1Words, text: credentialsExamplesV1Text)

  private static let credentialsExamplesV1Words: [UInt32] = [
    1,1,44,44,0,44,540,127,0,0,0,0,0,2,30821,2,31,0,0,4096,0,296329184,2025414946,0,33,6,
    1701340019,39,20,0,0,4096,0,1049190281,2446252526,0,59,3,6710386,62,45,0,0,4096,0,1216273046,
    320933343,0,107,19,1348760115,126,50,0,0,0,0,570669670,2907009623,0,176,12,1449946177,188,43,0,
    0,0,0,1067388002,2652408815,0,231,8,1751347777,239,39,0,0,0,0,986497780,1926103232,0,278,14,
    1751343426,292,45,0,0,0,0,493619026,4063544593,0,337,5,1818847299,342,36,0,0,0,0,910721201,
    1800687380,0,378,26,1917013059,404,57,0,0,0,0,100034651,1678107014,0,461,15,1767066691,476,46,
    0,0,0,0,24964171,1216110951,0,522,12,1970500425,534,43,0,0,0,0,1883537884,3097367280,0,577,12,
    1684827976,589,43,0,0,0,0,1420147605,3006519349,0,632,6,1752461133,638,37,0,0,0,0,3053036510,
    1581949445,0,675,22,1634493778,697,53,0,0,0,0,1613431670,4077567986,0,750,26,1986621013,776,57,
    0,0,0,0,1903734489,3329448499,0,833,16,1836411969,849,47,0,0,0,0,4067378086,253380862,0,896,17,
    1886611780,913,48,0,0,0,0,1655923817,3284602727,0,961,22,1936028240,983,53,0,0,0,0,1023686985,
    104977379,0,1036,20,1164995418,1056,51,0,0,0,0,2539278657,2539078138,0,1107,10,1970500457,1117,
    41,0,0,0,0,3523554620,826018018,0,1158,10,1920234593,1168,41,0,0,0,0,1469865820,1246957050,0,
    1209,9,1852270963,1218,40,0,0,0,0,2357841185,3493940543,0,1258,25,1852270963,1283,56,0,0,0,0,
    3067605647,2215997665,0,1339,12,1835627120,1351,43,0,0,0,0,3042718943,3301473430,0,1394,18,
    1382969198,1412,49,0,0,0,0,256843874,3988087500,0,1461,8,1836412001,1469,28,1497,51,64,0,
    962752319,326014228,0,1548,5,1818847331,1553,36,0,0,16,0,574725161,1247759395,0,1589,6,
    1919378788,1595,37,0,0,0,0,853376307,2618700292,0,1632,10,1919378788,1642,41,0,0,0,0,
    2066738298,4093584320,0,1683,12,1919378788,1695,43,0,0,0,0,1293601213,4076803703,0,1738,7,
    1819045731,1745,38,0,0,0,0,3940602690,1592238832,0,1783,4,1701667182,1787,24,1811,51,64,0,
    1775635138,3573060655,0,1862,9,1702259047,1871,29,0,0,0,0,2643882439,3778825351,0,1900,10,
    1768776038,1910,30,0,0,0,0,4188076472,3808835239,0,1940,6,1701994864,1946,37,0,0,16,0,
    3616681733,3794164582,0,1983,11,1701209458,1994,42,0,0,0,0,2385840692,1296606035,0,2036,16,
    1969450852,2052,47,0,0,0,0,1025747960,2792774825,0,2099,16,1684633189,2115,47,0,0,0,0,
    4013209397,2851331712,0,2162,6,1970237555,2168,26,0,0,0,0,2919185947,243139611,0,2194,15,
    1784837491,2209,46,0,0,0,0,581907518,1111413394,0,2255,8,1769104758,2263,39,0,0,16,0,
    1837348646,2035475735,0,2302,13,1920103779,2315,44,0,0,0,0,3720388638,1222241387,0,2359,12,
    1952543859,2371,43,0,0,0,0,3616313707,3888285732,0,2414,12,1936028272,2426,43,0,0,0,0,
    1828932689,4157267656,0,37,42,0,9,10,25,28,31,35,43,0,0,0,0,0,0,4,0,0,0,11,0,38,0,0,23,24,0,32,
    0,0,0,0,0,0,0,0,26,0,0,0,0,0,0,0,0,0,0,0,0,0,5,0,0,0,0,0,0,0,0,0,0,0,0,0,0,14,0,15,8,0,12,0,19,
    0,0,40,0,16,0,0,0,0,20,36,0,3,0,22,0,44,0,0,0,21,6,0,34,0,13,0,0,0,41,0,0,0,0,2,17,30,0,7,0,1,
    0,0,0,29,0,0,0,33,39,18,27,0,0,6491032,669775598,69863410,2155502064,90503978,269275656,
    190752202,1295257370,322008062,25479110,506436969,306639557,573752595,1797638199,657761873,
    1605069165,667100983,235550645,696833825,2642827053,712135129,168836037,717366510,3917034978,
    939615157,3805258033,1125700732,1365400898,1169181037,2564013673,1189617002,2003842280,
    1630006763,3612579631,1788963698,1811483632,1852191425,620139359,2010750833,3852476509,
    2064196524,2381673026,2084249288,3834861182,2198594001,2379610877,2232170580,547008858,
    2251445955,1383924534,2321272595,2303191287,2383270391,1426334235,2471076217,1260025160,
    2516412550,2000648884,2633762172,3613392514,2726551669,3184260737,3054312454,3791641492,
    3171658118,179354276,3203331670,2369371622,3215299322,3697350008,3249631680,1128627926,
    3259987136,2957654070,3314284706,3022641936,3671942657,3979389117,3715456884,330923322,
    3802434111,3544300355,3865970849,3939368189,4034662335,2894514307,4293454133,2116262817,
  ]

  private static let credentialsExamplesV1Text: StaticString = """
ex<https://example.org/examples#>schema<http://schema.org/>rdf<http://www.w3.org/1999/02/22-rdf-\
syntax-ns#>3rdPartyCorrelation<https://example.org/examples#3rdPartyCorrelation>AllVerifiers<htt\
ps://example.org/examples#AllVerifiers>Archival<https://example.org/examples#Archival>BachelorDe\
gree<https://example.org/examples#BachelorDegree>Child<https://example.org/examples#Child>CLCred\
entialDefinition2019<https://example.org/examples#CLCredentialDefinition2019>CLSignature2019<htt\
ps://example.org/examples#CLSignature2019>IssuerPolicy<https://example.org/examples#IssuerPolicy\
>HolderPolicy<https://example.org/examples#HolderPolicy>Mother<https://example.org/examples#Moth\
er>RelationshipCredential<https://example.org/examples#RelationshipCredential>UniversityDegreeCr\
edential<https://example.org/examples#UniversityDegreeCredential>AlumniCredential<https://exampl\
e.org/examples#AlumniCredential>DisputeCredential<https://example.org/examples#DisputeCredential\
>PrescriptionCredential<https://example.org/examples#PrescriptionCredential>ZkpExampleSchema2018\
<https://example.org/examples#ZkpExampleSchema2018>issuerData<https://example.org/examples#issue\
rData>attributes<https://example.org/examples#attributes>signature<https://example.org/examples#\
signature>signatureCorrectnessProof<https://example.org/examples#signatureCorrectnessProof>prima\
ryProof<https://example.org/examples#primaryProof>nonRevocationProof<https://example.org/example\
s#nonRevocationProof>alumniOf<http://schema.org/alumniOf>^^<http://www.w3.org/1999/02/22-rdf-syn\
tax-ns#HTML>child<https://example.org/examples#child>degree<https://example.org/examples#degree>\
degreeType<https://example.org/examples#degreeType>degreeSchool<https://example.org/examples#deg\
reeSchool>college<https://example.org/examples#college>name<http://schema.org/name>^^<http://www\
.w3.org/1999/02/22-rdf-syntax-ns#HTML>givenName<http://schema.org/givenName>familyName<http://sc\
hema.org/familyName>parent<https://example.org/examples#parent>referenceId<https://example.org/e\
xamples#referenceId>documentPresence<https://example.org/examples#documentPresence>evidenceDocum\
ent<https://example.org/examples#evidenceDocument>spouse<http://schema.org/spouse>subjectPresenc\
e<https://example.org/examples#subjectPresence>verifier<https://example.org/examples#verifier>cu\
rrentStatus<https://example.org/examples#currentStatus>statusReason<https://example.org/examples\
#statusReason>prescription<https://example.org/examples#prescription>
"""
}
