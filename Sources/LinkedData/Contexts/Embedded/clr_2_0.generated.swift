// Made by compile-contexts from Contexts/clr-2.0.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let clr_2_0 = ContextRevision(
    url: "https://purl.imsglobal.org/spec/clr/v2p0/context.json",
    digest: "e198d7b517d74c5036434ce495086f67b10244709e9a3df9dcb7f8b1579b6167",
    includes: [], table: { clr_2_0Table })

  private static let clr_2_0Table = ContextTable(words: clr_2_0Words, text: clr_2_0Text)

  private static let clr_2_0Words: [UInt32] = [
    1,4,17,11,0,5,240,15,0,0,0,0,5,2,256,3,0,0,0,0,7,7,260,15,0,0,0,0,14,3,276,7,0,0,0,0,0,2,25705,
    0,0,0,0,1,0,943252933,2458106093,0,2,4,1701869940,0,0,0,0,2,0,1192895396,3405063093,0,6,13,
    1131572291,19,65,0,0,0,2,4203525804,4029232519,0,84,10,1400007747,94,62,0,0,0,3,1518527444,
    4163396642,0,156,11,1869837121,167,63,0,0,0,4,2898213559,674157343,0,230,2,25705,0,0,0,0,1,0,
    943252933,2458106093,0,232,4,1701869940,0,0,0,0,2,0,1192895396,3405063093,0,236,2,25705,0,0,0,
    0,1,0,943252933,2458106093,0,238,4,1701869940,0,0,0,0,2,0,1192895396,3405063093,0,242,4,
    1684370019,246,38,0,0,4096,0,3911225921,1017493915,0,284,3,6906479,287,53,0,0,4096,0,
    1997657941,4209082896,0,340,11,1768448865,351,63,414,66,320,0,1714188626,896117067,0,480,11,
    1869837153,491,63,554,65,320,0,138281171,3146785931,0,619,20,1769104758,639,72,711,60,320,0,
    3136664416,899038123,0,771,15,1869837153,786,67,0,0,0,0,114789792,3351100329,0,853,8,
    1920298867,861,60,921,14,64,0,71327174,1182424799,0,935,8,1735549300,943,60,1003,14,64,0,
    1259510988,3749036471,0,0,0,0,0,0,0,0,3,0,2,1,4,5,0,0,0,0,2,1,0,0,0,6,4,5,0,0,0,7,2,1,0,0,0,3,
    0,0,3,1,0,0,2,0,0,603954192,3324647168,1224119845,2789839201,1307342535,1147854805,1505652672,
    1591887700,1841304008,3103933528,1915867520,1764032156,2274145627,11454009,2318900320,
    2782683196,2915170619,3629804269,3448235889,3326427623,3513466727,3739810405,
  ]

  private static let clr_2_0Text: StaticString = """
idtypeClrCredential<https://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrCredential>ClrSubject<h\
ttps://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrSubject>Association<https://purl.imsglobal.o\
rg/spec/vc/clr/vocab.html#Association>idtypeidtypecred<https://www.w3.org/2018/credentials#>obi<\
https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#>achievement<https://purl.imsglobal.org/spec/\
vc/clr/vocab.html#achievement>^^<https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#Achievement>\
association<https://purl.imsglobal.org/spec/vc/clr/vocab.html#association>^^<https://purl.imsglo\
bal.org/spec/vc/clr/vocab.html#Association>verifiableCredential<https://purl.imsglobal.org/spec/\
vc/clr/vocab.html#verifiableCredential>^^<https://www.w3.org/2018/credentials#verifiableCredenti\
al>associationType<https://purl.imsglobal.org/spec/vc/clr/vocab.html#AssociationType>sourceId<ht\
tps://purl.imsglobal.org/spec/vc/clr/vocab.html#sourceId>^^<xsd:anyURI>targetId<https://purl.ims\
global.org/spec/vc/clr/vocab.html#targetId>^^<xsd:anyURI>
"""
}
