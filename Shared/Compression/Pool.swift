import Synchronization

/// Contexts that wait for their next use. Each is lent to one caller at a time.
struct Pool<Context: Sendable>: ~Copyable, Sendable {
  /// Contexts kept; those that come back when there are as many are freed.
  static var limit: Int { 16 }

  private let idle = Mutex<[Context]>([])

  /// Does something with a context, a new one when all are lent.
  func use<Result>(
    _ make: () throws(CompressionError) -> Context, _ body: (Context) throws(CompressionError) -> Result
  ) throws(CompressionError) -> Result {
    let context: Context
    if let idle = idle.withLock({ $0.popLast() }) { context = idle } else { context = try make() }
    defer {
      idle.withLock { idle in
        if idle.count < Self.limit { idle.append(context) }
      }
    }
    return try body(context)
  }
}
