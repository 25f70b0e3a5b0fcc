/// What one extraction may cost. Past any of them the file fails with an error that names the limit.
public struct ExtractionLimits: Sendable, Hashable {
  /// Address space of the process, in bytes; from 128 MiB.
  public var memory: Int
  /// For one page, both by the clock and in processor time; opening the file counts as a page.
  public var pageTime: Duration
  /// For the whole file, both by the clock and in processor time. Waiting for whoever takes the pages does not count.
  public var fileTime: Duration
  public var pages: Int
  /// UTF-8 bytes of one page's text; at most 1 MiB, which is what passages can be split from at once.
  public var pageText: Int
  /// Pixels of a rendered page; a larger page is rendered at a lower resolution. At most 32 million, so that an
  /// image fits into a request to vision.
  public var imagePixels: Int

  public init(
    memory: Int = 1 << 30, pageTime: Duration = .seconds(60), fileTime: Duration = .seconds(3600),
    pages: Int = 200_000, pageText: Int = 1 << 20, imagePixels: Int = 32_000_000
  ) {
    self.memory = max(memory, 128 << 20)
    self.pageTime = pageTime
    self.fileTime = fileTime
    self.pages = pages
    self.pageText = min(max(pageText, 1 << 10), 1 << 20)
    self.imagePixels = min(max(imagePixels, 1), 32_000_000)
  }

  /// 1 GiB, 60 seconds a page, an hour a file, 200,000 pages.
  public static let defaults = ExtractionLimits()
}
