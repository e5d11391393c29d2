import WireFormats

/// Private keys that the program `openssl` made for these tests and nothing else, in PKCS#8.
///
/// Made with `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256` and the like.
enum MadeByOpenSSL {
  /// A key on P-256; in base 64.
  static let p256: StaticString = """
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgotEE0sJDaSZGNGpi
    0X2zzqxwZ9E1hjkGybWlalW4lkWhRANCAARa9K3s1iT8DaHks6hgrGMpZE9yoP4Y
    00JvHNfubxgLeaCrXh76ba8/Z0Ds+E+Sjxb+ZC5CfpTbEPcUksuZwzRs
    """

  /// A key on P-384; in base 64.
  static let p384: StaticString = """
    MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDCnw5/dlykxVSn7qEG1
    pYywf/Qt77Acl7xH2ra6T+RajB/0ijpIpdtUadLoSe0jDPGhZANiAATmNnfxVI1c
    QxjrqIUN5NMTrMeeiuO9kNUOUrclAXxPNpUBSYA8qxWIkMJ7Iw7knZ3eANTl6ya3
    mJPTNHeoeGCj5B9fbisdvM8lTnS1mBbOA5ySmp1IUxzZ+R7FXz8JQVY=
    """

  /// An RSA key of 2048 bits; in base 64.
  static let rsa: StaticString = """
    MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC+z3lkIhPWg9/+
    eak1h6tbSu6anZNzcGxwxnMVVS/JlkYw1/NGFvryRdvt7rbQSkocMCdsrCQfRtwQ
    C/+rkurlKXrS85ZKNaBnt8DRHapwwgqet8wQCp8aEpRr7bsB9aYcvZL7SQ+oljNz
    AItNRviPJRmO9WleG7njoPr5f7kxHNIdwTv/7ne5/cwbFNfAWY0xlTvMjVPLR853
    1SIwKjjykaKi49gX3zN0C0Se1g0DXRWmmt1yXVndS/1l2oI+oMH944YYI+Uef04H
    23hyVc+TDQ4IB0mu8HGt9SYfRfkwE42AuCZpfksUa63lpAaRMgaZM3ztuZWEVlGG
    slx9FC5TAgMBAAECggEABsEWOM9SSLwRc5wo3+rsy8F+RiaOpqJztoP2rg7HeGko
    FFZAl5D8ZMo2ROsllKSBIsqWuGNZQkYrbE+0/eA6xKmZXiOw8l6tl1Umitvh0+zV
    5Wb33vM132scF+DOkI9V7K2pzY+dzP6i+ZfhxC2D9OnJI/dXp1mUMDlI/+Oo0Ym/
    QMOiONAE+2Z2MKRBaavNiNy6uJmKvjbfT9dEuT0VFfa1LufR65a6b4yyEJSOBaNf
    H7/0caASMbU6qtwteQ3U4Tpuf6qj0gpsIKAwMvPxB3Wp7tsBe+H/8k0u+DK0YE/G
    NBaJNCgdI2BWohuEH1HilgfwcfOVQ4pGCwVaytZjaQKBgQDoZLsD/sc67FSEvjh+
    Wo4wwB0AzbqyHAVr/+yw+wQjbT8ZW2I2UPV0EV3gt/+5x2fjzpna14CTuLeFLPPx
    wX6ZDSK+eEnd4Z8TAWeWVew3owHjHyLYnYoLmoEVVmd7GuOYJQGL7Q6tvLwAPArm
    TqR13z1BnXS5y5CsB2yLqFCaLQKBgQDSMWYdqPixGWRu23KsdAWOiFSiAwC8iu7a
    e9ker/3VPmek/Rz+peC+TG9SErhmkl3x05C+1RI8UoSx+T6uz1fkiBbudRU/xefj
    qzBF1mcKqLowcubU+uHWhcdyGqz1x+yyjDPB3kRfHPlQOWrI1RFN1MA3mu03IGlo
    MB9a7D+6fwKBgQDbdEQmwbHiMsqdkARJTbp4zvKUj7J9/3gfRM5/UovV6JRtnZ5h
    LJKdyMieLSOQjH3O4orn3hnNZeHoIUs8QT0LyxvEQlN+9FED4Y+wp/MplwVxNTXy
    2NJDouPDApU1626BfnC3cmUqK9BdaFXipuEnbmiqTcasrU8xJNGcEJYNAQKBgB21
    a7h/fH8TlrVwgPnNAEgQDt5DTGRZwr7QyHRk7ZypUF7qg6GecnCTPxy7lqKwx2R5
    wbinRweNpkG9d9Wfas3bSlpz5Af6gfcU6CLG1hOUm5RjeSrbNvZqPDFtgcrPci4e
    UOZy8vj6kGZ9ZxFxxBtbGbwCQssK4rseKiBgyfUjAoGBANFiVXQP/Tm8d+Q6itF9
    jh15GBvw3rFYTfbNIVpwzEoP0DnVW5+fxorwFdiGi+7EnSPpny3FTCp7i//U1/ZL
    cZIWvMgZaTKm3VqOECHWGDDQkhEms3wUeywzizVJXhzM/LEe+lKo3YkD/Bimfuf0
    K6rZxI8DyAQLElDYA3JHLI7z
    """

  /// The bytes of a key.
  static func der(_ key: StaticString) throws -> [UInt8] {
    try Base64.decode("\(key)".filter { !$0.isWhitespace })
  }

  /// The file of a key.
  static func pem(_ key: StaticString, label: String = "PRIVATE KEY") -> [UInt8] {
    let lines = "\(key)".split(whereSeparator: \.isWhitespace).joined(separator: "\n")
    return Array("-----BEGIN \(label)-----\n\(lines)\n-----END \(label)-----\n".utf8)
  }
}
