/// One thing that the extractor says.
///
/// On the wire: the length of the rest as 4 bytes, little-endian, the kind as 1 byte, the payload. The extractor says
/// `hello`, `document`, its `page`s (each followed by its image's `pixels`, if it has one), and last `done` or
/// `failure`.
public enum Frame: Sendable, Equatable {
  /// First: the version that the extractor speaks.
  case hello(version: UInt32)
  case document(DocumentInformation)
  /// The page's image has no pixels yet; they follow.
  case page(ExtractedPage)
  /// The next pixels of the last page's image, at most `Frame.maxPixels`.
  case pixels(ArraySlice<UInt8>)
  case done
  case failure(ExtractionError)

  /// The one version there is; worker and extractor are of one build, so nothing else is understood.
  public static let version: UInt32 = 1
  /// Bytes in one `pixels` frame.
  public static let maxPixels = 256 << 10
  /// Bytes of a frame behind its length: room for 1 MiB of text, a word on every second byte of it, and a block for
  /// every other word.
  public static let maxLength = 24 << 20

  static let maxText = 1 << 20
  static let maxWords = maxText / 2 + 1
  static let maxShortText = 4 << 10
  static let maxPixelsOfImage = 32_000_000

  /// Places on a page, in points: ten times as far as the largest page goes, as what is written may leave its page.
  static let places: ClosedRange<Float> = -1e7...1e7
  /// Sides of pages and of what is on them, in points.
  static let sides: ClosedRange<Float> = 0...1e7
  /// Dots per inch: from the largest page in one pixel up to all that vision takes.
  static let resolutions: ClosedRange<Float> = 1e-5...2_400
}

// MARK: - Kinds

extension Frame {
  enum Kind: UInt8 {
    case hello = 1
    case document = 2
    case page = 3
    case pixels = 4
    case done = 5
    case failure = 6
  }

  var kind: Kind {
    switch self {
    case .hello: .hello
    case .document: .document
    case .page: .page
    case .pixels: .pixels
    case .done: .done
    case .failure: .failure
    }
  }
}
