import Foundation

/// The repository that these tests are part of: what git tracks, or would track.
struct Repository {
  /// The top folder.
  let root: URL

  /// Paths relative to `root`, sorted.
  let paths: [String]

  init() throws {
    root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let listing = try Command.run(
      ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"], in: root)
    let top = root
    paths = listing.output.split(separator: "\0").map(String.init).sorted()
      .filter { FileManager.default.fileExists(atPath: top.appending(path: $0).path) }
  }

  /// A file's bytes.
  func data(_ path: String) throws -> Data {
    try Data(contentsOf: root.appending(path: path), options: .mappedIfSafe)
  }

  /// A file's text; nil where it is not UTF-8 or holds a NUL.
  func text(_ path: String) throws -> String? {
    let data = try data(path)
    return data.contains(0) ? nil : String(data: data, encoding: .utf8)
  }

  /// The lines of a file that contain one of the words; none where the file is not text.
  func lines(of path: String, mentioning words: [String]) throws -> [Substring] {
    guard let text = try text(path), words.contains(where: { text.contains($0) }) else { return [] }
    return text.split(separator: "\n").filter { line in words.contains { line.contains($0) } }
  }

  /// Every Swift file that people write, split into code and comments once for all tests.
  static let sources = Result {
    let repository = try Repository()
    return try repository.paths
      .filter { $0.hasSuffix(".swift") && !repository.isGenerated($0) }
      .map { try SourceFile(path: $0, text: repository.text($0) ?? "") }
  }

  /// The Swift files below some folders, without the generated ones.
  static func sources(below folders: String...) throws -> [SourceFile] {
    try sources.get().filter { source in folders.contains { source.path.hasPrefix("\($0)/") } }
  }

  /// The folders of packages within this one, which have an architecture of their own.
  static let nestedPackages = Result {
    try Repository().paths.filter { $0.hasSuffix("/Package.swift") }.map { $0.dropLast("Package.swift".count) }
  }

  /// Whether `proto/generate` writes this file, or the script that made a table of data.
  func isGenerated(_ path: String) -> Bool {
    let folders = ["Shared/Contracts/", "Shared/CMessages/", "Tests/CTestMessages/"]
    return folders.contains { path.hasPrefix($0) } || path.contains("/Generated/")
      || path == "Services/NLP/Embeddings/CanonicalDecompositions.swift"
  }
}
