import Foundation

/// A text with the tokens and entities that spaCy gives it (see EntityTaggerTests/Reference/generate.py).
public struct TaggedText: Sendable, Decodable {
  /// An entity: which tokens it covers, and of what kind it is.
  public struct Entity: Sendable, Decodable, Equatable {
    public let tokens: Range<Int>
    public let label: String

    public init(tokens: Range<Int>, label: String) {
      self.tokens = tokens
      self.label = label
    }

    public init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      let start = try row.decode(Int.self)
      tokens = start..<(try row.decode(Int.self))
      label = try row.decode(String.self)
    }
  }

  public let text: String
  /// In code points.
  public let tokens: [Range<Int>]
  public let entities: [Entity]

  public init(from decoder: any Decoder) throws {
    var row = try decoder.unkeyedContainer()
    text = try row.decode(String.self)
    let numbers = try row.decode(String.self).split(separator: " ").compactMap { Int($0) }
    var end = 0
    tokens = stride(from: 0, to: numbers.count - 1, by: 2).map { index in
      let start = end + numbers[index]
      end = start + numbers[index + 1]
      return start..<end
    }
    entities = try row.decode([Entity].self)
  }

  /// The 1,000 texts; and the entities of the text that every fifth of them makes, joined by two line feeds.
  public static func all() throws -> (texts: [TaggedText], long: [Entity]) {
    let rows = try ReferenceFile.read([TaggedText].self, "EntityTaggerTests/Reference/texts.json")
    return (Array(rows.dropLast()), rows.last?.entities ?? [])
  }
}
