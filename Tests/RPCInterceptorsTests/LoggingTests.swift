import Logging
import RPCCore
import Testing

@testable import RPCInterceptors

@Suite("Calls in the log", .timeLimit(.minutes(10)))
struct LoggingTests {
  @Test(
    "Both sides write one line a call, of every kind, over every transport", arguments: Carrier.allCases, CallKind.all)
  func oneLine(_ carrier: Carrier, _ kind: CallKind) async throws {
    let (server, client) = (LogBook(), LogBook())
    try await Workbench.use(
      carrier, server: [ServerLogInterceptor(CallLog(logger: server.logger()))],
      client: [ClientLogInterceptor(CallLog(logger: client.logger()))]
    ) { bench in
      try await bench.call(kind, [7], CallOptions(metadata: ["x-request-id": "r-1", "authorization": "Bearer secret"]))
    }
    let (requests, responses): (String, String) =
      switch kind {
      case .unary: ("1", "1")
      case .clientStreaming: ("2", "1")
      case .serverStreaming: ("1", "3")
      case .bidirectional: ("2", "2")
      }
    let answered = try #require(server.lines.first)
    #expect(server.lines.count == 1 && client.lines.count == 1)
    #expect(answered.level == .debug && answered.message == "Call answered.")
    #expect(answered.fields["status"] == "OK" && answered.fields["request_id"] == "r-1")
    #expect(answered.fields["received"] == requests && answered.fields["sent"] == responses)
    #expect(answered.fields["method"]?.hasPrefix("test.v1.Tools/") == true)
    #expect(answered.fields["peer"]?.hasPrefix(carrier == .inProcess ? "in-process" : "ipv4:127.0.0.1:") == true)
    let made = try #require(client.lines.first)
    #expect(made.message == "Call made." && made.fields["status"] == "OK")
    #expect(made.fields["received"] == responses && made.fields["sent"] == requests)
    #expect((Array(answered.fields.values) + Array(made.fields.values)).allSatisfy { !$0.contains("secret") })
  }

  @Test(
    "A bad end's level follows its status, and the line says why", arguments: StatusCode.allCases.filter { $0 != .ok })
  func levels(_ status: StatusCode) async throws {
    let book = LogBook()
    try await Workbench.use(server: [ServerLogInterceptor(CallLog(logger: book.logger()))]) { bench in
      await #expect(throws: RPCError.self) { try await bench.call(.unary, [UInt8(100 + status.rawValue)]) }
    }
    let line = try #require(book.lines.first)
    let serverFaults: [StatusCode] = [
      .unknown, .deadlineExceeded, .unimplemented, .internalError, .unavailable, .dataLoss,
    ]
    #expect(line.level == (serverFaults.contains(status) ? .warning : .info))
    #expect(line.fields["status"] == "\(status)" && line.fields["error"] == "As was asked for.")
    #expect(line.fields["sent"] == "0")
  }

  @Test("An error that is none of RPC's is written by its type, not by what it says")
  func foreignErrors() async throws {
    struct Leak: Error, CustomStringConvertible { let description = "the document's text" }
    let book = LogBook()
    let service = ToolService { _ in throw Leak() }
    try await Workbench.use(.inProcess, service, server: [ServerLogInterceptor(CallLog(logger: book.logger()))]) {
      bench in
      await #expect(throws: RPCError.self) { try await bench.call(.unary) }
    }
    #expect(book.lines.first?.fields["error"] == "Leak" && book.lines.first?.fields["status"] == "UNKNOWN")
  }

  @Test("A peer's texts are cut")
  func longTexts() async throws {
    let book = LogBook()
    try await Workbench.use(server: [ServerLogInterceptor(CallLog(logger: book.logger()))]) { bench in
      let id = String(repeating: "x", count: 5_000)
      try await bench.call(.unary, [1], CallOptions(metadata: ["x-request-id": id]))
    }
    #expect(book.lines.first?.fields["request_id"]?.utf8.count == 256 + "…".utf8.count)
  }

  @Test("What is below the logger's level, or has no level, is not written")
  func levelsOff() async throws {
    let book = LogBook()
    let log = CallLog(
      logger: book.logger(level: .info), levels: .init(succeeded: .debug, refused: nil, failed: .error))
    try await Workbench.use(server: [ServerLogInterceptor(log)]) { bench in
      try await bench.call(.unary)
      await #expect(throws: RPCError.self) { try await bench.call(.unary, [103]) }
      await #expect(throws: RPCError.self) { try await bench.call(.unary, [113]) }
    }
    #expect(book.lines.map(\.level) == [.error])
  }

  @Test("Lines of one bad status are so many a second; the next one says how many were held back")
  func throttle() {
    let throttle = LogThrottle(perSecond: 3)
    let start = ContinuousClock.now
    #expect(
      (0..<10).map { _ in throttle.admit(.internalError, at: start) } == [0, 0, 0] + Array(repeating: nil, count: 7))
    // Another status has lines of its own.
    #expect(throttle.admit(.unavailable, at: start) == 0)
    #expect(throttle.admit(.internalError, at: start + .seconds(2)) == 7)
    #expect(throttle.admit(.internalError, at: start + .seconds(2)) == 0)
    #expect(LogThrottle(perSecond: -1).admit(.aborted, at: start) == nil)
  }

  @Test("Threads that fail at the same time write no more lines than may be")
  func throttleConcurrently() async {
    let throttle = LogThrottle(perSecond: 100)
    let now = ContinuousClock.now
    let admitted = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<1_000).count { _ in throttle.admit(.unknown, at: now) != nil } }
      }
      return await group.reduce(0, +)
    }
    #expect(admitted == 100)
  }
}
