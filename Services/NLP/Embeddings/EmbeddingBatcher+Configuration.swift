extension EmbeddingBatcher {
  /// How texts become batches, and what bounds there are.
  public struct Configuration: Sendable, Hashable {
    /// Batches that run at once, each on a thread of its own.
    public var workers: Int
    /// How many texts may wait; a call that would pass it throws `EmbeddingError.queueFull`.
    public var maximumQueuedTexts: Int
    /// How many texts one call may bring.
    public var maximumTextsPerCall: Int
    /// A text that waited longer than this goes before all others of its priority, however few of its length wait, and
    /// before persons' texts with every fourth batch. While a worker is idle, no text waits at all.
    public var maximumWait: Duration
    /// The most texts in a batch.
    public var maximumBatchTexts: Int
    /// The most word pieces in a batch, padding included: beyond 256, a core gains nothing (it even loses,
    /// as the states outgrow its caches), and a person's query would wait for the batch's end.
    public var maximumBatchTokens: Int
    /// Widths in word pieces, ascending, of the models that answer a person's single text on a lane of their own; empty
    /// for no such lane. Each is compiled for its shape, which halves the time of a short text, and takes about 45 MB.
    public var queryWidths: [Int] = [8, 12, 16, 24]
    /// Threads that a text of that lane is computed on.
    public var queryThreads: Int = 1

    /// A worker per core, 4,096 waiting texts, 5 ms, batches of up to 32 texts and 256 pieces; half the cores for a
    /// query, as others search words at that moment, and four at most, as a short text gains nothing by more.
    public static func defaults(cores: Int) -> Configuration {
      var configuration = Configuration(
        workers: max(cores, 1), maximumQueuedTexts: 4096, maximumTextsPerCall: 1024, maximumWait: .milliseconds(5),
        maximumBatchTexts: 32, maximumBatchTokens: 256)
      configuration.queryThreads = min(max(cores / 2, 1), 4)
      return configuration
    }

    /// Creates a configuration.
    public init(
      workers: Int, maximumQueuedTexts: Int, maximumTextsPerCall: Int, maximumWait: Duration, maximumBatchTexts: Int,
      maximumBatchTokens: Int
    ) {
      self.workers = workers
      self.maximumQueuedTexts = maximumQueuedTexts
      self.maximumTextsPerCall = maximumTextsPerCall
      self.maximumWait = maximumWait
      self.maximumBatchTexts = maximumBatchTexts
      self.maximumBatchTokens = maximumBatchTokens
    }
  }
}
