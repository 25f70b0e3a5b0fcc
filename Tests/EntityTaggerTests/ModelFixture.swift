import Foundation

@testable import EntityTagger

/// The model that `make deps` unpacks.
enum ModelFixture {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let folder = root.appendingPathComponent(".deps/models/entities").path

  /// Loaded once for all tests.
  static let loaded = Result { try EntityTagger(modelDirectory: folder) }

  static func tagger() throws -> EntityTagger { try loaded.get() }
}
