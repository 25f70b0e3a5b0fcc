/// Counts what has a letter's shape among the connected things of ink on a page.
struct LetterCensus: Sendable, Hashable {
  /// Lower things are specks, dots and dashes.
  private static let lowest = 4
  /// Taller things are no letters of a running text, but pictures and frames.
  private static let tallest = 400
  /// Fewer letters than this say nothing about a page.
  private static let least = 24

  /// Things of any shape.
  private(set) var things = 0
  /// Things of a letter's shape.
  private(set) var letters = 0
  /// The median of the letters' heights, in pixels: that of the small letters in a running text; nil without letters.
  let height: Int?

  /// Counts things that are larger than `side` pixels in one direction at least.
  init(_ boxes: [PixelBox], beyond side: Int = 0) {
    var heights = [Int](repeating: 0, count: Self.tallest)
    for box in boxes where box.width > side || box.height > side {
      things += 1
      // Rules are wider than any letter, or than letters that have run together.
      guard (Self.lowest..<Self.tallest).contains(box.height), box.width < 4 * box.height else { continue }
      heights[box.height] += 1
      letters += 1
    }
    var rest = (letters + 1) / 2
    height = heights.firstIndex { count in
      rest -= count
      return count > 0 && rest <= 0
    }
  }

  /// Whether letters are so much of all things, from 0 to 1, and enough to judge by.
  func areLetters(share: Double) -> Bool { letters >= Self.least && Double(letters) >= share * Double(things) }
}
