import Contracts
import ExtractionProtocol
import Foundation
import Inference
import Messages
import NLP
import RPCCore
import RPCInProcess
import Testing
import Vision

@testable import Worker

/// The services that a worker calls, on their real engines, in this process.
private enum Services {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let store = ModelStore(root: repository.appending(path: ".deps/models").path)

  static let nlp: Client = {
    let models = NLPModels(store: store, cores: 2)
    models.load()
    return client([NLPServiceHandler(models: models)])
  }()

  static let vision: Client = {
    let folder = ProcessInfo.processInfo.environment["TESSDATA_PREFIX"] ?? "/usr/share/tesseract-ocr/5/tessdata"
    let models = VisionModels(.init(models: store, tessdataFolder: folder, threads: 2))
    models.load()
    return client([VisionServiceHandler(models: models)])
  }()

  static let nobody = client([])

  private static func client(_ services: [any Service]) -> Client {
    Client(
      transport: InProcessTransport(
        router: Router(services: services),
        configuration: .init(maxRequestBytes: 40 << 20, maxResponseBytes: 16 << 20, highWaterBytes: 64 << 10)))
  }

  static func sample(_ name: String) throws -> Bytes {
    Bytes(try Data(contentsOf: repository.appending(path: "Services/CLI/Samples/harbour-lane/\(name)")))
  }
}

@Suite("A document's way through the worker")
struct IngestTests {
  private struct Result {
    let end: TestQueue.Event
    let pages: [API.Page]
    let stages: [API.Stage]

    var completed: API.CompleteJobRequest {
      get throws {
        guard case .completed(let request) = end else { throw RPCError(.internalError, "\(end)") }
        return request
      }
    }

    var failed: API.FailJobRequest {
      get throws {
        guard case .failed(let request) = end else { throw RPCError(.internalError, "\(end)") }
        return request
      }
    }

    var text: String { pages.map(\.text).joined(separator: "\n") }
    var passages: [API.NewPassage] { pages.flatMap(\.passages) }

    func entities(_ label: String) -> Set<String> {
      Set(passages.flatMap { $0.passage?.entities ?? [] }.filter { $0.label == label }.map(\.text))
    }
  }

  /// Lets a worker do one job, and looks at what is left of it on the disk.
  private func ingest(
    _ content: Bytes, name: String, nlp: Client = Services.nlp, vision: Client = Services.vision
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dossier-worker-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let queue = TestQueue()
    let worker = JobWorker(
      configuration: WorkerConfiguration(name: "w", capacity: 1, temporaryFolder: folder.path, resolution: 200),
      clients: WorkerClients(api: queue.client, nlp: nlp, vision: vision), extractor: ExtractorProcess(),
      logger: .silent)
    let run = Task { await worker.run() }
    queue.offer("1", displayName: name, content: content)
    let end = await queue.next(1, where: \.isEnd)
    run.cancel()
    await run.value
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    return Result(
      end: try #require(end.first), pages: queue.pages(of: "1").sorted { $0.number < $1.number },
      stages: queue.stages(of: "1"))
  }

  /// Whatever the document, its parts fit each other.
  private func check(_ result: Result) throws {
    #expect(result.pages.map(\.number) == (1...UInt32(result.pages.count)).map { $0 })
    #expect(try result.completed.pageCount == UInt32(result.pages.count))
    #expect(!result.passages.isEmpty)
    for page in result.pages {
      let scalars = Array(page.text.unicodeScalars)
      for new in page.passages {
        let passage = try #require(new.passage)
        #expect(passage.page == page.number)
        #expect(passage.start < passage.end && Int(passage.end) <= scalars.count)
        #expect(passage.text == String(String.UnicodeScalarView(scalars[Int(passage.start)..<Int(passage.end)])))
        let length = new.embedding.reduce(0) { $0 + $1 * $1 }
        #expect(new.embedding.count == 384 && abs(length - 1) < 1e-3)
        let own = Array(passage.text.unicodeScalars)
        for entity in passage.entities {
          #expect(String(String.UnicodeScalarView(own[Int(entity.start)..<Int(entity.end)])) == entity.text)
        }
        #expect((page.width > 0) == !passage.regions.isEmpty)
        for region in passage.regions {
          #expect(region.x >= 0 && region.y >= 0 && region.width > 0 && region.height > 0)
          #expect(region.x + region.width <= page.width && region.y + region.height <= page.height)
        }
        #expect(page.recognized == (passage.recognitionConfidence != nil))
      }
    }
  }

  @Test("A PDF with text is read page by page")
  func contract() async throws {
    let result = try await ingest(Services.sample("contract.pdf"), name: "contract.pdf")
    try check(result)
    let completed = try result.completed
    #expect((completed.mimeType, completed.language, completed.pageCount) == ("application/pdf", "en", 3))
    #expect(completed.title == "Contract for the restoration of sash windows, 14 Harbour Lane")
    #expect(result.pages.allSatisfy { !$0.recognized && abs($0.width - 595) < 1 && abs($0.height - 842) < 1 })
    #expect(
      result.stages.first == .identifying && result.stages.contains(.extracting) && result.stages.last == .indexing)
  }

  @Test("A scanned letter is read by vision, in points of its page")
  func letter() async throws {
    let result = try await ingest(Services.sample("letter.pdf"), name: "letter.pdf")
    try check(result)
    let page = try #require(result.pages.first)
    #expect(page.recognized && abs(page.width - 595) < 1 && abs(page.height - 842) < 1)
    #expect(result.text.contains("notice of delay under clause 7"))
    #expect(result.passages.allSatisfy { ($0.passage?.recognitionConfidence ?? 0) > 0.8 })
    #expect(try result.completed.language == "en")
    #expect(result.stages.contains(.recognizing))
    #expect(result.entities("DATE").contains("28 August 2025"))
  }

  @Test("A photo is read by vision, in its own pixels")
  func receipt() async throws {
    let result = try await ingest(Services.sample("receipt.png"), name: "receipt.png")
    try check(result)
    let page = try #require(result.pages.first)
    #expect(page.recognized && page.width == 860 && page.height == 1260)
    #expect(result.text.contains("TOTAL GBP 1479.36"))
    #expect(try result.completed.mimeType == "image/png")
  }

  @Test("A page of 20,000 × 20,000 points without text is read at the few dots per inch that it is rendered at")
  func hugePage() async throws {
    let page = HugePage(width: 20_000, height: 20_000)
    let result = try await ingest(page.file, name: "plan.pdf")
    try check(result)
    let read = try #require(result.pages.first)
    #expect(read.recognized && read.width == 20_000 && read.height == 20_000)
    #expect(result.text.contains("TILE"))
    // It stands where it was drawn.
    let region = try #require(result.passages.first?.passage?.regions.first)
    #expect(abs(region.x - page.textBox.x) < 400 && abs(region.y - page.textBox.y) < 400)
    #expect(abs(region.width - page.textBox.width) < 800 && abs(region.height - page.textBox.height) < 800)
  }

  @Test(
    "Text in its forms is read without pages' sizes, with its title and its language",
    arguments: [
      ("email.eml", "message/rfc822", "Harbour Lane: defects found on Monday, and the September payment"),
      ("notes.md", "text/markdown", "Harbour Lane: where we stand"),
      ("status.html", "text/html", "14 Harbour Lane: the restoration of the Customs Warehouse"),
    ])
  func texts(name: String, mimeType: String, title: String) async throws {
    let result = try await ingest(Services.sample(name), name: name)
    try check(result)
    let completed = try result.completed
    #expect((completed.mimeType, completed.language, completed.title) == (mimeType, "en", title))
    #expect(result.pages.allSatisfy { $0.width == 0 && $0.height == 0 && !$0.recognized })
    if name == "email.eml" { #expect(result.entities("EMAIL").contains("t.reyes@harbour-trust.example")) }
    if name == "status.html" { #expect(!result.text.contains("public page")) }
  }

  @Test(
    "A bad file fails for good, with the reason and its type, whatever its name",
    arguments: [
      ("nothing", "a.pdf", "EMPTY", "The file is empty."),
      ("half a PDF", "a.pdf", "CORRUPT", nil),
      ("half a photo", "a.png", "CORRUPT", "The image is damaged and can't be decoded."),
      ("a program", "contract.pdf", "UNSUPPORTED_TYPE", nil), ("noise", "a.txt", "UNSUPPORTED_TYPE", nil),
    ])
  func bad(what: String, name: String, reason: String, message: String?) async throws {
    let content: Bytes =
      switch what {
      case "nothing": []
      case "half a PDF": Bytes(try Services.sample("contract.pdf").prefix(9_000))
      case "half a photo": Bytes(try Services.sample("receipt.png").prefix(30_000))
      case "a program": Bytes(try Data(contentsOf: URL(filePath: "/bin/true")))
      default: Bytes((0..<5000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) })
      }
    let failed = try await ingest(content, name: name).failed
    #expect(failed.failure?.reason == reason)
    #expect(!failed.retryable)
    #expect(!failed.mimeType.isEmpty)
    #expect(failed.failure?.message.isEmpty == false)
    if let message { #expect(failed.failure?.message == message) }
  }

  @Test("A document whose services are away is tried again later")
  func away() async throws {
    let withoutVision = try await ingest([65, 66], name: "a.txt", vision: Services.nobody).failed
    #expect(withoutVision.retryable && withoutVision.failure?.reason == "VISION_UNIMPLEMENTED")
    let withoutNLP = try await ingest(Services.sample("notes.md"), name: "a.md", nlp: Services.nobody).failed
    #expect(withoutNLP.retryable && withoutNLP.failure?.reason == "NLP_UNIMPLEMENTED")
  }

  @Test("Text in an old encoding is read as what it says")
  func encodings() async throws {
    let text = "Der Vertrag über die Fenster wird zum Jahresende gekündigt. Die Gebühr beträgt fünf Euro. Schöne Grüße!"
    let result = try await ingest(Bytes(try #require(text.data(using: .windowsCP1252))), name: "brief.txt")
    #expect(result.text == text)
    #expect(try result.completed.language == "de")
  }
}
