/// A rectangle of pixels, from an image's top left corner.
struct PixelBox: Sendable, Hashable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  /// The part of it that is in an image of some size; at least a pixel where it lies outside.
  func clamped(to size: (width: Int, height: Int)) -> PixelBox {
    let (left, top) = (min(max(0, x), max(0, size.width - 1)), min(max(0, y), max(0, size.height - 1)))
    return PixelBox(
      x: left, y: top, width: max(1, min(x + width, size.width) - left),
      height: max(1, min(y + height, size.height) - top))
  }
}
