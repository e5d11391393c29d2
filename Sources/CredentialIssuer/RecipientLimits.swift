/// How large a table of recipients may be.
public struct RecipientLimits: Equatable, Sendable {
  /// Rows, the header not counted.
  public var maxRows: Int
  /// Columns of one row.
  public var maxColumns: Int
  /// Bytes of one field, as it stands in the file.
  public var maxFieldBytes: Int

  /// Limits of one's own.
  ///
  /// - Parameters:
  ///   - maxRows: Rows, the header not counted.
  ///   - maxColumns: Columns of one row.
  ///   - maxFieldBytes: Bytes of one field.
  public init(maxRows: Int, maxColumns: Int, maxFieldBytes: Int) {
    self.maxRows = maxRows
    self.maxColumns = maxColumns
    self.maxFieldBytes = maxFieldBytes
  }

  /// 1,000,000 rows, 256 columns, 64 KiB a field.
  ///
  /// The largest university has less than half a million students; a quote that is never closed
  /// must not swallow the rest of the file before it is noticed.
  public static let standard = RecipientLimits(
    maxRows: 1_000_000, maxColumns: 256, maxFieldBytes: 64 << 10)
}
