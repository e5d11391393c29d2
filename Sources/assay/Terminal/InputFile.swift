import ArgumentParser
import DurableFiles
import StrictJSON

/// A document that the user named: a file, a file in a folder, or standard input.
struct InputFile: Equatable {
  /// The path as it was typed or found; `-` for standard input.
  let path: String

  /// The name as it is printed.
  var name: String { path == "-" ? "standard input" : DisplayText.escaped(path) }

  /// Why there is no such document; `nil` where that is still to be seen.
  var failure: CommandFailure?

  /// The documents that the arguments name, folders replaced by the files `*.json` in them.
  ///
  /// A folder that cannot be read, or holds no such file, stands for itself, with its failure: it
  /// keeps nobody from reading the others.
  static func all(_ arguments: [String]) -> [InputFile] {
    var files: [InputFile] = []
    for argument in arguments {
      if argument != "-" && FileReader.isDirectory(argument) {
        do throws(CommandFailure) {
          files += try documents(in: argument)
        } catch {
          files.append(InputFile(path: argument, failure: error))
        }
      } else {
        files.append(InputFile(path: argument))
      }
    }
    return files
  }

  /// Refuses standard input where it is named twice: the second time it would be empty.
  ///
  /// - Throws: `ValidationError`.
  static func checkArguments(_ arguments: [String]) throws {
    guard arguments.filter({ $0.utf8.elementsEqual("-".utf8) }).count < 2 else {
      throw ValidationError("standard input (-) can be read only once")
    }
  }

  private static func documents(in folder: String) throws(CommandFailure) -> [InputFile] {
    let listing: DirectoryNames
    do throws(FileError) {
      listing = try FileReader.listing(of: folder)
    } catch {
      throw CommandFailure(reading: error)
    }
    let prefix = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    func paths(_ names: [String]) -> [String] {
      names.filter { $0.utf8.suffix(5).elementsEqual(".json".utf8) }.map { prefix + $0 }
    }
    // A folder that somebody sent may hold a pipe or a link to a device, which nobody named.
    var files = paths(listing.names).filter { FileReader.isRegularFile($0) || isLost($0) }
      .map { InputFile(path: $0) }
    files += paths(listing.undecodable).map { path in
      let message = "the name of \(DisplayText.escaped(path)) is not UTF-8"
      return InputFile(
        path: path, failure: CommandFailure(.noInput, message, hint: "rename the file"))
    }
    guard !files.isEmpty else {
      throw CommandFailure(
        .noInput, "\(DisplayText.escaped(folder)) holds no file whose name ends in .json",
        hint: "name the files themselves")
    }
    return files
  }

  /// Whether a link leads nowhere: that is said, for somebody may miss the file.
  private static func isLost(_ path: String) -> Bool { (try? FileReader.mode(of: path)) == nil }

  /// The file's content.
  ///
  /// - Throws: `CommandFailure` with `noInput` where it cannot be read.
  func read(limit: Int = JSONLimits.standard.maxBytes) throws(CommandFailure) -> [UInt8] {
    if let failure { throw failure }
    do throws(FileError) {
      return path == "-"
        ? try FileReader.standardInput(limit: limit)
        : try FileReader.bytes(at: path, limit: limit)
    } catch {
      throw CommandFailure(reading: error)
    }
  }
}
