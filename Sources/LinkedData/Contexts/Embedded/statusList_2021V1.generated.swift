// Made by compile-contexts from Contexts/status-list-2021-v1.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let statusList_2021V1 = ContextRevision(
    url: "https://w3id.org/vc/status-list/2021/v1",
    digest: "6dd06a52bedb771e059c1083ba8ba7848dce22f6b4a8cfa0b98ba3fc188870e4",
    includes: [], table: { statusList_2021V1Table })

  private static let statusList_2021V1Table = ContextTable(words: statusList_2021V1Words, text: statusList_2021V1Text)

  private static let statusList_2021V1Words: [UInt32] = [
    1,4,16,9,0,3,228,7,0,0,0,0,3,4,236,7,0,0,0,0,7,4,244,7,0,0,0,0,11,5,252,15,0,0,0,0,0,24,
    1952543827,24,58,0,0,2048,2,1412823664,1623935940,0,82,14,1952543827,96,48,0,0,2048,3,
    1958882669,3059082197,0,144,19,1952543827,163,53,0,0,2048,4,3127625312,1468669309,0,216,2,
    25705,0,0,0,0,2049,0,943252933,2458106093,0,218,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,222,11,1668506980,233,31,0,0,2048,0,1326416856,3442349389,0,264,4,1701667182,268,
    24,0,0,2048,0,1279192128,3916358352,0,292,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,294,4,
    1701869940,0,0,0,0,2050,0,1192895396,3405063093,0,298,13,1952543859,311,47,0,0,2048,0,
    160506383,2189986105,0,358,11,1868787301,369,45,0,0,2048,0,2071796180,1215333811,0,414,2,25705,
    0,0,0,0,2049,0,943252933,2458106093,0,416,4,1701869940,0,0,0,0,2050,0,1192895396,3405063093,0,
    420,13,1952543859,433,47,0,0,2048,0,160506383,2189986105,0,480,15,1952543859,495,49,0,0,2048,0,
    3782671477,2772611801,0,544,20,1952543859,564,54,0,0,2064,0,2365462430,74285388,0,0,2,1,0,0,3,
    0,0,0,2,1,0,4,3,0,0,0,2,1,0,3,4,0,0,0,0,0,0,3,0,0,0,0,2,1,5,4,0,0,0,265322161,4062052360,
    947131466,1962729541,1670599471,1604850180,2150715800,882325475,2514221429,3194404894,
    3203331670,2369371622,3478970503,879704937,3828546276,784496309,3891359918,1474477693,
  ]

  private static let statusList_2021V1Text: StaticString = """
StatusList2021Credential<https://w3id.org/vc/status-list#StatusList2021Credential>StatusList2021\
<https://w3id.org/vc/status-list#StatusList2021>StatusList2021Entry<https://w3id.org/vc/status-l\
ist#StatusList2021Entry>idtypedescription<http://schema.org/description>name<http://schema.org/n\
ame>idtypestatusPurpose<https://w3id.org/vc/status-list#statusPurpose>encodedList<https://w3id.o\
rg/vc/status-list#encodedList>idtypestatusPurpose<https://w3id.org/vc/status-list#statusPurpose>\
statusListIndex<https://w3id.org/vc/status-list#statusListIndex>statusListCredential<https://w3i\
d.org/vc/status-list#statusListCredential>
"""
}
