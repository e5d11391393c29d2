#if os(Linux)
  import COpenSSL
  import Glibc
  import Testing

  /// Looks for bytes in all the memory that this process can write.
  ///
  /// What is looked for, and what is read from elsewhere, lies in a mapping of its own that is
  /// left out, so that no search finds itself. It takes no other memory before it has looked: what
  /// was given back just before would be overwritten.
  final class MemorySearch {
    private static let mostBytes = 256
    private static let pieceSize = 1 << 20
    private static let mapSize = 1 << 20

    private let needle: UnsafeMutablePointer<UInt8>
    private let piece: UnsafeMutablePointer<UInt8>
    private let map: UnsafeMutablePointer<CChar>
    private let own: Range<UInt>

    init() throws {
      let size = Self.mostBytes + Self.pieceSize + Self.mapSize
      let mapping = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      try #require(mapping != MAP_FAILED)
      let start = try #require(mapping)
      needle = start.assumingMemoryBound(to: UInt8.self)
      piece = needle + Self.mostBytes
      map = UnsafeMutableRawPointer(piece + Self.pieceSize).assumingMemoryBound(to: CChar.self)
      own = UInt(bitPattern: start)..<UInt(bitPattern: start) + UInt(size)
    }

    deinit {
      OPENSSL_cleanse(needle, own.count)
      munmap(needle, own.count)
    }

    /// The addresses of all copies of the bytes that `fill` writes and counts.
    func addresses(of fill: (UnsafeMutablePointer<UInt8>) -> Int) throws -> [UInt] {
      let count = fill(needle)
      let memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
      defer { close(memory) }
      let isComplete = readMap()
      try #require((8...Self.mostBytes).contains(count) && memory >= 0 && isComplete)
      var found: [UInt] = []
      var line: UnsafeMutablePointer<CChar>? = map
      while let text = line, text.pointee != 0 {
        // A line is "from-to rw-p …", with hexadecimal addresses.
        var rest: UnsafeMutablePointer<CChar>? = text
        let start = UInt(strtoul(text, &rest, 16))
        let end = rest.map { UInt(strtoul($0 + 1, &rest, 16)) } ?? start
        if let rest, strncmp(rest, " rw", 3) == 0 {
          // Neighbouring mappings are one line.
          search(start, min(end, own.lowerBound), memory, count, &found)
          search(max(start, own.upperBound), end, memory, count, &found)
        }
        line = strchr(text, CInt(UInt8(ascii: "\n"))).map { $0 + 1 }
      }
      return found
    }

    private func search(
      _ start: UInt, _ end: UInt, _ memory: CInt, _ count: Int, _ found: inout [UInt]
    ) {
      var start = start
      while start < end {
        // A range may be gone by now: then there is nothing to find in it.
        let received = pread(memory, piece, min(Int(end - start), Self.pieceSize), off_t(start))
        guard received >= count else { return }
        let candidates = received - count + 1
        var offset = 0
        while offset < candidates,
          let match = memchr(piece + offset, CInt(needle[0]), candidates - offset)
        {
          offset = match - UnsafeMutableRawPointer(piece)
          if memcmp(match, needle, count) == 0 { found.append(start + UInt(offset)) }
          offset += 1
        }
        // Copies may lie across two pieces.
        start += UInt(candidates)
      }
    }

    /// Reads the list of this process's mappings, and ends it with a zero.
    private func readMap() -> Bool {
      let file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return false }
      defer { close(file) }
      var size = 0
      while size < Self.mapSize - 1 {
        let received = read(file, map + size, Self.mapSize - 1 - size)
        if received <= 0 { break }
        size += received
      }
      map[size] = 0
      return size > 0 && size < Self.mapSize - 1
    }
  }
#endif
