import Contracts
import ExtractionProtocol
import Foundation
import Messages
import RPCCore
import RPCInProcess
import Testing

@testable import Worker

@Suite("What a worker decides")
struct DecisionTests {
  private static func content(_ label: String, text: Bool = false) -> Dossier.Vision.V1.IdentifyContentResponse {
    .init(label: label, descriptionField: "A thing", text: text)
  }

  @Test(
    "How a file is read follows from its content; its name only tells kinds of text apart",
    arguments: [
      ("pdf", false, "x.txt", ContentRoute.extract(.pdf)), ("png", false, "x.pdf", .image),
      ("jpeg", false, "x", .image),
      ("tiff", false, "x", .image), ("webp", false, "x", .image), ("html", true, "x.txt", .extract(.html)),
      ("markdown", true, "x.txt", .extract(.markdown)), ("eml", true, "x.txt", .extract(.email)),
      ("txt", true, "notes.txt", .extract(.text)), ("txt", true, "notes", .extract(.text)),
      ("txt", true, "NOTES.MD", .extract(.markdown)), ("txt", true, "a.htm", .extract(.html)),
      ("txt", true, "a.eml", .extract(.email)), ("python", true, "a.py", .extract(.text)),
      ("csv", true, "a.csv", .extract(.text)), ("unknown", false, "a.pdf", .extract(.text)),
      ("unknown", false, "a.md", .extract(.markdown)), ("txt", true, "", .extract(.text)),
      ("txt", true, ".", .extract(.text)),
    ])
  func routes(label: String, isText: Bool, name: String, route: ContentRoute) throws {
    #expect(try ContentRoute(Self.content(label, text: isText), name: name) == route)
  }

  @Test(
    "What can't be read is refused for good, by its content and not by its name",
    arguments: ["elf", "zip", "mp3", "pebin"])
  func unsupported(label: String) {
    let message = "A thing can't be read; what can: PDF, PNG, JPEG, TIFF, WebP, plain text, e-mail, Markdown and HTML."
    #expect(throws: PermanentError("UNSUPPORTED_TYPE", message)) {
      try ContentRoute(Self.content(label), name: "contract.pdf")
    }
    #expect(throws: PermanentError("EMPTY", "The file is empty.")) {
      try ContentRoute(Self.content("empty"), name: "a.txt")
    }
  }

  // MARK: - Errors

  @Test(
    "A file's fault is permanent with its reason, a machine's is retryable", arguments: ExtractionError.Code.allCases)
  func extraction(code: ExtractionError.Code) {
    let reasons: [ExtractionError.Code: String] = [
      .empty: "EMPTY", .encrypted: "ENCRYPTED", .corrupt: "CORRUPT", .unsupported: "UNSUPPORTED_TYPE",
      .notText: "UNSUPPORTED_TYPE", .tooLarge: "TOO_LARGE", .outOfMemory: "OUT_OF_MEMORY", .timedOut: "TIMEOUT",
      .crashed: "CRASHED",
    ]
    let error = JobError.convert(ExtractionError(code, "It is so."), from: "extractor")
    if let reason = reasons[code] {
      #expect(error as? PermanentError == PermanentError(reason, "It is so."))
    } else if code == .unavailable {
      // Without an extractor no document should use up its attempts here.
      #expect(error as? InterruptedError == InterruptedError("EXTRACTOR_UNAVAILABLE", "It is so."))
    } else {
      #expect(error as? RetryableError == RetryableError("EXTRACTOR", "It is so."))
    }
  }

  @Test(
    "A service that refuses what was made from the file blames the file; one that is away blames nobody",
    arguments: StatusCode.allCases)
  func services(code: StatusCode) throws {
    guard code != .ok else { return }
    let error = JobError.convert(RPCError(code, "So it is."), from: "vision")
    switch code {
    case .invalidArgument, .outOfRange, .failedPrecondition:
      #expect(error as? PermanentError == PermanentError("CORRUPT", "So it is."))
    case .unavailable, .cancelled:
      #expect(error as? InterruptedError == InterruptedError("VISION_\(code)", "vision: So it is."))
    default:
      #expect(error as? RetryableError == RetryableError("VISION_\(code)", "vision: So it is."))
    }
  }

  @Test(
    "The reason that vision names is the document's; one that no document has, or that can't be read, says it is damaged",
    arguments: [
      ("TOO_LARGE", "TOO_LARGE"), ("EMPTY", "EMPTY"), ("UNSUPPORTED_TYPE", "UNSUPPORTED_TYPE"), ("CORRUPT", "CORRUPT"),
      ("NO_PAGE", "CORRUPT"), ("", "CORRUPT"), ("anything", "CORRUPT"),
    ])
  func reasons(named: String, reason: String) throws {
    let info = Google.Rpc.ErrorInfo(reason: named, domain: "dossier.vision.v1")
    let status = Google.Rpc.Status(code: 3, message: "It is so.", details: [try .init(packing: info)])
    let details = try status.serialized()
    let error = RPCError(.invalidArgument, "It is so.", details: details)
    #expect(JobError.convert(error, from: "vision") as? PermanentError == PermanentError(reason, "It is so."))
    let cut = RPCError(.invalidArgument, "It is so.", details: Bytes(Array(details).dropLast(3)))
    #expect(JobError.convert(cut, from: "vision") as? PermanentError == PermanentError("CORRUPT", "It is so."))
  }

  @Test("What is decided already, or cancelled, stays as it is")
  func decided() {
    #expect(JobError.convert(PermanentError("A", "b"), from: "api") as? PermanentError == PermanentError("A", "b"))
    #expect(JobError.convert(RetryableError("A", "b"), from: "api") as? RetryableError == RetryableError("A", "b"))
    #expect(JobError.convert(CancellationError(), from: "api") is CancellationError)
  }

  // MARK: - Places

  /// Ten words of ten by ten, three to a line, each of three characters and a space.
  private static let words = (0..<10).map { index in
    Word(
      range: index * 4..<index * 4 + 3,
      box: Box(x: Float(index % 3) * 12, y: Float(index / 3) * 15, width: 10, height: 10))
  }

  @Test(
    "A passage stands on the page line by line",
    arguments: [
      (0..<3, [[0, 0, 10, 10]]), (0..<11, [[0, 0, 34, 10]]), (5..<6, [[12, 0, 10, 10]]),
      (8..<19, [[24, 0, 10, 10], [0, 15, 22, 10]]),
      (0..<40, [[0, 0, 34, 10], [0, 15, 34, 10], [0, 30, 34, 10], [0, 45, 10, 10]]),
      (3..<4, []), (100..<200, []), (0..<0, []),
    ] as [(Range<Int>, [[Float]])])
  func regions(range: Range<Int>, boxes: [[Float]]) {
    let found = Regions(words: Self.words).lines(of: range)
    #expect(found.map { [$0.x, $0.y, $0.width, $0.height] } == boxes)
  }

  @Test("Columns side by side are not one line; no words are no regions")
  func columns() {
    let words = [
      Word(range: 0..<3, box: Box(x: 0, y: 0, width: 10, height: 10)),
      Word(range: 4..<7, box: Box(x: 200, y: 1, width: 10, height: 10)),
    ]
    #expect(Regions(words: words).lines(of: 0..<7).count == 2)
    #expect(Regions(words: []).lines(of: 0..<7).isEmpty)
  }

  @Test("A batch is full by pages, by text, or by images")
  func batches() {
    func count(_ page: ExtractedPage) -> Int {
      var batch = PageBatch()
      while !batch.isFull { batch.add(page) }
      return batch.pages.count
    }
    let image = PageImage(width: 1, height: 1, resolution: 72, pixels: [0])
    #expect(count(ExtractedPage(number: 1, text: "short")) == 16)
    #expect(count(ExtractedPage(number: 1, text: String(repeating: "é", count: 8 << 10))) == 3)
    #expect(count(ExtractedPage(number: 1, text: "", image: image)) == 2)
    #expect(PageBatch().isEmpty && !PageBatch().isFull)
  }

  // MARK: - The spool

  @Test("More or fewer bytes than the document has is api's fault, and leaves nothing on the disk", arguments: [2, 4])
  func spool(size: UInt64) async throws {
    let queue = TestQueue()
    queue.offer("1", content: [1, 2, 3])
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-worker-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let message = size < 3 ? "api: more bytes than the document has" : "api: fewer bytes than the document has"
    let chunks = try await API.JobQueueServiceClient(queue.client).readContent(.init(name: "jobs/1"))
    await #expect(throws: RetryableError("API_SIZE", message)) {
      _ = try await Spool(chunks, in: folder.path, limit: size).size
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test(
    "A file's two ends are its samples, which do not overlap; its folder goes with it",
    arguments: [10, 64 << 10, (64 << 10) + 5, 200_000])
  func samples(size: Int) async throws {
    let queue = TestQueue()
    let content = Bytes((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
    queue.offer("1", content: content)
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-worker-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let chunks = try await API.JobQueueServiceClient(queue.client).readContent(.init(name: "jobs/1"))
    do {
      let spool = try await Spool(chunks, in: folder.path, limit: UInt64(size))
      let (head, tail) = try spool.samples()
      #expect(head == Bytes(content.prefix(64 << 10)))
      #expect(tail == Bytes(content.dropFirst(64 << 10).suffix(64 << 10)))
      #expect(try spool.contents() == content)
      let mode = try FileManager.default.attributesOfItem(atPath: spool.file.path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }
}
