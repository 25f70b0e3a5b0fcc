/// A page as an image of 8-bit grey, rows from the top without padding.
public struct PageImage: Sendable, Equatable {
  /// In pixels.
  public let width: Int
  public let height: Int
  /// Dots per inch that the page was rendered at.
  public let resolution: Float
  /// `width * height` bytes, 0 is black.
  public var pixels: [UInt8]

  public init(width: Int, height: Int, resolution: Float, pixels: [UInt8]) {
    self.width = width
    self.height = height
    self.resolution = resolution
    self.pixels = pixels
  }

  /// The image as a file: binary PGM, which vision reads.
  public var file: [UInt8] {
    var file: [UInt8] = []
    let header = "P5\n\(width) \(height)\n255\n".utf8
    file.reserveCapacity(header.count + pixels.count)
    file.append(contentsOf: header)
    file.append(contentsOf: pixels)
    return file
  }
}
