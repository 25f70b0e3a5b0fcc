import Foundation

/// A line with its word pieces as Hugging Face's tokenizers give them.
public struct PiecedLine: Sendable {
  public let line: String
  /// `[CLS]` and `[SEP]` included.
  public let pieces: [Int32]

  private struct File: Decodable {
    let lines: [String]
    let pieces: [Data]
  }

  /// The 1,000 lines.
  public static func all() throws -> [PiecedLine] {
    let file = try ReferenceFile.read(File.self, "EmbeddingsTests/Reference/wordpiece.json")
    return zip(file.lines, file.pieces).map { PiecedLine(line: $0, pieces: $1.numbers(UInt16.self).map(Int32.init)) }
  }
}
