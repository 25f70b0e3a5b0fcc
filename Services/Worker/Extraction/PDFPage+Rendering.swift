internal import CPoppler
import ExtractionProtocol

extension PDFPage {
  /// Pixels to a side. Cairo's images may have twice as many, but what is drawn from a picture is lost before that.
  private static let longestSide = 16_383.0

  /// The page as grey pixels, black on white; nil when nothing is to be seen on it.
  ///
  /// A page that would have more than `pixelLimit` pixels at `resolution` is rendered at a lower one.
  func render(resolution: Double, pixelLimit: Int, number: Int) throws(ExtractionError) -> PageImage? {
    let area = (width / 72) * (height / 72)
    let byArea = (Double(pixelLimit) / area).squareRoot()
    let bySide = Self.longestSide / (max(width, height) / 72)
    let dotsPerInch = min(resolution, byArea, bySide)
    // Rounded down, so that the product keeps to the limits.
    let columns = max(Int(width / 72 * dotsPerInch), 1)
    let rows = max(Int(height / 72 * dotsPerInch), 1)
    let surface = unsafe cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))
    defer { unsafe cairo_surface_destroy(surface) }
    guard unsafe cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
      throw ExtractionError(.outOfMemory, "There was not enough memory to render page \(number).", page: number)
    }
    let context = unsafe cairo_create(surface)
    unsafe cairo_set_source_rgb(context, 1, 1, 1)
    unsafe cairo_paint(context)
    unsafe cairo_scale(context, Double(columns) / width, Double(rows) / height)
    unsafe poppler_page_render(page, context)
    unsafe cairo_destroy(context)
    unsafe cairo_surface_flush(surface)
    guard let data = unsafe cairo_image_surface_get_data(surface) else { return nil }
    let stride = unsafe Int(cairo_image_surface_get_stride(surface))
    let bytes = unsafe UnsafeRawBufferPointer(start: data, count: stride * rows)
    let pixels = unsafe Self.grey(bytes, columns: columns, rows: rows, stride: stride)
    guard pixels.contains(where: { $0 < 200 }) else { return nil }
    return PageImage(width: columns, height: rows, resolution: Float(dotsPerInch), pixels: pixels)
  }

  /// Luma (BT.601) of pixels of four bytes: blue, green, red, unused.
  private static func grey(_ bytes: UnsafeRawBufferPointer, columns: Int, rows: Int, stride: Int) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: columns * rows) { grey, count in
      for row in 0..<rows {
        for column in 0..<columns {
          let pixel = unsafe bytes.loadUnaligned(fromByteOffset: row * stride + column * 4, as: UInt32.self)
          let red = (pixel >> 16) & 0xff
          let green = (pixel >> 8) & 0xff
          let luma = (red &* 77 &+ green &* 150 &+ (pixel & 0xff) &* 29) >> 8
          unsafe grey[row * columns + column] = UInt8(truncatingIfNeeded: luma)
        }
      }
      count = columns * rows
    }
  }
}
