import Foundation

@testable import CLI

/// What a command wrote, in a folder that goes with it.
final class Transcript {
  private let folder: TemporaryFolder
  private let output: FileHandle

  init() throws {
    folder = try TemporaryFolder()
    let file = try folder.write("output", "")
    output = try FileHandle(forWritingTo: file)
  }

  func terminal(interactive: Bool = false, colours: Bool = false, width: Int = 80) -> Terminal {
    Terminal(interactive: interactive, colours: colours, width: width, output: output, errors: output)
  }

  var text: String {
    get throws { try String(contentsOf: folder.url.appending(path: "output"), encoding: .utf8) }
  }

  var lines: [String] {
    get throws { try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) }
  }
}

/// A folder that is removed with its last user.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "dossier-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ path: String, _ text: String) throws -> URL {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}
