import ExtractionProtocol
import Messages

/// A PDF of one page with a word that is drawn, not written: letters of strokes, as on a plan.
struct HugePage {
  /// In points.
  let width: Int
  let height: Int

  /// Letters of “TILE” by their strokes, on a grid of 4 by 6 with its origin at the bottom left.
  private static let letters: [[[(Int, Int)]]] = [
    [[(0, 6), (4, 6)], [(2, 0), (2, 6)]],
    [[(2, 0), (2, 6)]],
    [[(0, 6), (0, 0), (4, 0)]],
    [[(4, 6), (0, 6), (0, 0), (4, 0)], [(0, 3), (3, 3)]],
  ]
  /// Points to a step of the grid; a letter every six steps.
  private static let step = 150
  private static let origin = (x: 6_000, y: 12_000)

  /// Around the strokes' middles, from the top left.
  var textBox: Box {
    Box(
      x: Float(Self.origin.x), y: Float(height - Self.origin.y - 6 * Self.step),
      width: Float((Self.letters.count * 6 - 2) * Self.step), height: Float(6 * Self.step))
  }

  var file: Bytes {
    var strokes = "\(Self.step) w\n"
    for (index, letter) in Self.letters.enumerated() {
      for stroke in letter {
        let points = stroke.map { x, y in
          "\(Self.origin.x + (index * 6 + x) * Self.step) \(Self.origin.y + y * Self.step)"
        }
        strokes += points[0] + " m " + points.dropFirst().map { $0 + " l " }.joined() + "S\n"
      }
    }
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents 4 0 R >>",
      "<< /Length \(strokes.utf8.count) >>\nstream\n\(strokes)endstream",
    ]
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for offset in offsets { text += String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset) 00000 n \n" }
    text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Bytes(text.utf8)
  }
}
