/// How passages are found.
public enum SearchMode: Int, Sendable {
  /// By meaning and by words, ranks fused.
  case hybrid = 1
  /// By meaning alone.
  case semantic = 2
  /// By words alone.
  case fullText = 3
}

/// An entity that a passage must have.
public struct EntityCriterion: Sendable, Hashable {
  /// Empty means any.
  public var label: String
  /// Its words, in any case; empty means any.
  public var text: String

  public init(label: String, text: String) {
    self.label = label
    self.text = text
  }
}

/// What is searched for, and where.
public struct SearchQuery: Sendable {
  /// Nil means all cases.
  public var caseID: String?
  public var text: String
  public var mode: SearchMode
  /// Such as "application/pdf" or "image/*"; any of them; empty allows all.
  public var mimeTypes: [String] = []
  /// Any of them; empty allows all.
  public var languages: [String] = []
  /// All of them.
  public var entities: [EntityCriterion] = []
  /// Of documents made then or later.
  public var createTimeFrom: Instant?
  /// Of documents made before.
  public var createTimeBefore: Instant?
  /// Any of them; empty allows all.
  public var documents: [DocumentName] = []

  public init(caseID: String?, text: String, mode: SearchMode) {
    self.caseID = caseID
    self.text = text
    self.mode = mode
  }

  /// Everything that shapes the results, as one text that differs when any of it does.
  var identity: String {
    let parts: [[String]] = [
      [caseID ?? "-", text, "\(mode.rawValue)"], mimeTypes, languages, entities.flatMap { [$0.label, $0.text] },
      ["\(createTimeFrom?.microseconds ?? .min)", "\(createTimeBefore?.microseconds ?? .max)"], documents.map(\.name),
    ]
    return "search/" + parts.map { part in part.map { "\($0.utf8.count):\($0)" }.joined() + ";" }.joined()
  }
}

/// A passage that was found.
public struct SearchHit: Sendable, Equatable {
  public var passage: PassageRecord
  public var document: DocumentRecord
  /// Higher is better, within one answer.
  public var score: Float
  /// Cosine to the query; nil when it was not found by meaning.
  public var similarity: Float?
  /// From 1; nil when it was not found by words.
  public var textRank: Int?
  /// Words of the query, in code points of the passage's text.
  public var highlights: [Range<Int>]
}

/// A page of what was found, and how.
public struct SearchOutcome: Sendable {
  public var hits: [SearchHit]
  /// Empty at the end.
  public var nextPageToken: String
  public var mode: SearchMode
}
