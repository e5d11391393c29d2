// Made by compile-contexts from Contexts/dcc-v1.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let dccV1 = ContextRevision(
    url: "https://w3id.org/dcc/v1",
    digest: "1543695325471b0d23e839a28166ba4ea445cca294ac46fe034ca584cbfc6077",
    includes: [], table: { dccV1Table })

  private static let dccV1Table = ContextTable(words: dccV1Words, text: dccV1Text)

  private static let dccV1Words: [UInt32] = [
    1,1,29,27,0,29,360,63,0,0,0,0,0,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,2,4,1701869940,0,
    0,0,0,2050,0,1192895396,3405063093,0,6,33,1668637765,39,53,0,0,2048,0,909044955,2445803397,0,
    92,30,1668637765,122,50,0,0,2048,0,3966966220,1775748293,0,172,6,1920298819,178,26,0,0,2048,0,
    1205886885,205400318,0,204,14,1920298819,218,34,0,0,2048,0,3733173413,2325813215,0,252,6,
    1936876880,258,26,0,0,2048,0,207966609,438728413,0,284,4,1701667182,288,24,0,0,2048,0,
    1279192128,3916358352,0,312,3,7107189,315,23,0,0,2048,0,155376536,863228196,0,338,10,
    1852138601,348,30,0,0,2048,0,4121240327,3042306466,0,378,10,1920298851,388,30,0,0,2048,0,
    3337118507,1515578344,0,418,15,1651340654,433,35,0,0,2048,0,850978099,1302290287,0,468,9,
    1918989427,477,29,0,0,2048,0,1780476113,3203821013,0,506,7,1147432549,513,27,0,0,2048,0,
    3672539473,2977588308,0,540,5,1970037110,545,25,0,0,2048,0,2440344162,2225724146,0,570,28,
    1668637797,598,48,0,0,2048,0,3503590556,1951320610,0,646,17,1131635048,663,37,0,0,2048,0,
    1759807548,818775281,0,700,11,1668506980,711,31,0,0,2048,0,1326416856,3442349389,0,742,5,
    1734438249,747,25,0,0,2064,0,546412123,2516699859,0,772,21,1918990177,793,48,0,0,10240,0,
    2790584326,1588488747,0,841,18,1886220131,859,72,0,0,2048,0,757084180,3251352610,0,931,18,
    1684370019,949,72,0,0,2048,0,980224073,728219609,0,1021,13,1131635048,1034,33,0,0,2048,0,
    434729169,1748266879,0,1067,9,1702064993,1076,35,0,0,2048,0,77653827,2394837619,0,1111,6,
    1970500425,1117,36,0,0,2048,0,3152767887,2751241978,0,1153,27,1735357008,1180,53,0,0,2048,0,
    3921414579,1039858561,0,1233,26,1920298819,1259,52,0,0,2048,0,876316939,2425900155,0,1311,18,
    1918985548,1329,44,0,0,2048,0,2951959429,719935418,0,1373,9,1702064961,1382,35,0,0,2048,0,
    4233445870,2470791473,0,0,0,0,21,0,0,7,19,0,16,4,5,0,18,0,15,12,0,0,0,0,0,0,0,0,2,1,0,8,0,0,0,
    0,14,24,0,9,26,17,0,0,0,29,6,25,20,0,0,0,0,11,28,0,10,23,22,0,0,0,0,27,0,3,13,140838255,
    596770577,307972827,350383869,321267960,3213063382,1021073081,3681116787,1653665662,3008443898,
    1678116618,977287994,1929530181,3049195291,2011830481,3875398275,2130417598,4170165618,
    2308877756,4273920632,2691200930,848251934,2826620542,892394354,3123236497,2266346521,
    3123236497,2364311163,3198246700,1280571621,3203331670,2369371622,3234303057,1060600559,
    3282434020,3278826400,3320203506,4142927598,3478970503,879704937,3573310734,1113510858,
    3574065137,871815759,3638816987,4223483841,3684416184,987121448,3881664725,3626231407,
    3923492787,2526137712,3938561406,681945150,
  ]

  private static let dccV1Text: StaticString = """
idtypeEducationalOccupationalCredential<http://schema.org/EducationalOccupationalCredential>Educ\
ationalOccupationalProgram<http://schema.org/EducationalOccupationalProgram>Course<http://schema\
.org/Course>CourseInstance<http://schema.org/CourseInstance>Person<http://schema.org/Person>name\
<http://schema.org/name>url<http://schema.org/url>identifier<http://schema.org/identifier>course\
Code<http://schema.org/courseCode>numberOfCredits<http://schema.org/numberOfCredits>startDate<ht\
tp://schema.org/startDate>endDate<http://schema.org/endDate>value<http://schema.org/value>educat\
ionalCredentialAwarded<http://schema.org/educationalCredentialAwarded>hasCourseInstance<http://s\
chema.org/hasCourseInstance>description<http://schema.org/description>image<http://schema.org/im\
age>awardedOnCompletionOf<http://schema.org/educationalCredentialAwarded>competencyRequired<http\
://schema.org/EducationalOccupationalCredential#competencyRequired>credentialCategory<http://sch\
ema.org/EducationalOccupationalCredential#credentialCategory>hasCredential<http://schema.org/has\
Credential>assertion<https://w3id.org/dcc/v1#assertion>Issuer<https://w3id.org/openbadges#Issuer\
>ProgramCompletionCredential<https://w3id.org/dcc/v1#ProgramCompletionCredential>CourseCompletio\
nCredential<https://w3id.org/dcc/v1#CourseCompletionCredential>LearningCredential<https://w3id.o\
rg/dcc/v1#LearningCredential>Assertion<https://w3id.org/dcc/v1#Assertion>
"""
}
