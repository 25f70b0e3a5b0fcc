import ExtractionProtocol
import Foundation
import Testing

/// The extractor as worker runs it: in a process that may die, hang or grow.
@Suite struct ExtractorProcessTests {
  let extractor = ExtractorProcess()

  /// Extracts and gathers.
  private func pages(_ bytes: some Sequence<UInt8>, _ request: ExtractionRequest) async throws -> [ExtractedPage] {
    let file = try TemporaryFile(bytes)
    var pages: [ExtractedPage] = []
    for try await event in extractor.extract(request, from: file.path) {
      if case .page(let page) = event { pages.append(page) }
    }
    return pages
  }

  private func error(_ bytes: some Sequence<UInt8>, _ request: ExtractionRequest) async -> ExtractionError? {
    do {
      _ = try await pages(bytes, request)
      return nil
    } catch {
      return error as? ExtractionError
    }
  }

  @Test("The extractor stands beside the program that starts it")
  func isThere() {
    #expect(extractor.isAvailable)
    for other in ["/nonexistent", "/usr", "/etc/passwd"] { #expect(!ExtractorProcess(executable: other).isAvailable) }
  }

  @Test("A file's pages come through the process as they come without it", arguments: FileKind.allCases)
  func same(kind: FileKind) async throws {
    let bytes: [UInt8] =
      switch kind {
      case .pdf:
        PDFBuilder(pages: [
          .init(content: PDFBuilder.text("Hello", x: 72, y: 700)), .init(content: PDFBuilder.scan()),
        ]).build()
      case .text: Array(String(repeating: "Grüße\n\n", count: 10_000).utf8)
      case .markdown: Array("# One\n\ntwo".utf8)
      case .html: Array("<h1>One</h1>two".utf8)
      case .email: Array("Subject: one\n\ntwo".utf8)
      }
    let request = ExtractionRequest(kind: kind, resolution: 150)
    #expect(try await pages(bytes, request) == Recording.of(bytes, as: kind, resolution: 150).pages)
  }

  @Test("A file's failure crosses the process with its code and message")
  func failure() async {
    let pdf = PDFBuilder(pages: [.init()], isEncrypted: true).build()
    let expected = ExtractionError(.encrypted, "The PDF is encrypted and needs a password.")
    #expect(await error(pdf, ExtractionRequest(kind: .pdf)) == expected)
    #expect(await error([], ExtractionRequest(kind: .text)) == ExtractionError(.empty, "The file is empty."))
  }

  @Test("A file or an extractor that is not there is the machine's fault, not the file's")
  func unavailable() async throws {
    let file = try TemporaryFile([1])
    let missing = ExtractorProcess(executable: "/nonexistent/dossier-extractor")
    await #expect {
      for try await _ in missing.extract(ExtractionRequest(kind: .text), from: file.path) {}
    } throws: { ($0 as? ExtractionError)?.code == .unavailable && ($0 as? ExtractionError)?.isPermanent == false }
    await #expect {
      for try await _ in extractor.extract(ExtractionRequest(kind: .text), from: "/nonexistent/file") {}
    } throws: { ($0 as? ExtractionError)?.code == .unreadable && ($0 as? ExtractionError)?.isPermanent == false }
  }

  @Test("A program that talks otherwise, or not at all, is a crash", arguments: ["/bin/echo", "/bin/true"])
  func otherProgram(path: String) async throws {
    let file = try TemporaryFile([1])
    await #expect {
      for try await _ in ExtractorProcess(executable: path).extract(.init(kind: .text), from: file.path) {}
    } throws: { ($0 as? ExtractionError)?.code == .crashed }
  }

  // MARK: - Bounds

  @Test("A decompression bomb that takes time ends at the limit of time, by the page")
  func slowBomb() async {
    let filters = [String](repeating: "/RunLengthDecode", count: 6)
    let bomb = PDFBuilder.Page(filters: filters, encodedContent: PDFBuilder.bomb(count: 4096))
    let pdf = PDFBuilder(pages: [.init(content: PDFBuilder.text("Hello", x: 72, y: 700)), bomb]).build()
    // Time enough for the first page on a machine where all other tests compute, too.
    let limits = ExtractionLimits(pageTime: .seconds(15))
    let error = await error(pdf, ExtractionRequest(kind: .pdf, limits: limits))
    #expect(error?.code == .timedOut)
    #expect(error?.page == 2)
    #expect(error?.message.hasSuffix("on page 2.") == true)
  }

  @Test("A decompression bomb that takes memory ends at the limit of memory, by the page")
  func largeBomb() async {
    let filters = [String](repeating: "/RunLengthDecode", count: 5)
    let bomb = PDFBuilder.Page(
      content: PDFBuilder.text("A", x: 72, y: 700, font: "F2") + PDFBuilder.scan(),
      fontFile: PDFBuilder.bomb(count: 4096),
      fontFilters: filters)
    let limits = ExtractionLimits(memory: 256 << 20)
    let error = await error(PDFBuilder(pages: [bomb]).build(), ExtractionRequest(kind: .pdf, limits: limits))
    let message = "The extractor ran out of memory (limit 256 MiB) on page 1."
    #expect(error == ExtractionError(.outOfMemory, message, page: 1))
  }

  // MARK: - Death and back-pressure

  /// A file that takes long to be taken: far more pages than the wire holds.
  private static let long = Array(String(repeating: "A line of text.\n\n", count: 500_000).utf8)

  /// Starts an extraction that waits for its consumer behind the first page; its `pages` limit names its process.
  private func stalled(
    _ mark: Int, memory: Int = ExtractionLimits().memory
  ) async throws -> (ExtractionEvents, ExtractionEvents.Iterator, pid_t, TemporaryFile) {
    let file = try TemporaryFile(Self.long)
    let request = ExtractionRequest(kind: .text, limits: .init(memory: memory, pages: mark))
    let events = extractor.extract(request, from: file.path)
    var iterator = events.makeAsyncIterator()
    _ = try await iterator.next()
    _ = try await iterator.next()
    return (events, iterator, try #require(Self.process(mark)), file)
  }

  /// The child with this limit of pages among its arguments.
  private static func process(_ mark: Int) -> pid_t? {
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let id = pid_t(entry) else { continue }
      guard let data = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") else { continue }
      if String(decoding: data, as: UTF8.self).contains("--pages=\(mark)\0") { return id }
    }
    return nil
  }

  private static func waitForEnd(of mark: Int) async { while process(mark) != nil { await Task.yield() } }

  /// Signal, what it is told as, and a mark of the process.
  static let deaths: [(Int32, ExtractionError.Code, Int)] = [
    (SIGKILL, .interrupted, 150_001), (SIGSEGV, .crashed, 150_002), (SIGABRT, .crashed, 150_003),
    (SIGXCPU, .timedOut, 150_004),
  ]

  @Test("An extractor that is killed says so on the page it was at", arguments: deaths)
  func killed(signal: Int32, code: ExtractionError.Code, mark: Int) async throws {
    var (events, iterator, process, _) = try await stalled(mark)
    kill(process, signal)
    do {
      while try await iterator.next() != nil {}
      Issue.record("ended as if nothing had happened")
    } catch let error as ExtractionError {
      #expect(error.code == code)
      #expect(error.page ?? 0 > 1)
      #expect(error.isPermanent == (code != .interrupted))
    }
    #expect(try await iterator.next() == nil)
    withExtendedLifetime(events) {}
  }

  @Test("An extractor that crashes is not said to have run out of memory because its parent is large")
  func largeParent() async throws {
    let limit = 256 << 20
    // Touched, so that it is resident: the kernel counts it for whatever this process spawns.
    let ballast = [UInt8](repeating: 1, count: limit)
    var (events, iterator, process, _) = try await stalled(150_005, memory: limit)
    kill(process, SIGSEGV)
    await #expect {
      while try await iterator.next() != nil {}
    } throws: { ($0 as? ExtractionError)?.code == .crashed }
    withExtendedLifetime((events, ballast)) {}
  }

  @Test("Cancelling ends the process and whoever awaits")
  func cancelled() async throws {
    var (events, iterator, _, _) = try await stalled(150_011)
    events.cancel()
    await #expect(throws: CancellationError.self) { try await iterator.next() }
    await Self.waitForEnd(of: 150_011)
  }

  @Test("Cancelling the task that awaits ends the process")
  func taskCancelled() async throws {
    let (events, _, _, _) = try await stalled(150_012)
    await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        var iterator = events.makeAsyncIterator()
        do {
          while true { _ = try await iterator.next() }
        } catch {
          return error is CancellationError
        }
      }
      group.cancelAll()
      #expect(await group.next() == true)
    }
    await Self.waitForEnd(of: 150_012)
  }

  @Test("Letting go of the events ends the process")
  func dropped() async throws {
    func start() async throws { _ = try await stalled(150_013) }
    try await start()
    await Self.waitForEnd(of: 150_013)
  }

  @Test("Many extractions at once do not disturb each other")
  func many() async throws {
    let page = PDFBuilder.Page(content: PDFBuilder.text("Hello", x: 72, y: 700))
    let pdf = PDFBuilder(pages: [page, page, page]).build()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<12 { group.addTask { try await pages(pdf, ExtractionRequest(kind: .pdf)).count } }
      for try await count in group { #expect(count == 3) }
    }
  }
}
