import ExtractionProtocol

/// Pages that go through vision, nlp and api together: enough to fill the engines' batches, few enough to stay small.
struct PageBatch: Sendable {
  /// Pages, by their number, until the batch is full.
  static let pageLimit = 16
  /// UTF-8 bytes of text; a page may go over it, the next one starts a new batch.
  static let textLimit = 48 << 10
  /// Pages that are images: each holds megabytes.
  static let imageLimit = 2

  private(set) var pages: [ExtractedPage] = []
  private var textSize = 0
  private var images = 0

  var isEmpty: Bool { pages.isEmpty }
  var isFull: Bool {
    pages.count >= Self.pageLimit || textSize >= Self.textLimit || images >= Self.imageLimit
  }

  mutating func add(_ page: ExtractedPage) {
    pages.append(page)
    textSize += page.text.utf8.count
    images += page.image == nil ? 0 : 1
  }
}
