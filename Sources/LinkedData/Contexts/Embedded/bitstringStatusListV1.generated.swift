// Made by compile-contexts from Contexts/bitstring-status-list-v1.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let bitstringStatusListV1 = ContextRevision(
    url: "https://www.w3.org/ns/credentials/status/v1",
    digest: "fda5add353231e6a6884a46b12e6c75464281900cb348284d9c360f62381d9f7",
    includes: [], table: { bitstringStatusListV1Table })

  private static let bitstringStatusListV1Table = ContextTable(words: bitstringStatusListV1Words, text: bitstringStatusListV1Text)

  private static let bitstringStatusListV1Words: [UInt32] = [
    1,4,22,13,0,5,300,15,0,0,0,0,5,5,316,15,0,0,0,0,10,8,332,15,0,0,0,0,18,4,348,7,0,0,0,0,0,2,
    25705,0,0,0,0,2049,0,943252933,2458106093,0,2,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,6,29,1937008962,35,72,0,0,2048,0,3718549345,1222896265,0,107,19,1937008962,126,62,
    0,0,2048,2,2125817892,2289443512,0,188,24,1937008962,212,67,0,0,2048,3,2693761800,3216087118,0,
    279,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,281,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,285,11,1868787301,296,54,350,39,2112,0,2444527193,3396947758,0,389,13,1952543859,
    402,56,0,0,2048,0,1893623491,695785220,0,458,3,7107700,461,46,0,0,2048,0,1091311403,1354474231,
    0,507,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,509,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,513,20,1952543859,533,63,0,0,2064,0,130421946,3994069772,0,596,15,1952543859,611,
    58,0,0,2048,0,4184451488,3485156801,0,669,13,1952543859,682,56,0,0,2048,0,1893623491,695785220,
    0,738,13,1952543859,751,56,0,0,2048,4,3265920534,3040656790,0,807,15,1952543859,822,58,0,0,
    2064,0,2932652741,751581874,0,880,10,1952543859,890,53,943,45,2128,0,2109406555,976426379,0,
    988,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,990,4,1701869940,0,0,0,0,2050,0,1192895396,
    3405063093,0,994,7,1936942445,1001,50,0,0,2048,0,951796231,4194026045,0,1051,6,1952543859,1057,
    49,0,0,2048,0,2640697254,934914538,0,4,0,0,0,0,0,0,0,3,2,1,0,5,0,0,0,0,0,0,0,4,3,0,0,0,2,1,0,0,
    5,0,0,8,0,0,0,5,6,0,0,0,2,1,3,4,7,0,0,0,2,1,3,0,0,0,4,104446379,619841764,306595288,1962729541,
    366684756,1474477693,934677525,4232558638,1548029515,2172762364,1734068870,3505354877,
    2569754362,882325475,2776694726,3173728859,3271797903,2229828646,3383616562,1673160451,
    3426447199,3194404894,3585804084,3125508079,3680491237,4134967194,
  ]

  private static let bitstringStatusListV1Text: StaticString = """
idtypeBitstringStatusListCredential<https://www.w3.org/ns/credentials/status#BitstringStatusList\
Credential>BitstringStatusList<https://www.w3.org/ns/credentials/status#BitstringStatusList>Bits\
tringStatusListEntry<https://www.w3.org/ns/credentials/status#BitstringStatusListEntry>idtypeenc\
odedList<https://www.w3.org/ns/credentials/status#encodedList>^^<https://w3id.org/security#multi\
base>statusPurpose<https://www.w3.org/ns/credentials/status#statusPurpose>ttl<https://www.w3.org\
/ns/credentials/status#ttl>idtypestatusListCredential<https://www.w3.org/ns/credentials/status#s\
tatusListCredential>statusListIndex<https://www.w3.org/ns/credentials/status#statusListIndex>sta\
tusPurpose<https://www.w3.org/ns/credentials/status#statusPurpose>statusMessage<https://www.w3.o\
rg/ns/credentials/status#statusMessage>statusReference<https://www.w3.org/ns/credentials/status#\
statusReference>statusSize<https://www.w3.org/ns/credentials/status#statusSize>^^<https://www.w3\
.org/2001/XMLSchema#integer>idtypemessage<https://www.w3.org/ns/credentials/status#message>statu\
s<https://www.w3.org/ns/credentials/status#status>
"""
}
