/// A rectangle on a page, from its top left corner; units of 1/72 inch, or pixels for images.
public struct RegionRecord: Sendable, Equatable {
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

/// An entity of a passage; offsets are code points of the passage's text.
public struct EntityRecord: Sendable, Equatable {
  public var label: String
  public var text: String
  public var start: Int64
  /// One past the last character.
  public var end: Int64
  /// The contract's number of its source.
  public var source: Int
  /// 0 to 1.
  public var score: Float

  public init(label: String, text: String, start: Int64, end: Int64, source: Int, score: Float) {
    self.label = label
    self.text = text
    self.start = start
    self.end = end
    self.source = source
    self.score = score
  }
}

/// A passage as a worker found it.
public struct PassageContent: Sendable {
  /// Offsets are code points of the page's text.
  public var start: Int64
  public var end: Int64
  public var text: String
  public var language: String
  public var recognitionConfidence: Float?
  public var regions: [RegionRecord]
  public var entities: [EntityRecord]
  /// As many as the index has dimensions; its length is made 1.
  public var embedding: [Float]

  public init(
    start: Int64, end: Int64, text: String, language: String, recognitionConfidence: Float?,
    regions: [RegionRecord], entities: [EntityRecord], embedding: [Float]
  ) {
    self.start = start
    self.end = end
    self.text = text
    self.language = language
    self.recognitionConfidence = recognitionConfidence
    self.regions = regions
    self.entities = entities
    self.embedding = embedding
  }
}

/// A page as a worker read it.
public struct PageContent: Sendable {
  /// From 1.
  public var number: Int64
  public var width: Float
  public var height: Float
  public var text: String
  /// Whether the text was read from an image.
  public var recognized: Bool
  public var passages: [PassageContent]

  public init(
    number: Int64, width: Float, height: Float, text: String, recognized: Bool, passages: [PassageContent]
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.text = text
    self.recognized = recognized
    self.passages = passages
  }
}

/// A passage as readers see it.
public struct PassageRecord: Sendable, Equatable {
  public var document: DocumentName
  /// From 1.
  public var page: Int64
  /// From 1, among the page's passages.
  public var ordinal: Int64
  public var start: Int64
  public var end: Int64
  public var text: String
  public var language: String
  public var recognitionConfidence: Float?
  public var regions: [RegionRecord]
  public var entities: [EntityRecord]

  /// "{page}-{ordinal}": the same in every reading of the same bytes.
  public var id: String { "\(page)-\(ordinal)" }
  /// "cases/{case}/documents/{document}/passages/{passage}".
  public var name: String { "\(document.name)/passages/\(id)" }
}
