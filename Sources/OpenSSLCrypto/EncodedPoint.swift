/// A point of edwards25519 as a key or a signature spells it: y, and in the highest bit the lowest
/// bit of x.
///
/// Source: RFC 8032 §5.1.2.
struct EncodedPoint {
  let number: UInt256

  /// The point in `bytes[start..<start + 32]`, which the caller has made sure are there.
  init(_ bytes: [UInt8], at start: Int) {
    number = UInt256(littleEndian: bytes, at: start)
  }

  /// Whether y is less than the prime; otherwise the same point has another spelling.
  var isCanonical: Bool { number.withoutHighestBit < Edwards25519.prime }

  /// Whether this is one of the eight points whose order divides 8, in any canonical y.
  ///
  /// Their y are 0, 1, -1 and two of order 8. Both values of the highest bit count: where x is 0,
  /// one of them is a spelling that no decoder should take.
  var hasLowOrder: Bool {
    let y = number.withoutHighestBit
    return Edwards25519.lowOrderY.0 == y || Edwards25519.lowOrderY.1 == y
      || Edwards25519.lowOrderY.2 == y || Edwards25519.lowOrderY.3 == y
      || Edwards25519.lowOrderY.4 == y
  }
}

/// The numbers that define edwards25519.
///
/// Source: RFC 8032 §5.1.
enum Edwards25519 {
  /// p = 2^255 - 19.
  static let prime = UInt256(
    0x7FFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFED)

  /// L, the order of the base point.
  static let order = UInt256(
    0x1000_0000_0000_0000, 0x0000_0000_0000_0000, 0x14DE_F9DE_A2F7_9CD6, 0x5812_631A_5CF5_D3ED)

  /// d = -121665 / 121666.
  static let d = FieldElement(
    UInt256(
      0x5203_6CEE_2B6F_FE73, 0x8CC7_4079_7779_E898, 0x0070_0A4D_4141_D8AB, 0x75EB_4DCA_1359_78A3))

  /// A square root of -1: 2^((p - 1) / 4).
  static let squareRootOfMinus1 = FieldElement(
    UInt256(
      0x2B83_2480_4FC1_DF0B, 0x2B4D_0099_3DFB_D7A7, 0x2F43_1806_AD2F_E478, 0xC4EE_1B27_4A0E_A0B0))

  /// The y coordinates of the points whose order divides 8.
  static let lowOrderY = (
    UInt256(0, 0, 0, 0),
    UInt256(0, 0, 0, 1),
    UInt256(
      0x7FFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF_FFEC),
    UInt256(
      0x05FC_536D_8802_38B1, 0x3933_C6D3_05AC_DFD5, 0xF098_EFF2_89F4_C345, 0xB027_B2C2_8F95_E826),
    UInt256(
      0x7A03_AC92_77FD_C74E, 0xC6CC_392C_FA53_202A, 0x0F67_100D_760B_3CBA, 0x4FD8_4D3D_706A_17C7)
  )
}
