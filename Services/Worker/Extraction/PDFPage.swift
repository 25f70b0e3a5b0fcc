internal import CPoppler
import ExtractionProtocol

/// A page of a PDF document, by poppler.
/// Safe: the pointer is used in its own methods only and lives as long as it does.
@safe struct PDFPage: ~Copyable {
  /// The page's characters, each with its place and the size of its type.
  struct Characters {
    var scalars: [Unicode.Scalar]
    /// One for each scalar.
    var boxes: [Box]
    /// Runs of one font, by their start, ascending.
    var fonts: [Font]
  }

  /// Characters from `start` on are of this font.
  struct Font {
    var start: Int
    /// In points.
    var size: Float
    var isBold: Bool
  }

  // Owned: one reference, given back at the end.
  let page: OpaquePointer
  /// In points as the page is shown, at least 1 and at most 1,000,000.
  let width: Double
  let height: Double

  init(taking page: OpaquePointer) {
    unsafe self.page = page
    var width = 0.0
    var height = 0.0
    unsafe poppler_page_get_size(page, &width, &height)
    self.width = width.isFinite ? min(max(width, 1), 1_000_000) : 1
    self.height = height.isFinite ? min(max(height, 1), 1_000_000) : 1
  }

  deinit {
    unsafe g_object_unref(UnsafeMutableRawPointer(page))
  }

  /// The text in reading order; throws when it has more than `limit` bytes.
  func characters(limit: Int, number: Int) throws(ExtractionError) -> Characters {
    var scalars: [Unicode.Scalar] = []
    if let text = unsafe poppler_page_get_text(page) {
      defer { unsafe g_free(text) }
      let bytes = unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
      guard bytes.count <= limit else {
        let message = "Page \(number) has more than \(limit >> 10) KiB of text."
        throw ExtractionError(.tooLarge, message, page: number)
      }
      scalars.reserveCapacity(bytes.count)
      // Invalid UTF-8 becomes U+FFFD.
      unsafe scalars.append(contentsOf: String(decoding: bytes, as: UTF8.self).unicodeScalars)
    }
    return Characters(scalars: scalars, boxes: boxes(count: scalars.count), fonts: fonts())
  }

  /// One box for each of `count` characters; those that poppler has no place for stand at the origin, without size.
  private func boxes(count: Int) -> [Box] {
    var boxes: [Box] = []
    boxes.reserveCapacity(count)
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var rectangleCount: UInt32 = 0
    defer { unsafe g_free(rectangles) }
    if count > 0, unsafe poppler_page_get_text_layout(page, &rectangles, &rectangleCount) != 0 {
      let rectangles = unsafe UnsafeBufferPointer(start: rectangles, count: min(count, Int(rectangleCount)))
      for index in rectangles.indices { boxes.append(unsafe Box(rectangles[index])) }
    }
    while boxes.count < count { boxes.append(Box(x: 0, y: 0, width: 0, height: 0)) }
    return boxes
  }

  private func fonts() -> [Font] {
    guard let list = unsafe poppler_page_get_text_attributes(page) else { return [] }
    defer { unsafe poppler_page_free_text_attributes(list) }
    var fonts: [Font] = []
    var next: UnsafeMutablePointer<GList>? = unsafe list
    while let item = unsafe next {
      if let data = unsafe item.pointee.data {
        let attributes = unsafe data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
        let name = unsafe attributes.font_name.map { unsafe String(cString: $0) } ?? ""
        let size = unsafe Float(attributes.font_size)
        let start = unsafe Int(attributes.start_index)
        fonts.append(Font(start: start, size: size.isFinite ? size : 0, isBold: name.isBoldFontName))
      }
      unsafe next = item.pointee.next
    }
    return fonts
  }

  /// Which part of the page its images cover, 0 to 1; overlaps count twice.
  var imageCoverage: Double {
    guard let list = unsafe poppler_page_get_image_mapping(page) else { return 0 }
    defer { unsafe poppler_page_free_image_mapping(list) }
    var area = 0.0
    var next: UnsafeMutablePointer<GList>? = unsafe list
    while let item = unsafe next {
      if let data = unsafe item.pointee.data {
        let rectangle = unsafe data.assumingMemoryBound(to: PopplerImageMapping.self).pointee.area
        area += abs((rectangle.x2 - rectangle.x1) * (rectangle.y2 - rectangle.y1))
      }
      unsafe next = item.pointee.next
    }
    return area.isFinite ? min(area / (width * height), 1) : 0
  }
}

extension Box {
  /// Places beyond what a page can have are cut off, so that sums of them stay finite.
  fileprivate init(_ rectangle: PopplerRectangle) {
    func bounded(_ value: Double) -> Float { value.isFinite ? Float(min(max(value, -1_000_000), 1_000_000)) : 0 }
    let left = bounded(min(rectangle.x1, rectangle.x2))
    let top = bounded(min(rectangle.y1, rectangle.y2))
    let right = bounded(max(rectangle.x1, rectangle.x2))
    let bottom = bounded(max(rectangle.y1, rectangle.y2))
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }
}

extension String {
  /// PostScript names say it: "ABCDEF+Times-Bold", "LMRoman10-Bold", "NotoSans-SemiBold", "Arial-Black".
  fileprivate var isBoldFontName: Bool {
    let name = lowercased()
    return name.contains("bold") || name.contains("black") || name.contains("heavy") || name.contains("cmbx")
  }
}
