import Foundation
import Synchronization
import Testing

@testable import Storage

/// A store in a folder of its own, with a clock that stands still until it is told.
struct Laboratory {
  let path: String
  let clock: HandClock
  let store: Store

  init(
    jobs: JobQueue.Configuration = .defaults, dimensions: Int = 8, path given: String? = nil,
    clock: HandClock = HandClock()
  ) async throws {
    path = given ?? Self.temporaryPath()
    self.clock = clock
    var configuration = Store.Configuration.defaults
    configuration.jobs = jobs
    configuration.dimensions = dimensions
    store = try await Store(folder: DataFolder(path: path), configuration: configuration, clock: clock.clock)
    try await store.index.load()
  }

  static func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appending(path: "dossier-\(UUID().uuidString)").path
  }

  func remove() {
    try? store.close()
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Runs `body` in a laboratory that is removed afterwards.
  static func run(
    jobs: JobQueue.Configuration = .defaults, dimensions: Int = 8, _ body: (Laboratory) async throws -> Void
  ) async throws {
    let laboratory = try await Laboratory(jobs: jobs, dimensions: dimensions)
    defer { laboratory.remove() }
    try await body(laboratory)
  }

  // MARK: - Records

  /// A document of a case that is made when it is missing.
  @discardableResult
  func addDocument(_ content: String, to caseID: String = "smith") async throws -> DocumentRecord {
    do {
      _ = try await store.cases.create(id: caseID, displayName: caseID, description: "")
    } catch StorageError.alreadyExists {}
    return try await store.documents.add(
      caseID: caseID, displayName: "\(content.prefix(20)).txt", sizeBytes: Int64(content.utf8.count),
      sha256: Self.digest(content)
    ).document
  }

  func lease(worker: String = "w1") async throws -> LeasedJob {
    try #require(try await store.jobs.lease(limit: 1, kinds: [], worker: worker).first)
  }

  /// Adds a document and completes its job with one passage for each text, a page each.
  @discardableResult
  func ingest(
    _ texts: [String], to caseID: String = "smith", mimeType: String = "text/plain", language: String = "en",
    entities: [EntityRecord] = []
  ) async throws -> DocumentRecord {
    let document = try await addDocument(texts.joined(separator: "\n") + UUID().uuidString, to: caseID)
    let job = try await lease()
    let pages = texts.enumerated().map { index, text in
      Self.page(Int64(index + 1), [text], language: language, entities: entities)
    }
    try await store.passages.store(pages, for: job.key)
    _ = try await store.jobs.complete(job.key, Self.result(pages: texts.count, mimeType: mimeType, language: language))
    return try await store.documents.get(document.documentName)
  }

  static func result(pages: Int, mimeType: String = "text/plain", language: String = "en") -> JobResult {
    JobResult(mimeType: mimeType, language: language, pageCount: Int64(pages), title: "")
  }

  static func page(
    _ number: Int64, _ texts: [String], language: String = "en", entities: [EntityRecord] = [], dimensions: Int = 8
  ) -> PageContent {
    PageContent(
      number: number, width: 612, height: 792, text: texts.joined(separator: "\n"), recognized: false,
      passages: texts.map {
        PassageContent(
          start: 0, end: Int64($0.unicodeScalars.count), text: $0, language: language, recognitionConfidence: nil,
          regions: [RegionRecord(x: 1, y: 2, width: 3, height: 4)], entities: entities,
          embedding: vector(of: $0, dimensions: dimensions))
      })
  }

  /// A vector that depends on the text alone.
  static func vector(of text: String, dimensions: Int = 8) -> [Float] {
    var generator = SeededGenerator(seed: text.unicodeScalars.reduce(7) { $0 &* 31 &+ UInt64($1.value) })
    return (0..<dimensions).map { _ in Float.random(in: -1...1, using: &generator) }
  }

  static func digest(_ text: String) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    for (index, byte) in text.utf8.enumerated() { bytes[index % 32] = bytes[index % 32] &* 31 &+ byte }
    return bytes
  }
}

/// A clock that is moved by hand.
final class HandClock: Sendable {
  private let time = Mutex(Instant(microseconds: 1_700_000_000_000_000))

  var clock: WallClock { WallClock { [self] in time.withLock { $0 } } }
  var now: Instant { time.withLock { $0 } }

  func advance(by duration: Duration) {
    time.withLock { $0 = $0 + duration }
  }
}

/// Numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
