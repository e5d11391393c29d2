import WireFormats

/// Bytes as tests write them.
func hex(_ text: String) throws -> [UInt8] { try Base16.decode(text) }
