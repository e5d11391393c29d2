/// Public keys of others, of each kind, as their specifications write them.
public enum PublicKeyTexts {
  /// A key of Ed25519.
  ///
  /// Source: RFC 8037 appendix A.2.
  public static let ed25519 =
    #"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#

  /// The same as a multikey.
  public static let ed25519Multikey = "z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw"

  /// A key on P-256.
  ///
  /// Source: The did:key Method, vectors for P-256.
  public static let p256 = """
    {"kty":"EC","crv":"P-256","x":"igrFmi0whuihKnj9R3Om1SoMph72wUGeFaBbzG2vzns",\
    "y":"efsX5b10x8yjyrj4ny3pGfLcY7Xby1KzgqOdqnsrJIM"}
    """

  /// The same as a multikey.
  public static let p256Multikey = "zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv"

  /// A key on P-384.
  ///
  /// Source: The did:key Method, vectors for P-384.
  public static let p384 = """
    {"kty":"EC","crv":"P-384",\
    "x":"lInTxl8fjLKp_UCrxI0WDklahi-7-_6JbtiHjiRvMvhedhKVdHBfi2HCY8t_QJyc",\
    "y":"y6N1IC-2mXxHreETBW7K3mBcw0qGr3CWHCs-yl09yCQRLcyfGv7XhqAngHOu51Zv"}
    """

  /// The same as a multikey.
  public static let p384Multikey =
    "z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9"

  /// A key of RSA of 2048 bits.
  ///
  /// Source: RFC 7638 §3.1.
  public static let rsa = """
    {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxu\
    hDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YG\
    jQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4\
    vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB"}
    """

  /// Its thumbprint.
  ///
  /// Source: RFC 7638 §3.1.
  public static let rsaThumbprint = "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"

  /// The text of a JSON Web Key with a member more, such as `"use":"sig"`.
  public static func adding(_ member: String, to key: String) -> String {
    "\(key.dropLast()),\(member)}"
  }
}
