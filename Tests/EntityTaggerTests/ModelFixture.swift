import Foundation

@testable import EntityTagger

/// The model that `make deps` unpacks, and spaCy's answers for our texts.
enum ModelFixture {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let folder = root.appendingPathComponent(".deps/models/entities").path

  /// Loaded once for all tests.
  static let loaded = Result { try EntityTagger(modelDirectory: folder) }

  static func tagger() throws -> EntityTagger { try loaded.get() }

  /// One text with the tokens and entities that spaCy gives it (see Reference/generate.py).
  struct Reference: Decodable {
    let text: String
    let tokens: [Range<Int>]
    let entities: [Entity]

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      text = try row.decode(String.self)
      let numbers = try row.decode(String.self).split(separator: " ").compactMap { Int($0) }
      var end = 0
      tokens = stride(from: 0, to: numbers.count, by: 2).map { index in
        let start = end + numbers[index]
        end = start + numbers[index + 1]
        return start..<end
      }
      entities = try row.decode([Entity].self)
    }
  }

  struct Entity: Decodable, Equatable {
    let tokens: Range<Int>
    let label: String

    init(tokens: Range<Int>, label: String) {
      self.tokens = tokens
      self.label = label
    }

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      let start = try row.decode(Int.self)
      tokens = start..<(try row.decode(Int.self))
      label = try row.decode(String.self)
    }
  }

  static func references() throws -> [Reference] {
    let file = root.appendingPathComponent("Tests/EntityTaggerTests/Reference/texts.json")
    return try JSONDecoder().decode([Reference].self, from: Data(contentsOf: file))
  }
}
