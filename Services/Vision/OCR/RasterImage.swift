internal import CTesseract

/// A decoded image, through Leptonica.
@safe public final class RasterImage {
  /// Leptonica's image; freed with this object, and never shared with another.
  let pix: UnsafeMutablePointer<PIX>

  init(taking pix: UnsafeMutablePointer<PIX>) { unsafe self.pix = pix }

  deinit {
    var pix: UnsafeMutablePointer<PIX>? = unsafe pix
    unsafe pixDestroy(&pix)
  }

  /// In pixels.
  public var width: Int { Int(unsafe pixGetWidth(pix)) }
  public var height: Int { Int(unsafe pixGetHeight(pix)) }
  /// In dots per inch, as the file says; 0 when it does not.
  public var resolution: Int { Int(unsafe pixGetXRes(pix)) }

  /// Grey pixels, rows from the top without padding.
  ///
  /// - Parameters:
  ///   - pixels: One byte each, 0 is black; `width * height` of them.
  ///   - resolution: In dots per inch; 0 when it is not known.
  /// - Throws: `ImageError.corrupt` when the sizes don't fit, `.outOfMemory`.
  convenience init(
    grey pixels: UnsafeRawBufferPointer, width: Int, height: Int, resolution: Int = 0
  ) throws(ImageError) {
    let (count, overflow) = width.multipliedReportingOverflow(by: height)
    guard !overflow, width > 0, height > 0, count == pixels.count else { throw .corrupt }
    guard let columns = Int32(exactly: width), let rows = Int32(exactly: height) else { throw .corrupt }
    guard let pix = unsafe pixCreateNoInit(columns, rows, 8) else { throw .outOfMemory }
    unsafe self.init(taking: pix)
    // Leptonica keeps rows of 32-bit words with the leftmost pixel in the highest byte.
    let rowWords = Int(unsafe pixGetWpl(pix))
    guard let words = unsafe pixGetData(pix), let source = pixels.baseAddress else { throw .outOfMemory }
    for row in 0..<height {
      let line = unsafe words + row * rowWords
      let bytes = unsafe source + row * width
      let whole = width / 4
      for word in 0..<whole {
        unsafe line[word] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 4 * word, as: UInt32.self))
      }
      var rest: UInt32 = 0
      for column in 4 * whole..<width {
        rest |= UInt32(unsafe bytes.load(fromByteOffset: column, as: UInt8.self)) << (24 - 8 * UInt32(column % 4))
      }
      // A row's padding is zero, so that no reader meets memory that was never written.
      if whole < rowWords { unsafe line[whole] = rest }
    }
    unsafe pixSetResolution(pix, Int32(clamping: resolution), Int32(clamping: resolution))
  }

  // MARK: - Changing

  /// Turned clockwise by 0, 90, 180 or 270 degrees.
  public func rotated(by degrees: Int) throws(ImageError) -> RasterImage {
    let quarters = Int32(((degrees / 90) % 4 + 4) % 4)
    guard let turned = unsafe pixRotateOrth(pix, quarters) else { throw .outOfMemory }
    return unsafe RasterImage(taking: turned)
  }

  /// In 8-bit grey on white, which is all that reading needs, in a quarter of the memory; itself when it is that already.
  public func grey() throws(ImageError) -> RasterImage {
    if unsafe pixGetDepth(pix) == 8, unsafe pixGetColormap(pix) == nil { return self }
    guard unsafe pixGetDepth(pix) == 32, unsafe pixGetSpp(pix) == 4 else { return try unsafe Self.grey(pix) }
    guard let opaque = unsafe pixAlphaBlendUniform(pix, 0xFFFF_FF00) else { throw .outOfMemory }
    defer {
      var opaque: UnsafeMutablePointer<PIX>? = unsafe opaque
      unsafe pixDestroy(&opaque)
    }
    return try unsafe Self.grey(opaque)
  }

  private static func grey(_ pix: UnsafeMutablePointer<PIX>) throws(ImageError) -> RasterImage {
    guard let grey = unsafe pixConvertTo8(pix, 0) else { throw .outOfMemory }
    return unsafe RasterImage(taking: grey)
  }

  /// Half as wide and high, each pixel the mean of four. For grey images.
  func halved() throws(ImageError) -> RasterImage {
    guard width > 1, height > 1, let half = unsafe pixScaleAreaMap2(pix) else { throw .outOfMemory }
    return unsafe RasterImage(taking: half)
  }

  /// Twice as wide and high, interpolated. For grey images.
  func doubled() throws(ImageError) -> RasterImage {
    guard let double = unsafe pixScaleGrayLI(pix, 2, 2) else { throw .outOfMemory }
    return unsafe RasterImage(taking: double)
  }

  /// Turned clockwise by a small angle in degrees about its middle, on a larger sheet. For grey images.
  func levelled(by degrees: Float, onDark: Bool) throws(ImageError) -> RasterImage {
    guard
      let level = unsafe pixRotate(
        pix, degrees * .pi / 180, Int32(L_ROTATE_AREA_MAP), Int32(onDark ? L_BRING_IN_BLACK : L_BRING_IN_WHITE),
        Int32(clamping: width), Int32(clamping: height))
    else { throw .outOfMemory }
    return unsafe RasterImage(taking: level)
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
