internal import CTesseract
internal import Glibc

extension RasterImage {
  /// Decodes one page of a PNG, JPEG, TIFF, WebP or PNM file. Sizes are checked by its header before memory is taken.
  ///
  /// - Parameters:
  ///   - page: From 0; only TIFF has more than one.
  /// - Returns: The image, and how many pages the file has.
  public static func decode(
    _ file: UnsafeRawBufferPointer, page: Int = 0, limits: ImageLimits = .defaults
  ) throws(ImageError) -> (image: RasterImage, pageCount: Int) {
    guard file.count > 0, let start = file.baseAddress else { throw .empty }
    guard file.count <= limits.bytes else { throw .tooLarge(bytes: file.count, limit: limits.bytes) }
    _ = Self.silence
    // The span ends with this line; `file` is the caller's until the call returns.
    if let map = PortableGreyMap(unsafe Span(_unsafeBytes: file)) {
      return (try unsafe decode(file, map, page: page, limits: limits), 1)
    }
    let bytes = unsafe start.assumingMemoryBound(to: UInt8.self)
    let header = try unsafe Header(bytes, file.count)
    let isTIFF = Self.tiffFormats.contains(header.format)
    let count = isTIFF ? unsafe max(1, pageCount(start, file.count)) : 1
    guard page >= 0, page < count else { throw .noPage(page, count: count) }
    let (width, height) =
      page == 0 ? (header.width, header.height) : try unsafe Self.tiffSize(bytes, file.count, page: page)
    try check(width, height, limits)
    let pix = unsafe isTIFF ? pixReadMemTiff(bytes, file.count, Int32(page)) : pixReadMem(bytes, file.count)
    guard let pix = unsafe pix else { throw .corrupt }
    return (unsafe RasterImage(taking: pix), count)
  }

  private static func decode(
    _ file: UnsafeRawBufferPointer, _ map: PortableGreyMap, page: Int, limits: ImageLimits
  ) throws(ImageError) -> RasterImage {
    guard page == 0 else { throw .noPage(page, count: 1) }
    try check(map.width, map.height, limits)
    let count = map.width * map.height
    guard count <= file.count - map.start else { throw .corrupt }
    return try unsafe RasterImage(
      grey: UnsafeRawBufferPointer(rebasing: file[map.start..<map.start + count]), width: map.width, height: map.height)
  }

  private static func check(_ width: Int, _ height: Int, _ limits: ImageLimits) throws(ImageError) {
    guard width > 0, height > 0 else { throw .corrupt }
    guard width <= limits.pixels / height else {
      throw .tooManyPixels(width: width, height: height, limit: limits.pixels)
    }
  }

  /// Leptonica writes what it thinks of bad files to standard error, unless told once not to.
  private static let silence: Void = { _ = setMsgSeverity(Int32(L_SEVERITY_NONE)) }()

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
}
