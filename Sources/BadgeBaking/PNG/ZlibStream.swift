import CZlib

/// Streams of zlib, read within bounds.
///
/// Source: RFC 1950.
enum ZlibStream {
  /// What reading a stream came to.
  enum Expansion: Equatable {
    case whole([UInt8])
    case damaged
    case tooLarge
  }

  /// How much is expanded at first; the room is doubled as needed.
  private static let firstRoom = 32 << 10

  /// What a stream holds that is whole, and which nothing follows.
  static func expanded(_ stream: [UInt8], maxBytes: Int) -> Expansion {
    guard let count = UInt32(exactly: stream.count) else { return .tooLarge }
    var state = unsafe z_stream()
    // The largest window of a stream with a header of zlib, and of no other format.
    guard unsafe czlib_inflate_init(&state, 15) == Z_OK else { return .damaged }
    defer { unsafe inflateEnd(&state) }
    // One byte more than is allowed, so that what is exactly as large can be told to end there.
    let greatestRoom = maxBytes + 1
    var data = [UInt8](repeating: 0, count: min(firstRoom, greatestRoom))
    var written = 0
    var status = Z_OK
    var input = stream
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe state.next_in = input.baseAddress
      unsafe state.avail_in = count
      repeat {
        if written == data.count {
          data += [UInt8](repeating: 0, count: min(data.count, greatestRoom - data.count))
        }
        let room = data.count - written
        unsafe data.withUnsafeMutableBufferPointer { output in
          unsafe state.next_out = output.baseAddress.map { unsafe $0 + written }
          unsafe state.avail_out = UInt32(truncatingIfNeeded: room)
          status = unsafe inflate(&state, Z_NO_FLUSH)
        }
        written = unsafe data.count - Int(state.avail_out)
        // Each turn fills the room there was, or is the last.
      } while status == Z_OK && written == data.count && data.count < greatestRoom
    }
    guard written <= maxBytes else { return .tooLarge }
    guard status == Z_STREAM_END, unsafe state.avail_in == 0 else { return .damaged }
    data.removeLast(data.count - written)
    return .whole(data)
  }
}
