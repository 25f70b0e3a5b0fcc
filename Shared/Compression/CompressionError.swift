/// Why bytes can't be decompressed, or compressed.
public enum CompressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What they stand for is over the limit, in bytes. No more than that was made of them.
  case tooLarge(limit: Int)
  /// They end before their end.
  case truncated
  /// They are not what they are said to be; with what is wrong.
  case malformed(String)
  /// The machine has no memory for it.
  case outOfMemory

  public var description: String {
    switch self {
    case .tooLarge(let limit): "Decompressed, it is over the limit of \(limit) bytes."
    case .truncated: "It is cut off."
    case .malformed(let what): "It is malformed: \(what)."
    case .outOfMemory: "There is no memory for it."
    }
  }
}
