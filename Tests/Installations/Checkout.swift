import Foundation

/// The checkout that the tests are of, and what was built from it.
public struct Checkout: Sendable {
  /// The repository's top folder.
  public let root: URL
  /// Where this build's executables are.
  public let binaries: URL

  /// - Parameter file: A source file three folders below the top.
  public init(file: String = #filePath) throws {
    root = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    // The test bundle stands beside the executables of the same build.
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var folder = URL(filePath: own).deletingLastPathComponent()
    let arguments = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
    if let bundle = arguments.first { folder = bundle.deletingLastPathComponent() }
    binaries = folder
    guard FileManager.default.isExecutableFile(atPath: binaries.appending(path: "dossier").path) else {
      throw MissingFile("\(binaries.path) has no dossier executable: run `swift build --build-tests` first.")
    }
  }

  /// An executable of this build, such as `dossier-nlp`.
  public func executable(_ name: String) throws -> URL {
    try Self.existing(binaries.appending(path: name), advice: "run `swift build --build-tests`")
  }

  /// A tool or environment that `make deps-test` puts into `.deps`, such as `bin/grpcurl`.
  public func dependency(_ path: String) throws -> URL {
    try Self.existing(root.appending(path: ".deps/\(path)"), advice: "run `make deps-test`")
  }

  /// A file that a Debian package brings, such as `/usr/bin/curl`.
  public func system(_ path: String) throws -> URL {
    try Self.existing(URL(filePath: path), advice: "run `make deps-test`")
  }

  /// The sample case's folder.
  public var samples: URL { root.appending(path: "Services/CLI/Samples") }

  private static func existing(_ url: URL, advice: String) throws -> URL {
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw MissingFile("\(url.path) is missing: \(advice).")
    }
    return url
  }
}

/// Something that a test needs is not there; says how to get it.
public struct MissingFile: Error, CustomStringConvertible {
  public let description: String
  init(_ description: String) { self.description = description }
}
