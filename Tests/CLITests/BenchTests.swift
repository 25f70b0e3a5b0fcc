import Foundation
import Messages
import RPCCore
import RPCInProcess
import Testing

@testable import CLI

@Suite("Measurements")
struct BenchTests {
  // MARK: - Latencies

  @Test(
    "A quantile is off by less than 1/64, whatever the size",
    arguments: [1, 63, 64, 65, 1000, 123_456, 7_000_000_000, Int64.max / 2] as [Int64])
  func precision(value: Int64) {
    var histogram = LatencyHistogram()
    for factor in 1...2 { histogram.add(value / Int64(factor)) }
    let half = histogram.value(at: 0.5)
    #expect(half >= value / 2 && Double(half - value / 2) <= Double(value / 2) / 64)
    #expect(histogram.value(at: 1) == value && histogram.greatest == value && histogram.least == value / 2)
  }

  @Test("Quantiles of a thousand values are where they should be, added up or not")
  func quantiles() {
    var (whole, parts) = (LatencyHistogram(), [LatencyHistogram(), LatencyHistogram()])
    for value in 1...1000 {
      whole.add(Int64(value) * 1000)
      parts[value % 2].add(Int64(value) * 1000)
    }
    var sum = parts[0]
    sum.add(parts[1])
    for histogram in [whole, sum] {
      for quantile in [0.01, 0.5, 0.9, 0.99, 0.999] {
        let exact = quantile * 1_000_000
        #expect(abs(Double(histogram.value(at: quantile)) - exact) <= exact / 64 + 1000, "\(quantile)")
      }
      #expect(histogram.count == 1000 && histogram.mean == 500_500)
    }
  }

  @Test("Extremes are values like others, and nothing is nothing")
  func extremes() {
    var histogram = LatencyHistogram()
    #expect(histogram.value(at: 0.5) == 0 && histogram.mean == 0 && histogram.ranges(5).isEmpty)
    for value in [Int64.max, 0, -5, .min] { histogram.add(value) }
    #expect(histogram.count == 4 && histogram.least == 0 && histogram.value(at: 1) == .max)
    #expect(histogram.value(at: -1) == 0 && histogram.value(at: 2) == .max)
    #expect(histogram.ranges(3).map(\.count).reduce(0, +) == 4)
  }

  @Test("Ranges have all values, in order, to the slowest")
  func ranges() {
    var histogram = LatencyHistogram()
    for value in 1...990 { histogram.add(Int64(value)) }
    for _ in 0..<10 { histogram.add(1_000_000) }
    let ranges = histogram.ranges(10)
    #expect(ranges.count == 10 && ranges.map(\.count).reduce(0, +) == 1000)
    #expect(ranges.map(\.end) == ranges.map(\.end).sorted() && ranges.last?.end == 1_000_000)
    #expect((ranges.last?.count ?? 0) >= 10)
  }

  // MARK: - Runs

  /// A service whose every third unary call fails.
  private struct Moody: Service {
    static let serviceName = "test.Moody"
    static var file: FileSchema { FileSchema(embedded: "") }
    static func method(_ kind: CallKind) -> Method { Method(service: serviceName, name: "\(kind)", kind: kind) }

    var methods: [MethodHandler] {
      [
        MethodHandler(
          method: Self.method(.unary),
          body: .unary { request, _ in
            if request.first == 2 { throw RPCError(.dataLoss, "Twos are lost.") }
            return Bytes([0] + Array(request))
          }),
        MethodHandler(
          method: Self.method(.serverStreaming),
          body: .streaming { stream, _ in
            guard let request = try await stream.receive() else { return }
            for _ in 0..<3 { try await stream.send(request) }
          }),
        MethodHandler(
          method: Self.method(.clientStreaming),
          body: .streaming { stream, _ in
            var count: UInt8 = 0
            while try await stream.receive() != nil { count += 1 }
            try await stream.send([count])
          }),
        MethodHandler(
          method: Self.method(.bidirectional),
          body: .streaming { stream, _ in
            while let request = try await stream.receive() { try await stream.send(request) }
          }
        ),
      ]
    }
  }

  private func run(
    _ kind: CallKind, _ extent: BenchPlan.Extent, rate: Double? = nil, warmup: Int = 0, requests: [Bytes] = [[1]],
    messages: Int = 1, name: String? = nil
  ) async -> (BenchPlan, BenchOutcome) {
    let method = name.map { Method(service: Moody.serviceName, name: $0, kind: kind) } ?? Moody.method(kind)
    let plan = BenchPlan(
      method: method, requests: requests, extent: extent, concurrency: 4, rate: rate, warmup: warmup,
      messages: messages, metadata: [:], timeout: .seconds(60), maxResponseBytes: nil)
    let transports = (0..<2).map { _ in InProcessTransport(router: Router(services: [Moody()])) }
    return (plan, await BenchRun(plan, over: transports).run())
  }

  @Test("As many calls are made as asked for, each with its end, by turns with each request")
  func total() async {
    let (_, outcome) = await run(.unary, .calls(300), warmup: 7, requests: [[1], [2], [3]])
    #expect(outcome.calls == 300 && outcome.failed == 100 && outcome.latencies.count == 200)
    #expect(outcome.statuses == [.ok: 200, .dataLoss: 100])
    #expect(outcome.failures == [.init(code: .dataLoss, message: "Twos are lost."): 100])
    #expect(outcome.sentMessages == 300 && outcome.receivedMessages == 200)
    #expect(outcome.sentBytes == 300 && outcome.receivedBytes == 400)
  }

  @Test(
    "Streams send what is asked for and take all that comes",
    arguments: [(CallKind.serverStreaming, 10, 30), (.clientStreaming, 50, 10), (.bidirectional, 50, 50)])
  func streams(kind: CallKind, sent: Int, received: Int) async {
    let (_, outcome) = await run(kind, .calls(10), requests: [[1], [2]], messages: 5)
    #expect(outcome.statuses == [.ok: 10])
    #expect(outcome.sentMessages == sent && outcome.receivedMessages == received)
  }

  @Test("A time ends it, and a rate holds it back")
  func rate() async {
    let (_, outcome) = await run(.unary, .time(.milliseconds(200)), rate: 100)
    // Calls are due at 0, 10, … 190 ms: a slow machine makes them late, not more.
    #expect(outcome.calls == 20 && outcome.failed == 0)
  }

  @Test("A method that is not there is a failure of every call")
  func failures() async throws {
    let (plan, outcome) = await run(.bidirectional, .calls(3), name: "None")
    #expect(outcome.statuses == [.unimplemented: 3])
    let report = BenchReport(plan: plan, outcome: outcome, connections: 1)
    let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
    #expect(json?["failed"] as? Int == 3 && json?["latency"] == nil)
    #expect((json?["statuses"] as? [String: Int]) == ["UNIMPLEMENTED": 3])
  }

  @Test("A report says the same to people and to programs")
  func report() async throws {
    let (plan, outcome) = await run(.unary, .calls(30), requests: [[1], [2], [3]])
    let report = BenchReport(plan: plan, outcome: outcome, connections: 2)
    let terminal = Terminal(interactive: false, colours: false, width: 80)
    let text = report.text(terminal)
    #expect(text.contains("30 of test.Moody/unary (unary)") && text.contains("4 at once over 2 connections"), "\(text)")
    #expect(text.contains("20  OK") && text.contains("10  DATA_LOSS") && text.contains("Twos are lost."), "\(text)")
    #expect(text.contains("99.9 %") && text.contains("█"), "\(text)")
    let json = try #require(JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
    #expect(json["calls"] as? Int == 30 && json["failed"] as? Int == 10)
    let latency = try #require(json["latency"] as? [String: Any])
    let histogram = try #require(latency["histogram"] as? [[String: Any]])
    #expect(histogram.compactMap { $0["count"] as? Int }.reduce(0, +) == 20 && latency["p99.9"] != nil)
  }

  @Test(
    "Times have three digits and the unit that fits",
    arguments: [
      (0.0, "0.00 ns"), (999, "999 ns"), (1_500, "1.50 µs"), (12_345_678, "12.3 ms"), (2_000_000_000, "2.00 s"),
      (125e9, "125 s"),
    ])
  func times(nanoseconds: Double, text: String) { #expect(BenchReport.time(nanoseconds) == text) }

  @Test("The progress is a bar of what is done")
  func progress() async {
    let (plan, _) = await run(.unary, .calls(4))
    let progress = BenchProgress(plan, BenchRun(plan, over: []))
    let half = String(repeating: "█", count: 15) + String(repeating: "░", count: 15)
    #expect(progress.line(2, .seconds(1), 2) == "\(half)  2 calls, 2.00 calls/s")
    #expect(progress.line(9, .seconds(1), 1234).hasPrefix(String(repeating: "█", count: 30) + "  9"))
  }

  // MARK: - Arguments

  @Test(
    "A number of bytes may have a unit",
    arguments: [
      ("1", 1), ("500K", 500 << 10), ("64M", 64 << 20), ("2g", 2 << 30), ("0", nil), ("-1", nil), ("M", nil),
      ("1.5M", nil), ("", nil), ("9999999999999999G", nil),
    ] as [(String, Int?)])
  func sizes(text: String, bytes: Int?) { #expect(ByteSize(argument: text)?.count == bytes) }

  @Test(
    "What can't be measured is refused before anything is called",
    arguments: [
      ["--total", "0"], ["--duration", "0"], ["--total", "1", "--duration", "1"], ["--rate", "0"],
      ["--concurrency", "0"], ["--connections", "0"], ["--warmup", "-1"], ["--messages", "0"], ["{}", "--data", "x"],
      ["--max-message", "x"],
    ])
  func refusals(arguments: [String]) {
    #expect(throws: (any Error).self) { try RPCCommand.Bench.parse(["localhost:1", "a.B/C"] + arguments) }
  }
}

@Suite("Standard input", .timeLimit(.minutes(10)))
struct StandardInputTests {
  /// A pipe's ends, the first to read.
  private static func pipe() -> (Int32, Int32) {
    var ends: [Int32] = [0, 0]
    _ = Foundation.pipe(&ends)
    return (ends[0], ends[1])
  }

  @Test("It gives lines as they come, the last one also without an end")
  func lines() async throws {
    let (reading, writing) = Self.pipe()
    let input = StandardInput(descriptor: reading)
    _ = "one\n\ntwo".utf8.withContiguousStorageIfAvailable { write(writing, $0.baseAddress, $0.count) }
    #expect(try await input.next() == "one")
    #expect(try await input.next() == "")
    close(writing)
    #expect(try await input.next() == "two")
    #expect(try await input.next() == nil)
    close(reading)
  }

  @Test("Who waits for a line and is cancelled waits no longer, though the input stays open")
  func cancellation() async throws {
    let (reading, writing) = Self.pipe()
    let input = StandardInput(descriptor: reading)
    let waiting = Task { try await input.next() }
    waiting.cancel()
    #expect(try await waiting.value == nil)
    close(writing)
  }
}
