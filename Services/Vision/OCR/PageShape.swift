internal import CTesseract

/// What stands on a page, seen as ink on paper: how many things, how tall its letters are, how far its lines climb.
@safe struct PageShape {
  /// The widest sweep for lines that climb, in degrees.
  private static let sweep: Float = 12
  /// Specks have at most so many pixels either way.
  private static let speckSides = 1...8
  /// Beyond that things are counted but not looked at: that would cost more memory than the page itself.
  private static let censusLimit = 1_000_000

  /// The page in grey.
  private let page: RasterImage
  /// Its ink, in one bit a pixel.
  private let ink: RasterImage
  /// Of the page that is ink, 0 to 0.5.
  private let share: Float
  /// Where its things are; empty when there are too many.
  private let boxes: [PixelBox]
  private let census: LetterCensus
  /// Whether its paper is darker than its ink.
  let isDark: Bool
  /// Connected things of ink.
  let things: Int

  /// The median height of its letters, in pixels; nil without letters.
  var letterHeight: Int? { census.height }
  /// Whether it looks like a page of text: enough letters to judge by, little else, and much paper between.
  var isText: Bool { census.areLetters(share: 0.25) && share < 0.35 }

  /// Looks at a page of 8-bit grey.
  init(of page: RasterImage) throws(ImageError) {
    self.page = page
    (ink, share, isDark) = try Self.ink(of: page)
    var count = Int32(0)
    guard unsafe pixCountConnComp(ink.pix, 8, &count) == 0 else { throw .outOfMemory }
    things = Int(count)
    boxes = things <= Self.censusLimit ? try Self.boxes(in: ink) : []
    census = LetterCensus(boxes)
  }

  private static func boxes(in ink: RasterImage) throws(ImageError) -> [PixelBox] {
    guard let found = unsafe pixConnCompBB(ink.pix, 8) else { throw .outOfMemory }
    defer {
      var found: UnsafeMutablePointer<BOXA>? = unsafe found
      unsafe boxaDestroy(&found)
    }
    let count = unsafe boxaGetCount(found)
    return (0..<max(0, count)).map { index in
      var (x, y, width, height) = (Int32(0), Int32(0), Int32(0), Int32(0))
      // It fails for no index that is in range.
      unsafe boxaGetBoxGeometry(found, index, &x, &y, &width, &height)
      return PixelBox(x: Int(x), y: Int(y), width: Int(width), height: Int(height))
    }
  }

  /// Ink and paper, told apart where Tesseract does; most of a page is paper, also where that is dark.
  private static func ink(of page: RasterImage) throws(ImageError) -> (RasterImage, share: Float, isDark: Bool) {
    guard let counted = unsafe pixGetGrayHistogram(page.pix, 4) else { throw .outOfMemory }
    defer {
      var counted: UnsafeMutablePointer<NUMA>? = unsafe counted
      unsafe numaDestroy(&counted)
    }
    let histogram = (0..<256).map { grey in
      var count = Float(0)
      unsafe numaGetFValue(counted, Int32(grey), &count)
      return Double(count)
    }
    let darkest = Int32(clamping: valley(of: histogram) + 1)
    guard let binary = unsafe pixThresholdToBinary(page.pix, darkest) else { throw .outOfMemory }
    let ink = unsafe RasterImage(taking: binary)
    var share = Float(0)
    unsafe pixForegroundFraction(ink.pix, &share)
    guard share > 0.5 else { return (ink, share, false) }
    unsafe pixInvert(ink.pix, ink.pix)
    return (ink, 1 - share, true)
  }

  /// The brightest grey of the darker of two classes that lie as far apart as they can (Otsu 1979).
  private static func valley(of histogram: [Double]) -> Int {
    let count = histogram.reduce(0, +)
    let sum = histogram.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    var (dark, darkSum, best, valley) = (0.0, 0.0, 0.0, -1)
    for (grey, number) in histogram.enumerated() {
      dark += number
      darkSum += Double(grey) * number
      let light = count - dark
      guard dark > 0, light > 0 else { continue }
      let distance = darkSum / dark - (sum - darkSum) / light
      let variance = dark * light * distance * distance
      if variance > best { (best, valley) = (variance, grey) }
    }
    return valley
  }

  /// By how many degrees to turn the page clockwise so that its lines are level; nil when they don't say it clearly.
  func angle(confidence least: Float) -> Float? {
    var (angle, confidence) = (Float(0), Float(0))
    // The sweep looks at a fourth of the page's resolution, at half of it where that would leave too little.
    let reduction: Int32 = min(ink.width, ink.height) < 1200 ? 2 : 4
    let failed = unsafe pixFindSkewSweepAndSearch(ink.pix, &angle, &confidence, reduction, 2, Self.sweep, 1, 0.01)
    return failed == 0 && confidence >= least ? angle : nil
  }

  /// How large the page's specks are: the least size beyond which there are letters, twice as tall at least, and next to
  /// nothing else, or not much else; nil when there is no such size, as on a page of noise, where things are the fewer
  /// the larger they are.
  var speckSide: Int? {
    let rests = Self.speckSides.map { (side: $0, census: LetterCensus(boxes, beyond: $0)) }
    for share in [0.9, 0.5] {
      let found = rests.first { rest in
        rest.census.areLetters(share: share) && rest.census.height.map { $0 > 2 * rest.side } ?? false
      }
      if let found { return found.side }
    }
    return nil
  }

  /// The page with its smallest things painted over.
  func withoutSpecks(upTo side: Int) throws(ImageError) -> RasterImage {
    guard let copy = unsafe pixCopy(nil, page.pix) else { throw .outOfMemory }
    let cleaned = unsafe RasterImage(taking: copy)
    for box in boxes where box.width <= side && box.height <= side {
      // A speck's rim is half grey. What lies outside of the page is left out by Leptonica.
      unsafe pixRasterop(
        cleaned.pix, Int32(clamping: box.x - 1), Int32(clamping: box.y - 1), Int32(clamping: box.width + 2),
        Int32(clamping: box.height + 2), isDark ? PIX_CLR : PIX_SET, nil, 0, 0)
    }
    return cleaned
  }
}
