/// A page of a list while it is read: full when it has as many records as were asked for, or as many bytes as an
/// answer takes.
struct PageFill<Element: Sendable>: Sendable {
  /// An answer has at most 4 MiB; what a record takes in it is estimated.
  static var maxBytes: Int { PassageContent.maxAnswerBytes }

  /// How many records were asked for.
  let size: Int
  /// Each with its position in the list.
  private(set) var rows: [(Element, Int64)] = []
  /// Whether there was a record more.
  private(set) var goesOn = false
  private var bytes = 0

  init(size: Int) {
    self.size = size
  }

  /// False when there was no room: the list goes on with this record. The first one always has room.
  mutating func add(_ element: Element, at position: Int64, bytes: Int) -> Bool {
    guard rows.isEmpty || rows.count < size && self.bytes + bytes <= Self.maxBytes else {
      goesOn = true
      return false
    }
    rows.append((element, position))
    self.bytes += bytes
    return true
  }
}

extension PageTokenCodec {
  /// A page that has been read.
  func slice<Element>(_ fill: PageFill<Element>, of list: String) -> Slice<Element> {
    let next = fill.goesOn ? fill.rows.last.map { encode($0.1, of: list) } : nil
    return Slice(elements: fill.rows.map(\.0), nextPageToken: next ?? "")
  }
}

extension CaseRecord {
  /// About what it takes in an answer.
  var answerBytes: Int { 160 + id.utf8.count + displayName.utf8.count + description.utf8.count }
}

extension DocumentRecord {
  /// About what it takes in an answer.
  var answerBytes: Int {
    320 + caseID.utf8.count + displayName.utf8.count + mimeType.utf8.count + title.utf8.count
      + (failure.map { $0.reason.utf8.count + $0.message.utf8.count } ?? 0)
  }
}

extension PassageRecord {
  /// About what it takes in an answer.
  var answerBytes: Int { 320 + language.utf8.count + PassageContent.answerBytes(text, regions, entities) }
}

extension PassageContent {
  /// What a passage may take in an answer, so that it can be shown at all: 3 MiB.
  public static let maxAnswerBytes = 3 << 20

  /// About what it takes in an answer.
  public var answerBytes: Int { Self.answerBytes(text, regions, entities) }

  static func answerBytes(_ text: String, _ regions: [RegionRecord], _ entities: [EntityRecord]) -> Int {
    entities.reduce(text.utf8.count + 24 * regions.count) { $0 + 48 + $1.label.utf8.count + $1.text.utf8.count }
  }
}
