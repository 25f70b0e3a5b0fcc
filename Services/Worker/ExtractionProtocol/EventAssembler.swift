/// Frames in, events out: holds the extractor to the order of the protocol.
///
/// ```
/// hello → document → page → (pixels …) → page → … → done | failure
/// ```
/// `failure` may come at any time after `hello`.
struct EventAssembler {
  private enum State {
    case expectsHello
    case expectsDocument
    case expectsPage
    /// The page, and how many of its image's pixels are still to come.
    case expectsPixels(ExtractedPage, PageImage, missing: Int)
    case ended
  }

  /// What a frame led to.
  enum Step: Equatable {
    case none
    case event(ExtractionEvent)
    case done
    case failure(ExtractionError)
  }

  private var state = State.expectsHello
  /// Pages that came whole.
  private(set) var pageCount = 0

  mutating func take(_ frame: Frame) throws(ByteReader.Malformed) -> Step {
    switch (state, frame) {
    case (.expectsHello, .hello(Frame.version)):
      state = .expectsDocument
      return .none
    case (.expectsDocument, .document(let information)):
      state = .expectsPage
      return .event(.document(information))
    case (.expectsPage, .page(let page)):
      guard page.number == pageCount + 1 else { throw ByteReader.Malformed() }
      guard var image = page.image else { return complete(page) }
      let missing = image.width * image.height
      image.pixels.reserveCapacity(missing)
      state = .expectsPixels(page, image, missing: missing)
      return .none
    case (.expectsPixels(let page, var image, let missing), .pixels(let pixels)):
      guard pixels.count <= missing, !pixels.isEmpty else { throw ByteReader.Malformed() }
      // The state lets go of the image before it grows, so that growing does not copy it.
      state = .expectsPage
      image.pixels.append(contentsOf: pixels)
      if pixels.count == missing {
        var page = page
        page.image = image
        return complete(page)
      }
      state = .expectsPixels(page, image, missing: missing - pixels.count)
      return .none
    case (.expectsPage, .done):
      state = .ended
      return .done
    case (.expectsDocument, .failure(let error)), (.expectsPage, .failure(let error)):
      state = .ended
      return .failure(error)
    default:
      throw ByteReader.Malformed()
    }
  }

  private mutating func complete(_ page: ExtractedPage) -> Step {
    pageCount += 1
    return .event(.page(page))
  }
}
