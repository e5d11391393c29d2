/// How much an image may ask of its reader.
///
/// An image is read before anything in it is authenticated, so each limit bounds what a stranger can
/// make us spend.
public struct ImageLimits: Equatable, Sendable {
  /// The most bytes an image may have.
  public let maxBytes: Int
  /// The most chunks a PNG may have.
  public let maxChunks: Int
  /// The most bytes that compressed text may have when it is expanded.
  public let maxTextBytes: Int
  /// The most elements and attributes an SVG may have, together.
  public let maxNodes: Int
  /// How deep the elements of an SVG may stand in one another.
  public let maxDepth: Int
  /// The most attributes an element may have.
  public let maxAttributes: Int
  /// The most declarations of namespaces that may hold at one place of an SVG.
  public let maxNamespaces: Int

  /// Limits of the caller's choice.
  public init(
    maxBytes: Int = 16 << 20, maxChunks: Int = 65_536, maxTextBytes: Int = 16 << 20,
    maxNodes: Int = 1_000_000, maxDepth: Int = 256, maxAttributes: Int = 256,
    maxNamespaces: Int = 64
  ) {
    self.maxBytes = maxBytes
    self.maxChunks = maxChunks
    self.maxTextBytes = maxTextBytes
    self.maxNodes = maxNodes
    self.maxDepth = maxDepth
    self.maxAttributes = maxAttributes
    self.maxNamespaces = maxNamespaces
  }

  /// 16 MiB, and of a PNG 65,536 chunks, of an SVG 1,000,000 elements and attributes.
  ///
  /// Badges have some hundred KB, and a credential by itself may have no more bytes either. Programs
  /// write image data in chunks of 8 KB, of which 16 MiB have 2,048; an animation has three chunks a
  /// frame. Text may expand to as much as an image may have. Drawings have some ten levels and namespaces, and elements of up
  /// to some fifty attributes.
  public static let standard = ImageLimits()
}
