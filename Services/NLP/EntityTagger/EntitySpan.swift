/// A named entity in a text.
public struct EntitySpan: Sendable, Hashable {
  /// The kind of entity, one of ``EntityTagger/labels``, such as `PERSON` or `ORG`.
  public let label: String
  /// Where it stands, in bytes of the text's UTF-8.
  public let utf8Range: Range<Int>
  /// Where it stands, in Unicode scalars (the offsets that spaCy reports).
  public let scalarRange: Range<Int>
  /// Which tokens it covers, counted from the start of the text.
  public let tokenRange: Range<Int>

  public init(label: String, utf8Range: Range<Int>, scalarRange: Range<Int>, tokenRange: Range<Int>) {
    self.label = label
    self.utf8Range = utf8Range
    self.scalarRange = scalarRange
    self.tokenRange = tokenRange
  }
}

/// A token of a text, as the model sees it.
public struct TokenSpan: Sendable, Hashable {
  /// Where it stands, in bytes of the text's UTF-8.
  public let utf8Range: Range<Int>
  /// Where it stands, in Unicode scalars.
  public let scalarRange: Range<Int>

  public init(utf8Range: Range<Int>, scalarRange: Range<Int>) {
    self.utf8Range = utf8Range
    self.scalarRange = scalarRange
  }
}
