import DurableFiles
import StrictJSON

/// What the arguments of `assay verify` come to: one document, or whatever there may be.
///
/// One document gets a report of its own; with `json` that depends on what was asked, not on how many
/// files a folder happens to hold.
enum VerificationInputs {
  /// One document, out of a file that was opened, or why there is none.
  struct Single {
    let path: String
    let opened: Result<OpenedInput, CommandFailure>
  }

  case single(Single)
  /// Several; where one file turned out to hold several, it is open already.
  case several(OpenedInput?)

  init(_ arguments: [String], _ options: BatchOptions, format: OutputFormat) {
    guard arguments.count == 1, var path = arguments.first else {
      self = .several(nil)
      return
    }
    let isFolder = !path.utf8.elementsEqual("-".utf8) && FileReader.isDirectory(path)
    if isFolder {
      guard format == .text, !options.recursive, let only = Self.onlyFile(in: path) else {
        self = .several(nil)
        return
      }
      path = only
    }
    do throws(FileError) {
      let opened = try OpenedInput(path, isForcedToLines: options.lines)
      switch opened.content {
      case .document: self = .single(Single(path: path, opened: .success(opened)))
      case .lines: self = .several(isFolder ? nil : opened)
      case .other:
        self = isFolder ? .several(nil) : .single(Single(path: path, opened: .success(opened)))
      }
    } catch {
      self = .single(Single(path: path, opened: .failure(CommandFailure(reading: error))))
    }
  }

  /// The only thing in a folder, if that is an ordinary file.
  private static func onlyFile(in folder: String) -> String? {
    guard let listing = try? FileReader.listing(of: folder), listing.undecodable.isEmpty,
      listing.names.count == 1, let name = listing.names.first
    else { return nil }
    let path = (folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/") + name
    return FileReader.isRegularFile(path) ? path : nil
  }
}
