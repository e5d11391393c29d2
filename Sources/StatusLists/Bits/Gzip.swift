import CZlib

/// Gzip files of one member: made always alike, and read within bounds.
///
/// Source: RFC 1952, RFC 1951.
enum Gzip {
  /// How much is expanded at first; the room is doubled as needed.
  private static let firstRoom = 32 << 10

  /// The data as a gzip file.
  ///
  /// The same bytes give the same file with the same zlib: no time, no name, no system in the header.
  static func compressed(_ data: [UInt8]) -> [UInt8] {
    // Method 8, no flags, no time, the greatest compression, system unknown.
    var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]
    file += deflated(data)
    appendLittleEndian(checkSum(of: data), to: &file)
    appendLittleEndian(UInt32(truncatingIfNeeded: data.count), to: &file)
    return file
  }

  /// The check sum of RFC 1952 §8.
  static func checkSum(of data: [UInt8]) -> UInt32 {
    unsafe data.withUnsafeBufferPointer { bytes in
      unsafe UInt32(truncatingIfNeeded: crc32_z(0, bytes.baseAddress, bytes.count))
    }
  }

  private static func appendLittleEndian(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
    }
  }

  /// The data in the format of RFC 1951, by level 9.
  private static func deflated(_ data: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    // A negative size of the window asks for data without a header.
    guard unsafe czlib_deflate_init(&stream, 9, -15) == Z_OK else { stop() }
    defer { unsafe deflateEnd(&stream) }
    guard let count = UInt32(exactly: data.count) else {
      preconditionFailure("a list is smaller than 4 GiB")
    }
    let room = unsafe Int(deflateBound(&stream, UInt(count)))
    var input = data
    return unsafe [UInt8](unsafeUninitializedCapacity: room) { output, written in
      let status = unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = count
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(truncatingIfNeeded: room)
        return unsafe deflate(&stream, Z_FINISH)
      }
      guard status == Z_STREAM_END else { stop() }
      written = unsafe Int(stream.total_out)
    }
  }

  /// What a gzip file holds.
  ///
  /// zlib compares the check sum and the length, and the check sum of the header where there is one.
  /// A name or comment in the header is passed over.
  ///
  /// - Parameters:
  ///   - file: One member, and nothing else.
  ///   - maxBytes: How much it may hold.
  /// - Returns: What it holds.
  /// - Throws: `gzip` or `tooLarge`.
  static func expanded(_ file: [UInt8], maxBytes: Int) throws(StatusListError) -> [UInt8] {
    guard let count = UInt32(exactly: file.count) else { throw .tooLarge(limit: maxBytes) }
    var stream = unsafe z_stream()
    // 16 asks for a gzip file and no other format.
    guard unsafe czlib_inflate_init(&stream, 16 + 15) == Z_OK else { stop() }
    defer { unsafe inflateEnd(&stream) }
    // One byte more than is allowed, so that what is exactly as large can be told to end there.
    let greatestRoom = maxBytes + 1
    var data = [UInt8](repeating: 0, count: min(firstRoom, greatestRoom))
    var written = 0
    var status = Z_OK
    var input = file
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = count
      repeat {
        if written == data.count {
          data += [UInt8](repeating: 0, count: min(data.count, greatestRoom - data.count))
        }
        let room = data.count - written
        unsafe data.withUnsafeMutableBufferPointer { output in
          unsafe stream.next_out = output.baseAddress.map { unsafe $0 + written }
          unsafe stream.avail_out = UInt32(truncatingIfNeeded: room)
          status = unsafe inflate(&stream, Z_NO_FLUSH)
        }
        written = unsafe data.count - Int(stream.avail_out)
        // Each turn fills the room there was, or is the last.
      } while status == Z_OK && written == data.count && data.count < greatestRoom
    }
    let rest = unsafe stream.avail_in
    let message = unsafe stream.msg.map { unsafe String(cString: $0) } ?? ""
    guard written <= maxBytes else { throw .tooLarge(limit: maxBytes) }
    switch status {
    case Z_STREAM_END:
      guard rest == 0 else { throw .gzip(.trailingBytes) }
    case Z_OK, Z_BUF_ERROR: throw .gzip(.truncated)
    case Z_NEED_DICT: throw .gzip(.dictionary)
    case Z_DATA_ERROR where message.hasSuffix("data check") || message.hasSuffix("length check"):
      throw .gzip(.checkFailed)
    case Z_DATA_ERROR: throw .gzip(.damaged)
    case Z_MEM_ERROR: stop()
    default: throw .gzip(.damaged)
    }
    data.removeLast(data.count - written)
    return data
  }

  /// zlib fails so only where memory ends or the library is broken.
  private static func stop() -> Never {
    preconditionFailure("zlib cannot work")
  }
}
