import Embeddings
import Foundation
import Inference
import Storage

/// Passages as workers would have stored them, put into a data folder without the work of reading them.
struct Archive: Sendable {
  private static let cases = 20
  private static let pagesPerDocument = 40
  private static let passagesPerPage = 5
  /// How far vectors are from the real one that they are made of: a cosine of about 0.86.
  private static let spread: Float = 0.03

  private static var perDocument: Int { pagesPerDocument * passagesPerPage }

  /// How many there will be.
  let passages: Int
  private let vectors: [[Float]]

  /// - Parameter real: So many different texts are embedded; the passages' vectors lie around theirs.
  init(passages: Int, real: Int, models: ModelStore, cores: Int) async throws {
    self.passages = passages / Self.perDocument * Self.perDocument
    let batcher = try EmbeddingBatcher.load(
      from: models, engine: Engine(), configuration: .defaults(cores: cores))
    var english = English(seed: 77)
    var vectors: [[Float]] = []
    while vectors.count < real {
      let texts = (0..<min(256, real - vectors.count)).map { _ in english.text(words: 90) }
      vectors += try await batcher.embed(texts).map(\.vector)
    }
    self.vectors = vectors
  }

  /// The resource name of one of the cases.
  static func caseName(_ number: Int) -> String { "cases/archive-\(number % cases)" }

  /// Fills a data folder that no api has open.
  func fill(_ folder: URL) async throws {
    let store = try await Store(folder: DataFolder(path: folder.path))
    for number in 0..<Self.cases {
      _ = try await store.cases.create(id: "archive-\(number)", displayName: "Archive \(number)", description: "")
    }
    var dice = Dice(seed: 99)
    var english = English(seed: 101)
    for number in 0..<(passages / Self.perDocument) {
      let digest = (0..<32).map { _ in UInt8.random(in: 0...255, using: &dice) }
      _ = try await store.documents.add(
        caseID: "archive-\(number % Self.cases)", displayName: "report \(number).pdf", sizeBytes: 200_000,
        sha256: digest)
      guard let job = try await store.jobs.lease(limit: 1, kinds: [], worker: "bench").first else {
        throw Obstacle("The document's job could not be leased.")
      }
      let pages = (1...Self.pagesPerDocument).map { page(Int64($0), &english, &dice) }
      try await store.passages.store(pages, for: job.key)
      let result = JobResult(
        mimeType: "application/pdf", language: "en", pageCount: Int64(Self.pagesPerDocument), title: "")
      _ = try await store.jobs.complete(job.key, result)
    }
    try store.close()
  }

  private func page(_ number: Int64, _ english: inout English, _ dice: inout Dice) -> PageContent {
    var text = ""
    var passages: [PassageContent] = []
    for line in 0..<Self.passagesPerPage {
      let part = english.text(words: 90)
      let start = Int64(text.unicodeScalars.count)
      let length = Int64(part.unicodeScalars.count)
      passages.append(
        PassageContent(
          start: start, end: start + length, text: part, language: "en", recognitionConfidence: nil,
          regions: (0..<6).map { .init(x: 72, y: Float(line * 130 + $0 * 16), width: 450, height: 14) },
          entities: entities(&dice), embedding: vector(&dice)))
      text += part + "\n"
    }
    return PageContent(number: number, width: 595, height: 842, text: text, recognized: false, passages: passages)
  }

  private func entities(_ dice: inout Dice) -> [EntityRecord] {
    [("GPE", dice.pick(Vocabulary.places)), ("ORG", dice.pick(Vocabulary.firmNames))].map { label, text in
      EntityRecord(label: label, text: text, start: 0, end: Int64(text.count), source: 1, score: 1)
    }
  }

  private func vector(_ dice: inout Dice) -> [Float] {
    guard let base = vectors.randomElement(using: &dice) else { return [] }
    return base.map { $0 + Self.spread * dice.normal() }
  }
}
