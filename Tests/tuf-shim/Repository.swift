/// Where metadata and targets are published under their names, which may have any characters.
protocol Repository {
  /// The metadata of a name; `nil` where there is none. Reading stops at the limit.
  func metadata(_ name: String, limit: Int) throws -> [UInt8]?
  /// The target of a name; `nil` where there is none. Reading stops at the limit.
  func target(_ name: String, limit: Int) throws -> [UInt8]?
}

/// A repository that this machine serves over HTTP.
struct LocalRepository: Repository {
  /// The URL that names of metadata are put behind.
  let metadataURL: String
  /// The URL that names of targets are put behind; `nil` where none are wanted.
  let targetsURL: String?

  private let client = LoopbackClient()

  init(metadataURL: String, targetsURL: String?) {
    self.metadataURL = metadataURL
    self.targetsURL = targetsURL
  }

  func metadata(_ name: String, limit: Int) throws -> [UInt8]? {
    try client.file(at: metadataURL + PercentEncoding.encode(name), limit: limit)
  }

  func target(_ name: String, limit: Int) throws -> [UInt8]? {
    guard let targetsURL else { return nil }
    let path = PercentEncoding.encode(name, keepsSlashes: true)
    return try client.file(at: targetsURL + path, limit: limit)
  }
}
