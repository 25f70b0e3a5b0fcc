internal import CTesseract
internal import Glibc

/// A decoded image, through Leptonica.
@safe public final class RasterImage {
  /// Leptonica's image; freed with this object, and never shared with another.
  let pix: UnsafeMutablePointer<PIX>

  private init(taking pix: UnsafeMutablePointer<PIX>) { unsafe self.pix = pix }

  deinit {
    var pix: UnsafeMutablePointer<PIX>? = unsafe pix
    unsafe pixDestroy(&pix)
  }

  /// In pixels.
  public var width: Int { Int(unsafe pixGetWidth(pix)) }
  public var height: Int { Int(unsafe pixGetHeight(pix)) }
  /// In dots per inch, as the file says; 0 when it does not.
  public var resolution: Int { Int(unsafe pixGetXRes(pix)) }

  // MARK: - Decoding

  /// Decodes one page of a PNG, JPEG, TIFF, WebP or PNM file. Sizes are checked by its header before memory is taken.
  ///
  /// - Parameters:
  ///   - page: From 0; only TIFF has more than one.
  /// - Returns: The image, and how many pages the file has.
  public static func decode(
    _ file: UnsafeRawBufferPointer, page: Int = 0, limits: ImageLimits = .defaults
  ) throws(ImageError) -> (image: RasterImage, pageCount: Int) {
    guard file.count > 0, let start = unsafe file.baseAddress else { throw .empty }
    guard file.count <= limits.bytes else { throw .tooLarge(bytes: file.count, limit: limits.bytes) }
    // Leptonica writes what it thinks of bad files to standard error.
    setMsgSeverity(Int32(L_SEVERITY_NONE))
    let bytes = unsafe start.assumingMemoryBound(to: UInt8.self)
    let header = try unsafe Header(bytes, file.count)
    let isTIFF = Self.tiffFormats.contains(header.format)
    let count = isTIFF ? unsafe max(1, pageCount(start, file.count)) : 1
    guard page >= 0, page < count else { throw .noPage(page, count: count) }
    let (width, height) =
      page == 0 ? (header.width, header.height) : try unsafe Self.tiffSize(bytes, file.count, page: page)
    guard width > 0, height > 0 else { throw .corrupt }
    guard width <= limits.pixels / height else {
      throw .tooManyPixels(width: width, height: height, limit: limits.pixels)
    }
    let pix = unsafe isTIFF ? pixReadMemTiff(bytes, file.count, Int32(page)) : pixReadMem(bytes, file.count)
    guard let pix = unsafe pix else { throw .corrupt }
    return (unsafe RasterImage(taking: pix), count)
  }

  private struct Header {
    let format: Int32
    let width: Int
    let height: Int

    init(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws(ImageError) {
      var (format, width, height) = (Int32(0), Int32(0), Int32(0))
      let failed = unsafe pixReadHeaderMem(bytes, count, &format, &width, &height, nil, nil, nil)
      guard failed == 0 else {
        // A format that is known with a header that is not: damaged rather than something else.
        var known = Int32(0)
        let found = unsafe count >= 12 && findFileFormatBuffer(bytes, &known) == 0
        throw found && RasterImage.formats.contains(known) ? .corrupt : .unsupported
      }
      guard RasterImage.formats.contains(format) else { throw .unsupported }
      self.format = format
      self.width = Int(width)
      self.height = Int(height)
    }
  }

  private static let tiffFormats: Set<Int32> = Set(
    [
      IFF_TIFF, IFF_TIFF_PACKBITS, IFF_TIFF_RLE, IFF_TIFF_G3, IFF_TIFF_G4, IFF_TIFF_LZW, IFF_TIFF_ZIP, IFF_TIFF_JPEG,
    ].map { Int32($0) })
  private static let formats: Set<Int32> = tiffFormats.union(
    [IFF_PNG, IFF_JFIF_JPEG, IFF_WEBP, IFF_PNM].map { Int32($0) })

  private static func pageCount(_ start: UnsafeRawPointer, _ count: Int) -> Int {
    // The file is only read; fmemopen has no form that says so.
    guard let stream = unsafe fmemopen(UnsafeMutableRawPointer(mutating: start), count, "r") else { return 0 }
    defer { unsafe fclose(stream) }
    var pages = Int32(0)
    return unsafe tiffGetCount(stream, &pages) == 0 ? Int(pages) : 0
  }

  private static func tiffSize(
    _ bytes: UnsafePointer<UInt8>, _ count: Int, page: Int
  ) throws(ImageError) -> (Int, Int) {
    var (width, height) = (Int32(0), Int32(0))
    let failed = unsafe readHeaderMemTiff(bytes, count, Int32(page), &width, &height, nil, nil, nil, nil, nil)
    guard failed == 0 else { throw .corrupt }
    return (Int(width), Int(height))
  }

  // MARK: - Changing

  /// Turned clockwise by 0, 90, 180 or 270 degrees.
  public func rotated(by degrees: Int) throws(ImageError) -> RasterImage {
    let quarters = Int32(((degrees / 90) % 4 + 4) % 4)
    guard let turned = unsafe pixRotateOrth(pix, quarters) else { throw .corrupt }
    return unsafe RasterImage(taking: turned)
  }

  /// In 8-bit grey on white, which is all that reading needs, in a quarter of the memory.
  public func grey() throws(ImageError) -> RasterImage {
    guard unsafe pixGetDepth(pix) == 32, unsafe pixGetSpp(pix) == 4 else { return try unsafe Self.grey(pix) }
    guard let opaque = unsafe pixAlphaBlendUniform(pix, 0xFFFF_FF00) else { throw .corrupt }
    defer {
      var opaque: UnsafeMutablePointer<PIX>? = unsafe opaque
      unsafe pixDestroy(&opaque)
    }
    return try unsafe Self.grey(opaque)
  }

  private static func grey(_ pix: UnsafeMutablePointer<PIX>) throws(ImageError) -> RasterImage {
    guard let grey = unsafe pixConvertTo8(pix, 0) else { throw .corrupt }
    return unsafe RasterImage(taking: grey)
  }

  /// The image's middle: `side` pixels square when the shorter side has `scaled`, as red, green and blue planes of values
  /// from 0 to 1, one after the other.
  public func centre(side: Int, scaled: Int) throws(ImageError) -> [Float] {
    // Cut out first, so that neither a large image nor a long strip costs more than its middle.
    let cut = max(1, min(width, height) * side / scaled)
    guard let box = unsafe boxCreate(Int32((width - cut) / 2), Int32((height - cut) / 2), Int32(cut), Int32(cut)) else {
      throw .corrupt
    }
    defer {
      var box: UnsafeMutablePointer<BOX>? = unsafe box
      unsafe boxDestroy(&box)
    }
    guard let clipped = unsafe pixClipRectangle(pix, box, nil) else { throw .corrupt }
    let middle = unsafe RasterImage(taking: clipped)
    guard let coloured = unsafe pixConvertTo32(middle.pix),
      let resized = unsafe pixScaleToSize(coloured, Int32(side), Int32(side))
    else { throw .corrupt }
    defer {
      var first: UnsafeMutablePointer<PIX>? = unsafe coloured
      var second: UnsafeMutablePointer<PIX>? = unsafe resized
      unsafe pixDestroy(&first)
      unsafe pixDestroy(&second)
    }
    var planes = [Float](repeating: 0, count: 3 * side * side)
    for y in 0..<side {
      for x in 0..<side {
        var (red, green, blue) = (Int32(0), Int32(0), Int32(0))
        unsafe pixGetRGBPixel(resized, Int32(x), Int32(y), &red, &green, &blue)
        let offset = y * side + x
        planes[offset] = Float(red) / 255
        planes[side * side + offset] = Float(green) / 255
        planes[2 * side * side + offset] = Float(blue) / 255
      }
    }
    return planes
  }
}
