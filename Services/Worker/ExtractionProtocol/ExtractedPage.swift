/// A page of a document: its text with the place of each word, or its image when it has no text.
///
/// Offsets are in Unicode scalars (code points) of `text`. Lines end with a line feed, paragraphs with two.
public struct ExtractedPage: Sendable, Equatable {
  /// From 1.
  public var number: Int
  /// In points (1/72 inch); 0 when the page has no size, as in text.
  public var width: Float
  public var height: Float
  public var text: String
  /// In reading order; empty when the page has no size.
  public var words: [Word]
  /// What the layout shows, in reading order, not overlapping.
  public var blocks: [Block]
  /// The page as an image, to be read by OCR: there when the page has no text worth the name but shows something.
  public var image: PageImage?

  public init(
    number: Int, width: Float = 0, height: Float = 0, text: String, words: [Word] = [], blocks: [Block] = [],
    image: PageImage? = nil
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.text = text
    self.words = words
    self.blocks = blocks
    self.image = image
  }

  /// Where layout begins anew, ascending: preferred borders of passages.
  public var borders: [Int] { blocks.map(\.range.lowerBound) }
}

/// A word and its place.
public struct Word: Sendable, Hashable {
  /// In Unicode scalars of the page's text.
  public var range: Range<Int>
  public var box: Box

  public init(range: Range<Int>, box: Box) {
    self.range = range
    self.box = box
  }
}

/// A rectangle in points, from the page's top left corner as the page is shown.
public struct Box: Sendable, Hashable {
  public var x: Float
  public var y: Float
  public var width: Float
  public var height: Float

  public init(x: Float, y: Float, width: Float, height: Float) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// A heading, a paragraph, or what else stands on its own.
public struct Block: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case paragraph
    /// Level 1 (highest) to 6.
    case heading(level: Int)
    case listItem
    case code
    case tableRow
  }

  public var kind: Kind
  /// In Unicode scalars of the page's text, without the line feeds that end it.
  public var range: Range<Int>

  public init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
