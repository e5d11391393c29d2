#if os(Linux)
  import COpenSSL
  import Glibc
  import Testing
  import WireFormats

  @testable import OpenSSLCrypto

  /// Where secrets are in memory while they are used, and that they are nowhere afterwards.
  ///
  /// One after the other, for what one search has just read another would find.
  @Suite(.serialized) struct SecretMemoryTests {
    let search: MemorySearch

    init() throws {
      try Self.rehearsal.get()
      search = try MemorySearch()
    }

    // MARK: What is done with secrets

    /// Everything once: where a function is called for the first time, the dynamic linker puts the
    /// registers on the stack, and half a key may be in them.
    private static let rehearsal = Result<Void, any Error> {
      for isTakenOver in [false, true] {
        var file = try plainFile(of: 1)
        try use(file, isTakenOver: isTakenOver, passphrase: 2)
        SecretMemory.wipe(&file)
        try use(encryptedFile(of: 1, passphrase: 2), isTakenOver: isTakenOver, passphrase: 2)
      }
      _ = try seedAddresses(of: Ed25519PrivateKey.generate())
    }

    private static func plainFile(of number: UInt64) throws -> [UInt8] {
      try KeyFile.encodeUnencryptedUnsafe(
        PlantedSecret.key(number), created: KeyFileTests.created)
    }

    private static func encryptedFile(of number: UInt64, passphrase: UInt64) throws -> [UInt8] {
      try KeyFile.encode(
        PlantedSecret.key(number), passphrase: PlantedSecret.passphrase(passphrase),
        created: KeyFileTests.created, n: 2, r: 1, p: 1)
    }

    /// Reads a file, as a key file or to take it over, and signs with the key inside.
    private static func use(_ file: [UInt8], isTakenOver: Bool, passphrase: UInt64) throws {
      let passphrase = try PlantedSecret.passphrase(passphrase)
      let key =
        if isTakenOver {
          try PrivateKeyPEM(file).unlock(with: passphrase)
        } else {
          try KeyFile(file, acceptingWeakDerivation: true).unlock(with: passphrase)
        }
      _ = try key.signature(for: [1])
    }

    // MARK: Where they are

    /// The addresses of a secret's bytes from the 16th on: the first ones of memory that was given
    /// back are often overwritten by what manages it.
    private func addresses(_ number: UInt64, count: Int) throws -> [UInt] {
      try search.addresses { pointer in
        PlantedSecret(number: number, count: count).write(to: pointer)
        memmove(pointer, pointer + 16, count - 16)
        return count - 16
      }
    }

    /// The addresses of that part of the base 64 of a PKCS#8 that is another for each seed.
    private func base64Addresses(ofSeed number: UInt64) throws -> [UInt] {
      try search.addresses { pointer in
        // 16 bytes stand before the seed, so its third byte begins a group of three.
        let seed = pointer + 128
        PlantedSecret(number: number, count: 32).write(to: seed)
        return Int(EVP_EncodeBlock(pointer, seed + 2, 30))
      }
    }

    /// The addresses of a living key's seed.
    private static func seedAddresses(of key: borrowing Ed25519PrivateKey) throws -> [UInt] {
      let object = key.pointer
      return try MemorySearch().addresses { pointer in
        var count = 32
        let status = EVP_PKEY_get_octet_string_param(
          object, OSSL_PKEY_PARAM_PRIV_KEY, pointer, count, &count)
        return status == 1 ? count : 0
      }
    }

    @Test func `the search finds what is there`() throws {
      var bytes = PlantedSecret(number: 3, count: 32).bytes
      #expect(try addresses(3, count: 32).count == 1)
      SecretMemory.wipe(&bytes, from: 1)
      #expect(bytes.count == 1)
      #expect(try addresses(3, count: 32).isEmpty)
    }

    @Test func `a key that is made lies in the heap for secrets and nowhere else`() async {
      // In a process of its own, where nothing has set that heap up before.
      await #expect(processExitsWith: .success) {
        _ = try Self.seedAddresses(of: Ed25519PrivateKey.generate())
        let key = try Ed25519PrivateKey.generate()
        let found = try Self.seedAddresses(of: key)
        #expect(found.count == 1)
        #expect(found.allSatisfy { CRYPTO_secure_allocated(UnsafeRawPointer(bitPattern: $0)) == 1 })
        _ = try key.signature(for: [1])
      }
    }

    @Test func `T72 a process that forbids dumps leaves no core file`() async {
      await #expect(processExitsWith: .success) {
        #expect(SecretMemory.forbidDumps())
        var limit = rlimit(rlim_cur: 1, rlim_max: 1)
        #expect(getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0)
        #expect(limit.rlim_cur == 0 && limit.rlim_max == 0)
      }
    }

    @Test(arguments: 10..<UInt64(14))
    func `nothing of a key is left once it was written`(number: UInt64) throws {
      var info = try PKCS8.plain(PlantedSecret.key(number))
      SecretMemory.wipe(&info)
      #expect(try addresses(number, count: 32).isEmpty)
    }

    @Test(arguments: 20..<UInt64(24))
    func `nothing of a PEM block is left once it was written and read`(number: UInt64) throws {
      var info = try PKCS8.plain(PlantedSecret.key(number))
      var file = PEMDocument.encode(preamble: [], label: "PRIVATE KEY", content: info)
      SecretMemory.wipe(&info)
      #expect(try base64Addresses(ofSeed: number).count == 1)
      _ = try PEMDocument(file)
      SecretMemory.wipe(&file)
      #expect(try base64Addresses(ofSeed: number).isEmpty)
      #expect(try addresses(number, count: 32).isEmpty)
    }

    @Test(arguments: [false, true])
    func `nothing of a key that is not encrypted is left once it was used`(
      isTakenOver: Bool
    ) throws {
      let number: UInt64 = isTakenOver ? 30 : 31
      var file = try Self.plainFile(of: number)
      try Self.use(file, isTakenOver: isTakenOver, passphrase: 2)
      SecretMemory.wipe(&file)
      #expect(try addresses(number, count: 32).isEmpty)
      #expect(try base64Addresses(ofSeed: number).isEmpty)
    }

    @Test(arguments: [false, true])
    func `T72 nothing of an encrypted key and its passphrase is left once they were used`(
      isTakenOver: Bool
    ) throws {
      let (number, passphrase): (UInt64, UInt64) = isTakenOver ? (40, 42) : (41, 43)
      let file = try Self.encryptedFile(of: number, passphrase: passphrase)
      try Self.use(file, isTakenOver: isTakenOver, passphrase: passphrase)
      #expect(try addresses(number, count: 32).isEmpty)
      #expect(try addresses(passphrase, count: 24).isEmpty)
    }
  }
#endif
