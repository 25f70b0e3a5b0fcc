/// The events of one extraction, in order; for one consumer.
///
/// The extractor goes no further than a page or two ahead of the consumer. Letting go of the sequence and its
/// iterator, or cancelling the task that awaits, kills the extractor. Throws `ExtractionError` or `CancellationError`.
public struct ExtractionEvents: AsyncSequence, Sendable {
  public typealias Element = ExtractionEvent

  /// Ends the extraction when nobody can take its events any more.
  fileprivate final class Lease: Sendable {
    let channel: EventChannel

    init(_ channel: EventChannel) { self.channel = channel }

    deinit { channel.cancel() }
  }

  public struct Iterator: AsyncIteratorProtocol {
    private let lease: Lease

    fileprivate init(_ lease: Lease) { self.lease = lease }

    public mutating func next() async throws -> ExtractionEvent? {
      try await lease.channel.next()
    }
  }

  private let lease: Lease

  init(_ channel: EventChannel) { lease = Lease(channel) }

  public func makeAsyncIterator() -> Iterator { Iterator(lease) }

  /// Kills the extractor; whoever awaits an event gets a `CancellationError`.
  public func cancel() { lease.channel.cancel() }
}
