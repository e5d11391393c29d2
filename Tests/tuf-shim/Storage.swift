/// Where files are kept under their names, which may have any characters.
protocol Storage {
  /// The file of a name; `nil` where there is none.
  func file(_ name: String) throws -> [UInt8]?
  /// Keeps a file in the place of the one before it.
  func keep(_ bytes: [UInt8], as name: String) throws
  /// Lets go of the file of a name, if there is one.
  func remove(_ name: String) throws
}
