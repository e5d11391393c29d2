import CredentialVerifier
import StrictJSON

/// Verifies pieces of the input; every thread has the same one.
struct BatchWorker: Sendable {
  let request: VerificationRequest
  let format: ResultFormat

  /// What becomes of a piece.
  func result(of piece: BatchPiece) -> BatchResult {
    var result = BatchResult()
    result.size = piece.size
    switch piece.content {
    case .files(let files):
      for file in files { add(file, to: &result) }
    case .lines(let block, let id):
      for line in block.lines {
        let place = BatchPlace(file: id, line: line.number)
        add(line.range.map { block.bytes[$0].trimmed }, at: place, to: &result)
      }
    }
    return result
  }

  private func add(_ file: BatchPiece.FoundFile, to result: inout BatchResult) {
    let place = BatchPlace(file: file.id, line: 0)
    switch file.content {
    case .document(let bytes):
      add(request.report(on: bytes), on: bytes, at: place, to: &result)
    case .other:
      result.items.append(
        BatchResult.Item(
          kind: .skipped, status: .accepted, place: place, end: result.output.count))
    case .unreadable(let failure):
      // What is too large was there, and is refused; the rest could not be opened.
      let status = failure.status == .badData ? VerificationStatus.rejected : .unreadable
      result.output += format.bytes(of: failure, status, at: place)
      result.items.append(
        BatchResult.Item(
          kind: .unreadable, status: status, place: place, end: result.output.count,
          failure: failure))
    }
  }

  /// Adds what a line comes to; nothing where it is empty.
  private func add(_ line: ArraySlice<UInt8>?, at place: BatchPlace, to result: inout BatchResult) {
    guard let line else {
      let message = "the line is longer than the limit of \(BatchReading.limit) bytes"
      return addBroken("INPUT_TOO_LARGE", message, at: place, to: &result)
    }
    guard let first = line.first else { return }
    var document = Array(line)
    if first == UInt8(ascii: "\""), let token = BatchWorker.text(document) { document = token }
    let report = request.report(on: document)
    guard let reason = report.whyUnreadable else {
      return add(report, on: document, at: place, to: &result)
    }
    addBroken(reason.code, report.explanation, at: place, to: &result)
  }

  private func add(
    _ report: VerificationReport, on bytes: [UInt8], at place: BatchPlace,
    to result: inout BatchResult
  ) {
    let explained = request.explanation(of: bytes)
    result.output += format.bytes(of: report, at: place, explained: explained)
    result.items.append(
      BatchResult.Item(
        kind: .report, status: VerificationStatus(report.verdict), place: place,
        end: result.output.count, credential: SeenCredential(report)))
  }

  private func addBroken(
    _ code: String, _ message: String, at place: BatchPlace, to result: inout BatchResult
  ) {
    result.output += format.bytes(ofBroken: code, message, at: place)
    result.items.append(
      BatchResult.Item(
        kind: .broken, status: .rejected, place: place, end: result.output.count))
  }

  /// The text of a line that is a JSON string, as a compact JWS can be written.
  private static func text(_ line: [UInt8]) -> [UInt8]? {
    guard let root = try? JSONDocument(line).root, root.kind == .string else { return nil }
    return root.string.map { Array($0.utf8) }
  }
}
