/// A piece of a text that is embedded, found and cited as one.
public struct Passage: Sendable, Hashable {
  /// Its bytes in the text's UTF-8.
  public let bytes: Range<Int>
  /// Its Unicode scalars in the text.
  public let scalars: Range<Int>
  /// How many word pieces it has, without `[CLS]` and `[SEP]`.
  public let tokens: Int
  /// On which page of the text it begins; pages are parted by form feeds (U+000C), the first is 0.
  public let page: Int

  /// Creates a passage.
  public init(bytes: Range<Int>, scalars: Range<Int>, tokens: Int, page: Int) {
    self.bytes = bytes
    self.scalars = scalars
    self.tokens = tokens
    self.page = page
  }
}
