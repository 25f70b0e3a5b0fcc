import Foundation

@testable import OCR

/// Grey pixels that a test makes worse, as scanners and cameras do.
struct Picture: Sendable {
  private(set) var width: Int
  private(set) var height: Int
  private(set) var pixels: [UInt8]

  /// A sheet of one shade.
  init(width: Int, height: Int, shade: UInt8 = 255) {
    (self.width, self.height) = (width, height)
    pixels = [UInt8](repeating: shade, count: width * height)
  }

  /// What is wrong with the sample letter.
  struct NoScan: Error {}

  /// The scan in the sample letter, at 300 dots per inch: a PDF whose one image has a bit for each pixel, 1 for ink.
  static func letter() throws -> Picture {
    let file = try ImageFile.sample("harbour-lane/letter.pdf")
    var picture = Picture(width: 2480, height: 3508)
    let head =
      "/Width \(picture.width) /Height \(picture.height) /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0]"
    guard let image = Data(file).range(of: Data(head.utf8)),
      let start = Data(file).range(of: Data("stream\n".utf8), in: image.upperBound..<file.count)
    else { throw NoScan() }
    let bits = try Inflate.unpack(file[start.upperBound...])
    guard bits.count == picture.width / 8 * picture.height else { throw NoScan() }
    for index in picture.pixels.indices where bits[index / 8] >> (7 - index % 8) & 1 == 1 { picture.pixels[index] = 0 }
    return picture
  }

  /// Without a resolution.
  func image() throws -> RasterImage {
    try pixels.withUnsafeBytes { try RasterImage(grey: $0, width: width, height: height) }
  }

  /// Half as wide and high, each pixel the mean of four.
  func halved() -> Picture {
    var half = Picture(width: width / 2, height: height / 2)
    pixels.withUnsafeBufferPointer { source in
      half.fill { x, y in
        let at = 2 * y * width + 2 * x
        let upper = Int(source[at]) + Int(source[at + 1])
        let lower = Int(source[at + width]) + Int(source[at + width + 1])
        return UInt8((upper + lower) / 4)
      }
    }
    return half
  }

  /// Twice as wide and high, each pixel four.
  func doubled() -> Picture {
    var double = Picture(width: 2 * width, height: 2 * height)
    pixels.withUnsafeBufferPointer { source in double.fill { x, y in source[y / 2 * width + x / 2] } }
    return double
  }

  /// Light for dark.
  func negated() -> Picture {
    var negative = self
    for index in negative.pixels.indices { negative.pixels[index] = 255 - pixels[index] }
    return negative
  }

  /// Turned clockwise about its middle, interpolated; what comes in at the corners is like its first pixel.
  func tilted(by degrees: Double) -> Picture {
    var tilted = self
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    let (middleX, middleY) = (Double(width - 1) / 2, Double(height - 1) / 2)
    pixels.withUnsafeBufferPointer { source in
      tilted.fill { x, y in
        let (dx, dy) = (Double(x) - middleX, Double(y) - middleY)
        let (fromX, fromY) = (dx * cosine + dy * sine + middleX, dy * cosine - dx * sine + middleY)
        let (left, top) = (Int(fromX.rounded(.down)), Int(fromY.rounded(.down)))
        guard left >= 0, top >= 0, left + 1 < width, top + 1 < height else { return source[0] }
        let (right, below) = (fromX - Double(left), fromY - Double(top))
        let at = top * width + left
        let upper = Double(source[at]) * (1 - right) + Double(source[at + 1]) * right
        let lower = Double(source[at + width]) * (1 - right) + Double(source[at + width + 1]) * right
        return UInt8(upper * (1 - below) + lower * below)
      }
    }
    return tilted
  }

  /// Where a point of this picture is in the one that is tilted.
  func place(x: Double, y: Double, tiltedBy degrees: Double) -> (x: Double, y: Double) {
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    let (dx, dy) = (x - Double(width) / 2, y - Double(height) / 2)
    return (dx * cosine - dy * sine + Double(width) / 2, dy * cosine + dx * sine + Double(height) / 2)
  }

  /// With black pixels strewn over it, so many of a hundred; the same ones each time.
  func strewn(percent: UInt64) -> Picture {
    var strewn = self
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for index in strewn.pixels.indices {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      if (state >> 32) % 100 < percent { strewn.pixels[index] = 0 }
    }
    return strewn
  }

  private mutating func fill(_ shade: (_ x: Int, _ y: Int) -> UInt8) {
    let (width, height) = (width, height)
    pixels.withUnsafeMutableBufferPointer { target in
      for y in 0..<height { for x in 0..<width { target[y * width + x] = shade(x, y) } }
    }
  }
}
