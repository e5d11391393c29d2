/// A point of edwards25519 in extended homogeneous coordinates: x = X/Z, y = Y/Z, xy = T/Z.
///
/// For checks on public keys only, once a key; signatures are verified by OpenSSL.
///
/// Source: RFC 8032 §5.1.3, §5.1.4.
struct EdwardsPoint {
  private let x, y, z, t: FieldElement

  private init(x: FieldElement, y: FieldElement, z: FieldElement, t: FieldElement) {
    (self.x, self.y, self.z, self.t) = (x, y, z, t)
  }

  /// The neutral element.
  static let identity = EdwardsPoint(x: .zero, y: .one, z: .one, t: .zero)

  /// The point an encoding stands for; `nil` where no point of the curve has this y.
  ///
  /// Whether y is canonical is for the caller to check.
  init?(_ encoded: EncodedPoint) {
    let y = FieldElement(encoded.number)
    let ySquared = y * y
    let u = ySquared - .one
    let v = Edwards25519.d * ySquared + .one
    guard var x = Self.squareRoot(ofRatio: u, v) else { return nil }
    if x.isOdd != encoded.number.bit(255) { x = .zero - x }
    self.init(x: x, y: y, z: .one, t: x * y)
  }

  /// A square root of u/v; `nil` where there is none.
  private static func squareRoot(ofRatio u: FieldElement, _ v: FieldElement) -> FieldElement? {
    let v3 = v * v * v
    let candidate = u * v3 * (u * v3 * v3 * v).raisedToPMinus5Over8
    let check = v * candidate * candidate
    if check == u { return candidate }
    return check == .zero - u ? candidate * Edwards25519.squareRootOfMinus1 : nil
  }

  /// The sum; also right where both are the same, or inverse, or the identity.
  static func + (a: Self, b: Self) -> Self {
    let first = (a.y - a.x) * (b.y - b.x)
    let second = (a.y + a.x) * (b.y + b.x)
    let third = a.t * (Edwards25519.d + Edwards25519.d) * b.t
    let fourth = (a.z + a.z) * b.z
    let (e, f, g, h) = (second - first, fourth - third, fourth + third, second + first)
    return Self(x: e * f, y: g * h, z: f * g, t: e * h)
  }

  /// Whether this is the neutral element.
  var isIdentity: Bool { x == .zero && y == z }

  /// The point added to itself `scalar` times, by doubling and adding; not for secret scalars.
  func multiplied(by scalar: UInt256) -> Self {
    var result = Self.identity
    for index in (0..<256).reversed() {
      result = result + result
      if scalar.bit(index) { result = result + self }
    }
    return result
  }
}
