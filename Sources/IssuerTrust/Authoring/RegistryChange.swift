public import StrictJSON

/// What has to be written so that a registry lists something else, in this order.
///
/// The targets come first: should the rest fail, the same change can be made again.
public struct RegistryChange: Sendable {
  /// The signed targets, to be kept aside: they say what was published until new ones are signed.
  public let kept: MetadataFile?

  /// The signed record whose place another takes, to be kept aside with them.
  public let keptRecord: RecordFile?

  /// The targets, unsigned; `nil` where nothing changes.
  public let targets: MetadataFile?

  /// The record to write into its place.
  public let record: RecordFile?

  /// The context to write into its place.
  public let context: ContextFile?

  /// The status list, manifest or evidence to write into its place.
  public let file: TargetFile?

  /// The place of the record or context to delete.
  public let removedPath: ExactString?

  /// Whether everything is as it should be already.
  public var isEmpty: Bool { targets == nil }

  init(
    targets: MetadataFile? = nil, kept: MetadataFile? = nil, keptRecord: RecordFile? = nil,
    record: RecordFile? = nil, context: ContextFile? = nil, file: TargetFile? = nil,
    removedPath: ExactString? = nil
  ) {
    self.targets = targets
    self.kept = kept
    self.keptRecord = keptRecord
    self.record = record
    self.context = context
    self.file = file
    self.removedPath = removedPath
  }
}
