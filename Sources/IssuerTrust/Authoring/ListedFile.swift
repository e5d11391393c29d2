import StrictJSON

/// A file that targets list, whatever is in it.
protocol ListedFile: Sendable {
  /// Where it stands among the targets.
  var path: ExactString { get }
  /// What it is.
  var bytes: [UInt8] { get }
  /// What the targets say of it.
  var reference: JSONTree { get }
}

extension RecordFile: ListedFile {}

extension ContextFile: ListedFile {}
