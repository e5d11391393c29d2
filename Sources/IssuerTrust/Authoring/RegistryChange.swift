public import StrictJSON

/// What has to be written so that a registry lists something else, in this order.
///
/// The targets come first: should the rest fail, the same change can be made again.
public struct RegistryChange: Sendable {
  /// The signed targets, to be kept aside: they say what was published until new ones are signed.
  public let kept: MetadataFile?

  /// The targets, unsigned; `nil` where nothing changes.
  public let targets: MetadataFile?

  /// The record to write into its place.
  public let record: RecordFile?

  /// The context to write into its place.
  public let context: ContextFile?

  /// The place of the record or context to delete.
  public let removedPath: ExactString?

  /// Whether everything is as it should be already.
  public var isEmpty: Bool { targets == nil }

  init(
    targets: MetadataFile? = nil, kept: MetadataFile? = nil, record: RecordFile? = nil,
    context: ContextFile? = nil, removedPath: ExactString? = nil
  ) {
    self.targets = targets
    self.kept = kept
    self.record = record
    self.context = context
    self.removedPath = removedPath
  }
}
