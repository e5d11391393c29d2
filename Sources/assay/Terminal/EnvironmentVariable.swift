import Glibc

/// Variables of the environment, read at the edge.
enum EnvironmentVariable {
  /// The text of a variable; `nil` where it is not set, empty, or not UTF-8.
  static func text(_ name: String) -> String? {
    guard let value = unsafe getenv(name), unsafe value.pointee != 0 else { return nil }
    return unsafe String(validatingCString: value)
  }
}
