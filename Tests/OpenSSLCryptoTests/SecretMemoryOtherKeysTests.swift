#if os(Linux)
  import COpenSSL
  import Glibc
  import Testing

  @testable import OpenSSLCrypto

  // Where the secrets of ECDSA and RSA keys are: nowhere, once the keys were used.
  extension SecretMemoryTests {
    /// An RSA key in PKCS#8, in base 64, that no other test uses: they leave copies behind.
    private static let rsa: StaticString = """
      MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQC6QniS4vT2Pvt4
      2qAasDTyPTeaIGtOBhdrwYRo3S6X2Q5IGIfbAF9LupxaZ1Eub80ntxD/wnfSPHfB
      0qPgLCKa/sSYDPIaECGMHA8uQa3AvCqY+SuC1yXdWpCvdl0i74zL+I9N51Z5+miF
      g4jDUmlBu8oW16VNoL3rfd/6NjW5jPo9YH75bltrmuOCeKd9oRU2JXxTMDOFStxD
      aNCPLS9osqi2VqH9XFGtt1QtLtwTF60vNlUQ+99O4/IF3zLRkwKJZkAXjRIwKGsN
      3AIbrPARwyc6eplMzrtSJ4+TQZnVzU6udwLc7Cl1ThmwRvymy0Q+7PkDABy1/l2t
      yODMqUmZAgMBAAECggEAU8p0aIvuLFsAEQm1LdxoLTOJ8G22KCcIYULw2KXsAIa2
      bIuQjl54AF7mWKsS88N69Otfm9c1xR/LtieW7lGcjcKf2VE1lrD8DoZO8/269zIP
      LbsmLlmwYIiN/0lNs9o1Kkta2G6CUiRq4ele3JOV42riCm2foTD3T1nUqUC64Yn7
      9s6ImReUXVmvwptYBjqwchSSWDeDeVmbUZCC4cq26P7KRBz4u6y2amFgWpE/vrLg
      cBFrvjS1imJSA6plfXmdsTi8hoDg2SJegsFxLDtsFke5wo0saWZbQHwfii9VdJHF
      VDvdcCqOZaIDEUrxDDwsfhs9iydM/hOdU/1/79vwIwKBgQDnsN88ywtfHtZt3hMX
      9MH/Q65Aso1LCUv6dnR+XkP4pGhJvb7a542MGfutNxvSCdGwZykKx3Vg8seoWp5m
      NS2kShr9Z81M/U8h9hyCnuUDzwtOil/q5NhvFIwKsKTLn7c5sm80GSy3ksZtDaiM
      9/LdXsQ5//w8x1j5jjN8Ovbm/wKBgQDNzVVFSwJO32Gj7wS+J1c+2vTAm18MRMdr
      53KzMAHR9DX9S6dM0j/KWziDbRI98t2Ul9yhsvTIztvt7FsGd7eyF8PEWXPpWuJ+
      Ieu0UX6qPbobqIvQXXmTmHXE3lDDC64nlWy9Ha3N97sIg1Mp6IRDyxv40ywpwvBL
      /fkDz16nZwKBgFGclvYGG6pU5Xlr6VPd7lvpTj8R5f1ReAbwpNZChDTYTLf0836O
      Y+i+2k1IhS82MDuwCt/2JF2TB0tBKFyeTMZ7KAitAL8m1zICTEaii88MplHzIhhO
      pgJyvWWilVn4l4TmWo+CcqLzO5v8XKvTRyQ9FmfLyODr42Z8dZxD9OanAoGANHud
      uEsVrpmG4/CLbBbKSAw8iHXW+mD73keq14lxnWJC9nJ5mryvaeJzegixszyhR0in
      ClGB3UfrjDRPTknvfapT0VnilmsIAZSS8Gwr+iw9rtn/tcZwv7QMrITpYaQz6IJR
      tbTA4xq/Br++0JwsRsGgQ4dO5uOAtlBxVYhnohcCgYA3jb20djYoEZ3uD3XwCXAM
      Yz7KJGCufSxRxrdgiwc4s0cAxJnjCm3hfJPnPu2GEyEESpPL+lSesBSK+jczqzK7
      PGbhS1QNQMMJ+yaE/Z+KBeibsRT6ljR5H8CdJl48bOFH+cO+w0qgzB97QzijsXOx
      19f73+UDw4gCQzWykdpmUQ==
      """

    /// Where its secret numbers are: the exponent, and the primes.
    private static let rsaSecrets = [303..<559, 563..<691, 695..<823]

    /// A key on P-256 with a planted number, in PKCS#8 without its public point; the caller wipes it.
    private static func ecKey(_ number: UInt64) throws -> [UInt8] {
      var info = try hex(
        "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420"
          + String(repeating: "00", count: 32))
      info.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        PlantedSecret(number: number, count: 32).write(to: start + buffer.count - 32)
      }
      return info
    }

    /// The RSA key, in PKCS#8; the caller wipes it.
    private static func rsaKey() -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: 2048) { buffer, initialized in
        guard let start = buffer.baseAddress else { return }
        initialized = decode(rsa, to: start)
      }
    }

    /// Decodes base 64 in lines, and returns how many bytes it is.
    private static func decode(_ text: StaticString, to start: UnsafeMutablePointer<UInt8>) -> Int {
      var count = 0
      var line = text.utf8Start
      let end = text.utf8Start + text.utf8CodeUnitCount
      while line < end {
        var next = line
        while next < end, next.pointee != UInt8(ascii: "\n") { next += 1 }
        let length = Int(EVP_DecodeBlock(start + count, line, CInt(next - line)))
        // Padding stands for zeros.
        let padding = (1...2).count { next[-$0] == UInt8(ascii: "=") }
        count += length - padding
        line = next + 1
      }
      return count
    }

    private static func use(_ info: inout [UInt8]) throws {
      switch try PrivateKey.loading(pkcs8: &info) {
      case .ed25519(let key): _ = try key.signature(for: [1])
      case .ecdsa(let key): _ = try key.signature(for: [1])
      case .rsa(let key):
        _ = try key.signature(for: [1], padding: .pkcs1v15)
        _ = try key.signature(for: [1], padding: .pss)
      }
    }

    /// The addresses of bytes, and of the same in the order in which numbers are computed with.
    private func addresses(_ fill: (UnsafeMutablePointer<UInt8>) -> Int) throws -> [UInt] {
      try search.addresses(of: fill)
        + search.addresses { pointer in
          let count = fill(pointer)
          for index in 0..<(count / 2) {
            let byte = pointer[index]
            pointer[index] = pointer[count - 1 - index]
            pointer[count - 1 - index] = byte
          }
          return count
        }
    }

    private func ecAddresses(_ number: UInt64) throws -> [UInt] {
      try addresses { pointer in
        PlantedSecret(number: number, count: 32).write(to: pointer)
        // The first bytes of memory that was given back are often overwritten.
        memmove(pointer, pointer + 8, 16)
        return 16
      }
    }

    private func rsaAddresses(_ place: Range<Int>) throws -> [UInt] {
      try addresses { pointer in
        // Behind what is looked for, in memory that no search looks at.
        let whole = pointer + 4096
        _ = Self.decode(Self.rsa, to: whole)
        memmove(pointer, whole + place.lowerBound + place.count / 2, 32)
        return 32
      }
    }

    /// What is called for the first time leaves registers on the stack, as the dynamic linker does it.
    private static func rehearse() throws {
      for _ in 0..<2 {
        var info = try ecKey(1)
        try use(&info)
        info = rsaKey()
        try use(&info)
      }
    }

    @Test func `the search finds the numbers of a living key, as it is computed with`() throws {
      var info = try Self.ecKey(50)
      let key = try PrivateKey.loading(pkcs8: &info)
      #expect(try !ecAddresses(50).isEmpty)
      var rsa = Self.rsaKey()
      let other = try PrivateKey.loading(pkcs8: &rsa)
      for place in Self.rsaSecrets { #expect(try !rsaAddresses(place).isEmpty) }
      #expect(key.publicKey != other.publicKey)
    }

    @Test(arguments: 60..<UInt64(64))
    func `T72 nothing of a key on a curve is left once it was used`(number: UInt64) throws {
      try Self.rehearse()
      var info = try Self.ecKey(number)
      try Self.use(&info)
      #expect(try ecAddresses(number).isEmpty)
    }

    @Test func `T72 nothing of an RSA key is left once it was used`() throws {
      try Self.rehearse()
      var info = Self.rsaKey()
      try Self.use(&info)
      for place in Self.rsaSecrets { #expect(try rsaAddresses(place).isEmpty) }
    }

    @Test func `T72 nothing of an encrypted key of another kind is left once it was used`() throws {
      try Self.rehearse()
      for _ in 0..<2 {
        var info = try Self.ecKey(70)
        let file = try KeyFileTests.file(
          "", PKCS8.encrypted(info, passphrase: PlantedSecret.passphrase(71), n: 2, r: 1, p: 1))
        SecretMemory.wipe(&info)
        switch try PrivateKeyFile(file).unlock(with: PlantedSecret.passphrase(71)) {
        case .ecdsa(let key): _ = try key.signature(for: [1])
        case .ed25519: Issue.record("a key of another kind")
        case .rsa: Issue.record("a key of another kind")
        }
      }
      #expect(try ecAddresses(70).isEmpty)
    }
  }
#endif
