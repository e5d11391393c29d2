/// A text that was parsed, once, for everything that is done with it.
///
/// ```swift
/// let document = try JSONDocument(bytes)
/// let name = document.root["credentialSubject"]?["achievement"]?["name"]?.string
/// ```
///
/// Source: RFC 8259 within I-JSON (RFC 7493).
public struct JSONDocument: Sendable {
  private let tape: JSONTape

  /// Parses a text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 without a byte order mark.
  ///   - limits: What the text may ask of the reader.
  /// - Throws: `JSONError` with the place, at the first thing that is wrong.
  public init(_ bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
    guard bytes.count <= limits.maxBytes else {
      throw JSONError(
        reason: .tooLarge(limit: limits.maxBytes), line: 1, column: 1, byteOffset: 0,
        pointer: .root)
    }
    var padded: [UInt8] = []
    padded.reserveCapacity(bytes.count + PaddedBytes.padding)
    padded += bytes
    padded += repeatElement(0, count: PaddedBytes.padding)
    tape = try JSONDocument.parse(padded, limits: limits)
  }

  /// The value that the text is.
  public var root: JSONValue { JSONValue(tape: tape, index: 0) }

  /// The text itself.
  public var bytes: [UInt8] { tape.bytes.dropLast(PaddedBytes.padding) }

  private static func parse(
    _ padded: [UInt8], limits: JSONLimits
  ) throws(JSONError) -> JSONTape {
    let capacity = NodeList.capacity(bytes: padded.count - PaddedBytes.padding, limits: limits)
    var failure: JSONError?
    var (arena, order, generalNumbers) = ([UInt8](), [UInt32](), 0)
    let nodes = unsafe [JSONNode](unsafeUninitializedCapacity: capacity) { nodes, count in
      unsafe padded.withUnsafeBufferPointer { input in
        var parser = unsafe JSONParser(
          PaddedBytes(input), limits: limits, nodes: NodeList(nodes))
        do throws(JSONError) { try parser.parseText() } catch { failure = error }
        count = parser.nodes.count
        (arena, order, generalNumbers) = (parser.arena, parser.order, parser.generalNumbers)
      }
    }
    if let failure { throw failure }
    return JSONTape(
      bytes: padded, arena: arena, nodes: nodes, order: order, generalNumbers: generalNumbers)
  }
}
