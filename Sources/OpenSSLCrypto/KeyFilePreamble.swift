import WireFormats

/// The lines in front of the PEM block, which name the public key.
struct KeyFilePreamble {
  let publicKey: Ed25519PublicKey
  let created: Instant

  private static let marker = "Assay-Key-File"

  /// What no other program's lines have, in lower case: the marker, and the field that pins.
  private static let signs = [Array("assay-key-file".utf8), Array("public-key:".utf8)]

  init(publicKey: Ed25519PublicKey, created: Instant) {
    self.publicKey = publicKey
    self.created = created
  }

  /// Reads the lines; `nil` where they are not Assay's, but another program's or none.
  ///
  /// Assay's lines behind a blank one, a byte order mark or anything else are malformed. Were they
  /// passed over, the file would pin no key, and its encrypted part could be changed unnoticed.
  init?(_ lines: [[UInt8]]) throws(KeyFileError) {
    guard lines.contains(where: Self.isOurs) else { return nil }
    let version = try Self.value(of: Self.marker, in: lines, line: 1)
    guard version == [UInt8(ascii: "1")] else {
      throw .versionUnsupported(KeyFileError.excerpt(version))
    }
    guard try Self.value(of: "Algorithm", in: lines, line: 2) == Array("Ed25519".utf8) else {
      throw .fieldMalformed(name: "Algorithm", line: 2)
    }
    publicKey = try Self.publicKey(Self.value(of: "Public-Key", in: lines, line: 3))
    do {
      created = try Instant(rfc3339: Self.value(of: "Created", in: lines, line: 4))
    } catch {
      throw .fieldMalformed(name: "Created", line: 4)
    }
    guard lines.count == 4 else { throw .blockMalformed(line: 5) }
  }

  /// Whether a line has a sign of this preamble anywhere, in capitals or not.
  private static func isOurs(_ line: [UInt8]) -> Bool {
    let lowercase = line.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return signs.contains { sign in
      lowercase.indices.contains { lowercase[$0...].starts(with: sign) }
    }
  }

  /// The lines without their ends.
  var lines: [String] {
    [
      "\(Self.marker): 1",
      "Algorithm: Ed25519",
      "Public-Key: \(Self.multikey(publicKey))",
      "Created: \(created)",
    ]
  }

  /// Makes sure that the key found inside is the one named outside.
  static func check(
    _ derived: Ed25519PublicKey, against pinned: Ed25519PublicKey
  ) throws(KeyFileError) {
    guard derived == pinned else {
      throw .publicKeyMismatch(pinned: multikey(pinned), derived: multikey(derived))
    }
  }

  static func multikey(_ key: Ed25519PublicKey) -> String {
    Multibase.encode(Multicodec.ed25519PublicKeyPrefix + key.rawRepresentation, as: .base58btc)
  }

  private static func publicKey(_ text: [UInt8]) throws(KeyFileError) -> Ed25519PublicKey {
    let prefix = Multicodec.ed25519PublicKeyPrefix
    guard let (base, bytes) = try? Multibase.decode(text, maxBytes: prefix.count + 32),
      base == .base58btc, bytes.starts(with: prefix)
    else { throw .fieldMalformed(name: "Public-Key", line: 3) }
    do throws(CryptoError) {
      return try Ed25519PublicKey(rawRepresentation: Array(bytes.dropFirst(prefix.count)))
    } catch {
      throw .crypto(error)
    }
  }

  /// What follows `name: ` in a line that counts from 1.
  private static func value(
    of name: String, in lines: [[UInt8]], line: Int
  ) throws(KeyFileError) -> [UInt8] {
    let prefix = Array("\(name): ".utf8)
    guard lines.count >= line, lines[line - 1].starts(with: prefix) else {
      throw .fieldMalformed(name: name, line: line)
    }
    return Array(lines[line - 1].dropFirst(prefix.count))
  }
}
