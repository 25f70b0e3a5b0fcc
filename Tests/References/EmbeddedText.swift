import Foundation

/// A text with the vector that Hugging Face's code gives it (see EmbeddingsTests/Reference/references.py).
public struct EmbeddedText: Sendable {
  public let text: String
  /// 384 floats, of length one.
  public let vector: [Float]

  private struct File: Decodable {
    let texts: [String]
    let vectors: [Data]
  }

  /// The 50 texts.
  public static func all() throws -> [EmbeddedText] {
    let file = try ReferenceFile.read(File.self, "EmbeddingsTests/Reference/references.json")
    return zip(file.texts, file.vectors).map { EmbeddedText(text: $0, vector: $1.numbers(Float.self)) }
  }

  /// The cosine of a vector of length one to the reference.
  public func cosine(to found: [Float]) -> Double {
    zip(vector, found).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
}
