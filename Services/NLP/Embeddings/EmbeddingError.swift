/// Why a text has no vector.
public enum EmbeddingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The queue has no room for the texts: it holds `limit` at most. Try again later.
  case queueFull(limit: Int)
  /// A call has more texts than the queue could ever hold.
  case tooManyTexts(count: Int, limit: Int)
  /// The batcher was shut down.
  case closed

  public var description: String {
    switch self {
    case .queueFull(let limit): "\(limit) texts already wait for the embedding model"
    case .tooManyTexts(let count, let limit): "\(count) texts in one call are more than \(limit)"
    case .closed: "the embedding model was shut down"
    }
  }
}
