import Messages

/// A word as an image, drawn from strokes: what the recognizer must read before the service is ready.
enum SelfTestImage {
  static let text = "HELLO"

  /// A binary PGM file: black strokes on white.
  static let file: Bytes = {
    let (width, height) = (520, 160)
    var pixels = [UInt8](repeating: 255, count: width * height)
    func fill(_ x: Int, _ y: Int, _ w: Int, _ h: Int) {
      for row in y..<y + h { for column in x..<x + w { pixels[row * width + column] = 0 } }
    }
    let (top, tall, stroke, wide, step) = (40, 72, 12, 48, 84)
    var x = 56
    // H
    fill(x, top, stroke, tall)
    fill(x + wide - stroke, top, stroke, tall)
    fill(x, top + (tall - stroke) / 2, wide, stroke)
    x += step
    // E
    fill(x, top, stroke, tall)
    for bar in [top, top + (tall - stroke) / 2, top + tall - stroke] { fill(x, bar, wide, stroke) }
    x += step
    // L, L
    for _ in 0..<2 {
      fill(x, top, stroke, tall)
      fill(x, top + tall - stroke, wide, stroke)
      x += step
    }
    // O, as a ring
    let (centreX, centreY) = (x + 28, top + tall / 2)
    for row in 0..<height {
      for column in 0..<width {
        let (dx, dy) = (column - centreX, row - centreY)
        let distance = dx * dx + dy * dy
        if distance <= 36 * 36, distance >= 25 * 25 { pixels[row * width + column] = 0 }
      }
    }
    return Bytes(Array("P5\n\(width) \(height)\n255\n".utf8) + pixels)
  }()
}
