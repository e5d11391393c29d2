// Made by compile-contexts from Contexts/clr-2.0.1.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let clr_2_0_1 = ContextRevision(
    url: "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
    digest: "880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6",
    includes: [], table: { clr_2_0_1Table })

  private static let clr_2_0_1Table = ContextTable(words: clr_2_0_1Words, text: clr_2_0_1Text)

  private static let clr_2_0_1Words: [UInt32] = [
    1,4,19,13,0,5,264,15,0,0,0,0,5,3,280,7,0,0,0,0,8,8,288,15,0,0,0,0,16,3,304,7,0,0,0,0,0,2,25705,
    0,0,0,0,1,0,943252933,2458106093,0,2,4,1701869940,0,0,0,0,2,0,1192895396,3405063093,0,6,13,
    1131572291,19,65,0,0,0,2,714496127,718602406,0,84,10,1400007747,94,62,0,0,0,3,1581047495,
    1548196543,0,156,11,1869837121,167,63,0,0,0,4,2898213559,674157343,0,230,2,25705,0,0,0,0,1,0,
    943252933,2458106093,0,232,4,1701869940,0,0,0,0,2,0,1192895396,3405063093,0,236,7,1953653104,
    243,59,302,15,80,0,293460183,2767276631,0,317,2,25705,0,0,0,0,1,0,943252933,2458106093,0,319,4,
    1701869940,0,0,0,0,2,0,1192895396,3405063093,0,323,4,1684370019,327,38,0,0,4096,0,3911225921,
    1017493915,0,365,3,6906479,368,51,0,0,4096,0,2593474259,82427208,0,419,11,1768448865,430,63,
    493,64,320,0,2655388337,2396124014,0,557,11,1869837153,568,63,631,65,320,0,138281171,
    3146785931,0,696,20,1769104758,716,72,788,60,320,0,3136664416,899038123,0,848,10,1852138601,
    858,64,922,63,320,0,2875471368,3352233777,0,985,15,1869837153,1000,67,0,0,0,0,114789792,
    3351100329,0,1067,8,1920298867,1075,60,1135,14,64,0,71327174,1182424799,0,1149,8,1735549300,
    1157,60,1217,14,64,0,1259510988,3749036471,0,0,0,0,0,0,0,0,3,0,2,1,4,5,0,0,0,0,2,1,0,0,0,3,0,0,
    0,6,4,5,8,0,0,7,2,1,0,0,0,3,0,0,3,1,0,0,2,0,0,552693417,3326427623,603954192,3324647168,
    1224119845,2789839201,1307342535,1147854805,1434729522,3310188186,1505652672,1591887700,
    1841304008,3103933528,1915867520,1764032156,2236475156,681945150,2274145627,11454009,
    2318900320,2782683196,2915170619,3629804269,3513466727,3739810405,
  ]

  private static let clr_2_0_1Text: StaticString = """
idtypeClrCredential<https://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrCredential>ClrSubject<h\
ttps://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrSubject>Association<https://purl.imsglobal.o\
rg/spec/vc/clr/vocab.html#Association>idtypepartial<https://purl.imsglobal.org/spec/vc/clr/vocab\
.html#partial>^^<xsd:boolean>idtypecred<https://www.w3.org/2018/credentials#>obi<https://purl.im\
sglobal.org/spec/vc/ob/vocab.html#>achievement<https://purl.imsglobal.org/spec/vc/clr/vocab.html\
#achievement>^^<https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement>association<https:/\
/purl.imsglobal.org/spec/vc/clr/vocab.html#association>^^<https://purl.imsglobal.org/spec/vc/clr\
/vocab.html#Association>verifiableCredential<https://purl.imsglobal.org/spec/vc/clr/vocab.html#v\
erifiableCredential>^^<https://www.w3.org/2018/credentials#verifiableCredential>identifier<https\
://purl.imsglobal.org/spec/vc/clr/vocab.html#identifier-1>^^<https://purl.imsglobal.org/spec/vc/\
ob/vocab.html#Identifier>associationType<https://purl.imsglobal.org/spec/vc/clr/vocab.html#Assoc\
iationType>sourceId<https://purl.imsglobal.org/spec/vc/clr/vocab.html#sourceId>^^<xsd:anyURI>tar\
getId<https://purl.imsglobal.org/spec/vc/clr/vocab.html#targetId>^^<xsd:anyURI>
"""
}
