import Contracts
import ExtractionProtocol

/// Where passages stand on their page, line by line.
struct Regions {
  /// In reading order.
  private let words: [Word]

  init(words: [Word]) { self.words = words }

  /// The lines' rectangles of a range of the page's text, in Unicode scalars.
  func lines(of range: Range<Int>) -> [Dossier.Api.V1.Region] {
    // Ranges ascend: the first word of the passage is found by halving.
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var lines: [Box] = []
    for word in words[low...] {
      guard word.range.lowerBound < range.upperBound else { break }
      if let last = lines.last, Self.sameLine(last, word.box) {
        lines[lines.count - 1] = Self.union(last, word.box)
      } else {
        lines.append(word.box)
      }
    }
    return lines.map { .init(x: $0.x, y: $0.y, width: $0.width, height: $0.height) }
  }

  /// Two boxes are of one line when the middle of the second lies within the first's height, to its right.
  private static func sameLine(_ line: Box, _ word: Box) -> Bool {
    let middle = word.y + word.height / 2
    return middle > line.y && middle < line.y + line.height && word.x >= line.x
      && word.x <= line.x + line.width + 3 * max(line.height, word.height)
  }

  private static func union(_ left: Box, _ right: Box) -> Box {
    let x = min(left.x, right.x)
    let y = min(left.y, right.y)
    return Box(
      x: x, y: y, width: max(left.x + left.width, right.x + right.width) - x,
      height: max(left.y + left.height, right.y + right.height) - y)
  }
}
