internal import Glibc

/// An image as the recognizer wants it: grey, with level lines, letters of a usual size and no more specks than it can
/// bear; and the way back from its pixels to those of the image it came from.
///
/// Tesseract loses most of a page whose lines climb by two degrees, reads letters of six pixels badly, and spends
/// minutes where it can't be stopped on a page of specks.
struct PreparedPage {
  /// Things of ink on a page: beyond that they are no letters. A newspaper's page has 30,000.
  private static let thingLimit = 40_000
  /// So many things with few letters among them are dirt, which goes before it is read as commas and accents.
  private static let dirtLimit = 10_000
  /// A page is made smaller up to so many times, until its specks melt into grey.
  private static let meltingLimit = 2
  /// Usual heights of small letters, in pixels; outside of them the page is doubled or halved.
  private static let letterHeights = 9..<32
  /// Of letters that outlasted melting: smaller things are what is left of noise.
  private static let leastMolten = 8
  /// In degrees: below it reading does not suffer, above it is no scanner's or hand's slip.
  private static let angles: ClosedRange<Float> = 0.3...12
  /// What Leptonica calls a safe finding of an angle.
  private static let angleConfidence: Float = 3
  /// Doubling stops here.
  private static let pixelLimit = 100_000_000
  /// Tesseract counts pixels along a side in 15 bits; a levelled page is a little larger than it was.
  private static let sideLimit = 30_000

  /// In 8-bit grey.
  let image: RasterImage
  /// Of `image` by one of the original.
  let scale: Double
  /// By how many degrees `image` was turned clockwise, after scaling.
  let angle: Double
  private let original: (width: Int, height: Int)
  private let scaled: (width: Int, height: Int)

  /// Prepares a page; nil when it has nothing but specks.
  init?(_ page: RasterImage) throws(ImageError) {
    guard let (cleaned, shape, melted) = try Self.cleaned(page.grey()) else { return nil }
    var (image, scale) = (cleaned, melted)
    if shape.isText, let height = shape.letterHeight {
      if height >= Self.letterHeights.upperBound {
        image = try image.halved()
        scale /= 2
      } else if height < Self.letterHeights.lowerBound, scale == 1,
        image.width * image.height <= Self.pixelLimit / 4, max(image.width, image.height) <= Self.sideLimit / 2
      {
        image = try image.doubled()
        scale *= 2
      }
    }
    scaled = (image.width, image.height)
    original = (page.width, page.height)
    self.scale = scale
    if shape.isText, let found = shape.angle(confidence: Self.angleConfidence), Self.angles.contains(abs(found)) {
      image = try image.levelled(by: found, onDark: shape.isDark)
      angle = Double(found)
    } else {
      angle = 0
    }
    self.image = image
  }

  /// A page without so many specks that they would keep Tesseract from reading it; nil when it has nothing else.
  private static func cleaned(
    _ page: RasterImage
  ) throws(ImageError) -> (image: RasterImage, shape: PageShape, scale: Double)? {
    var (image, scale) = (page, 1.0)
    while max(image.width, image.height) > sideLimit {
      guard min(image.width, image.height) > 1 else { return nil }
      image = try image.halved()
      scale /= 2
    }
    var shape = try PageShape(of: image)
    let isDirty = shape.things > thingLimit || shape.things > dirtLimit && !shape.isText
    if isDirty, let side = shape.speckSide {
      image = try shape.withoutSpecks(upTo: side)
      shape = try PageShape(of: image)
    }
    var meltings = 0
    while shape.things > thingLimit || meltings > 0 && !(shape.isText && shape.letterHeight ?? 0 >= leastMolten) {
      guard meltings < meltingLimit, min(image.width, image.height) > 1 else { return nil }
      meltings += 1
      image = try image.halved()
      scale /= 2
      shape = try PageShape(of: image)
    }
    return (image, shape, scale)
  }

  /// The smallest upright rectangle of the original that holds a rectangle of the prepared image.
  func original(_ box: PixelBox) -> PixelBox {
    if angle == 0 && scale == 1 { return box.clamped(to: original) }
    let (sine, cosine) = (sin(angle * .pi / 180), cos(angle * .pi / 180))
    let centre = (x: Double(image.width) / 2, y: Double(image.height) / 2)
    let corners = [
      (box.x, box.y), (box.x + box.width, box.y), (box.x, box.y + box.height), (box.x + box.width, box.y + box.height),
    ].map { corner in
      let (x, y) = (Double(corner.0) - centre.x, Double(corner.1) - centre.y)
      // Turned back about the centre, which both images share.
      return (
        x: (x * cosine + y * sine + Double(scaled.width) / 2) / scale,
        y: (y * cosine - x * sine + Double(scaled.height) / 2) / scale
      )
    }
    var (left, top, right, bottom) = (Double.infinity, Double.infinity, 0.0, 0.0)
    for corner in corners {
      (left, right) = (min(left, corner.x), max(right, corner.x))
      (top, bottom) = (min(top, corner.y), max(bottom, corner.y))
    }
    let (x, y) = (Int(max(0, left)), Int(max(0, top)))
    return PixelBox(x: x, y: y, width: Int(right.rounded(.up)) - x, height: Int(bottom.rounded(.up)) - y)
      .clamped(to: original)
  }
}
