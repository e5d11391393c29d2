// Made by compile-contexts from Contexts/multikey-v1.terms. Do not edit: change that file, and run
// `swift run compile-contexts`.
// swift-format-ignore-file

extension EmbeddedContexts {
  static let multikeyV1 = ContextRevision(
    url: "https://w3id.org/security/multikey/v1",
    digest: "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597",
    includes: [], table: { multikeyV1Table })

  private static let multikeyV1Table = ContextTable(words: multikeyV1Words, text: multikeyV1Text)

  private static let multikeyV1Words: [UInt32] = [
    1,2,10,6,0,3,140,7,0,0,0,0,3,7,148,15,0,0,0,0,0,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,
    2,4,1701869940,0,0,0,0,2050,0,1192895396,3405063093,0,6,8,1953264973,14,36,0,0,2048,2,
    3701128999,3264274800,0,50,2,25705,0,0,0,0,2049,0,943252933,2458106093,0,52,4,1701869940,0,0,0,
    0,2050,0,1192895396,3405063093,0,56,10,1953394531,66,38,0,0,2064,0,2847781272,947670917,0,104,
    7,1870030194,111,35,146,45,2112,0,3839409059,3785991421,0,191,7,1768978533,198,38,236,45,2112,
    0,1893734158,4005707620,0,281,18,1818391920,299,46,345,39,2112,0,585845431,147409162,0,384,18,
    1919116659,402,46,448,39,2112,0,3776145831,2414207952,0,3,2,1,0,0,0,0,0,4,0,0,0,0,0,0,0,6,2,1,
    3,5,7,0,0,1107054539,3035039477,1752989032,1417791264,1995751507,1774344893,2905343335,
    1733131193,3165507468,1049544579,3620248515,3026529409,
  ]

  private static let multikeyV1Text: StaticString = """
idtypeMultikey<https://w3id.org/security#Multikey>idtypecontroller<https://w3id.org/security#con\
troller>revoked<https://w3id.org/security#revoked>^^<http://www.w3.org/2001/XMLSchema#dateTime>e\
xpires<https://w3id.org/security#expiration>^^<http://www.w3.org/2001/XMLSchema#dateTime>publicK\
eyMultibase<https://w3id.org/security#publicKeyMultibase>^^<https://w3id.org/security#multibase>\
secretKeyMultibase<https://w3id.org/security#secretKeyMultibase>^^<https://w3id.org/security#mul\
tibase>
"""
}
