import Contracts
import Messages
import MetricsTestKit
import RPCCore
import Testing
import Tracing

@testable import OpenTelemetry

@Suite("Spans exported by OTLP", .timeLimit(.minutes(10)))
struct ExportTests {
  private typealias Value = Opentelemetry.Proto.Common.V1.AnyValue.Value

  @Test("A span arrives with all that was said of it")
  func wholeSpan() async throws {
    let receiver = Receiver()
    let tracer = receiver.tracer(
      .init(resource: ["service.name": "shop"], headers: ["api-key": "secret"]))
    var parent = ServiceContext.topLevel
    parent.traceContext = TraceParent.parse(
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", state: try #require(TraceState("vendor=1")))
    let span = tracer.startSpan(
      "work", context: parent, ofKind: .server, at: DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 1_000),
      function: "", file: "", line: 0)
    span.attributes = [
      "text": "a", "number": 7, "part": 0.5, "flag": .bool(true), "small": .int32(-1),
      "list": .stringArray(["x", "y"]),
      "numbers": .int64Array([1, 2]), "object": .stringConvertible(StatusCode.ok),
    ]
    span.operationName = "renamed"
    span.addEvent(SpanEvent(name: "event", attributes: ["size": 3]))
    span.addLink(SpanLink(context: parent, attributes: [:]))
    span.recordError(RPCError(.internalError, "No."))
    span.setStatus(SpanStatus(code: .error, message: "broken"))
    span.end(at: DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: 5_000))
    span.end()
    await tracer.shutdown(deadline: .after(.seconds(60)))

    let sent = try #require(receiver.spans.first)
    #expect(receiver.spans.count == 1 && receiver.headers.first?.first("api-key") == "secret")
    let resource = receiver.requests.first?.resourceSpans.first?.resource
    #expect(resource?.attributes.first { $0.key == "service.name" }?.value?.value == .stringValue("shop"))
    #expect(
      sent.traceId == [0x4b, 0xf9, 0x2f, 0x35, 0x77, 0xb3, 0x4d, 0xa6, 0xa3, 0xce, 0x92, 0x9d, 0x0e, 0x0e, 0x47, 0x36])
    #expect(sent.parentSpanId == [0x00, 0xf0, 0x67, 0xaa, 0x0b, 0xa9, 0x02, 0xb7])
    #expect(sent.spanId.count == 8 && sent.spanId != sent.parentSpanId)
    #expect(sent.traceState == "vendor=1" && sent.flags == 0x301)
    #expect(sent.name == "renamed" && sent.kind == .server)
    #expect(sent.startTimeUnixNano == 1_000 && sent.endTimeUnixNano == 5_000)
    let attributes = Dictionary(uniqueKeysWithValues: sent.attributes.map { ($0.key, $0.value?.value) })
    let expected: [String: Value] = [
      "text": .stringValue("a"), "number": .intValue(7), "part": .doubleValue(0.5), "flag": .boolValue(true),
      "small": .intValue(-1), "object": .stringValue("OK"),
      "list": .arrayValue(.init(values: [.init(value: .stringValue("x")), .init(value: .stringValue("y"))])),
      "numbers": .arrayValue(.init(values: [.init(value: .intValue(1)), .init(value: .intValue(2))])),
    ]
    #expect(attributes == expected)
    #expect(sent.events.map(\.name) == ["event", "exception"])
    #expect(sent.links.map(\.spanId) == [sent.parentSpanId])
    #expect(sent.status == .init(message: "broken", code: .error))
  }

  @Test("What a span has over its limits is dropped, and counted in it")
  func limits() async throws {
    let receiver = Receiver()
    let tracer = receiver.tracer()
    let span = tracer.startSpan("work", context: .topLevel, ofKind: .internal)
    for number in 0..<200 {
      span.updateAttributes { $0["key \(number)"] = number }
      span.addEvent(SpanEvent(name: "\(number)"))
      span.addLink(SpanLink(context: span.context, attributes: [:]))
    }
    let long = tracer.startSpan(String(repeating: "é", count: 5_000), context: .topLevel, ofKind: .internal)
    span.end()
    long.end()
    await tracer.shutdown(deadline: .after(.seconds(60)))
    let sent = try #require(receiver.spans.first)
    #expect(sent.attributes.count == 128 && sent.droppedAttributesCount == 72)
    #expect(sent.events.count == 128 && sent.droppedEventsCount == 72)
    #expect(sent.links.count == 128 && sent.droppedLinksCount == 72)
    #expect(receiver.spans.last?.name == String(repeating: "é", count: 2_048))
  }

  @Test("Spans go in batches, each as soon as it is full")
  func batches() async throws {
    let receiver = Receiver()
    let metrics = TestMetrics()
    let tracer = receiver.tracer(
      .init(resource: [:], batchSpans: 10, exportInterval: .seconds(600)), metrics: metrics)
    for _ in 0..<10 { tracer.startSpan("work", context: .topLevel).end() }
    await receiver.arrival()
    for _ in 0..<3 { tracer.startSpan("work", context: .topLevel).end() }
    tracer.forceFlush()
    await receiver.arrival()
    for _ in 0..<25 { tracer.startSpan("work", context: .topLevel).end() }
    await tracer.shutdown(deadline: .after(.seconds(60)))
    #expect(receiver.requests.allSatisfy { $0.resourceSpans[0].scopeSpans[0].spans.count <= 10 })
    #expect(receiver.spans.count == 38 && metrics.exported == 38)
  }

  @Test("Spans go after the interval, however few they are")
  func interval() async throws {
    let receiver = Receiver()
    let tracer = receiver.tracer(.init(resource: [:], exportInterval: .milliseconds(1)))
    tracer.startSpan("work", context: .topLevel).end()
    await receiver.arrival()
    await tracer.shutdown(deadline: .after(.seconds(60)))
    #expect(receiver.spans.count == 1)
  }

  @Test("A receiver that does not answer costs spans over the queue's limit, which are counted, and no call")
  func boundedQueue() async throws {
    let receiver = Receiver { _ in
      try await Task.sleep(for: .seconds(600))
      return .init()
    }
    let metrics = TestMetrics()
    let tracer = receiver.tracer(.init(resource: [:], queuedSpans: 20, batchSpans: 5), metrics: metrics)
    for _ in 0..<5 { tracer.startSpan("work", context: .topLevel).end() }
    await receiver.arrival()
    for _ in 0..<100 { tracer.startSpan("work", context: .topLevel).end() }
    #expect(metrics.dropped("queue_full") == 80)
    // The end of the process does not wait for it longer than it may.
    await tracer.shutdown(deadline: .after(.milliseconds(50)))
    #expect(metrics.dropped("shutdown") + metrics.dropped("failed") == 25 && metrics.exported == 0)
    // After that nothing is taken any more.
    tracer.startSpan("work", context: .topLevel).end()
    #expect(metrics.dropped("queue_full") == 81)
  }

  @Test("A batch that a receiver wants later is sent again when it says")
  func retries() async throws {
    let receiver = Receiver { number in
      guard number < 3 else { return .init() }
      var status = Google.Rpc.Status(code: Int32(StatusCode.resourceExhausted.rawValue))
      status.details = [try .init(packing: Google.Rpc.RetryInfo(retryDelay: .init(nanos: 1_000_000)))]
      throw RPCError(.resourceExhausted, "Later.", details: try status.serialized())
    }
    let metrics = TestMetrics()
    let tracer = receiver.tracer(.init(resource: [:], batchSpans: 1), metrics: metrics)
    tracer.startSpan("work", context: .topLevel).end()
    for _ in 0..<3 { await receiver.arrival() }
    await tracer.shutdown(deadline: .after(.seconds(60)))
    #expect(receiver.calls == 3 && receiver.spans.count == 1 && metrics.exported == 1)
  }

  @Test("What a receiver does not want is not sent again, and counted")
  func rejections() async throws {
    let receiver = Receiver { number in
      if number == 1 { throw RPCError(.invalidArgument, "No.") }
      return .init(partialSuccess: .init(rejectedSpans: number == 2 ? 1 : .max, errorMessage: "Too old."))
    }
    let metrics = TestMetrics()
    let tracer = receiver.tracer(.init(resource: [:], batchSpans: 2), metrics: metrics)
    for round in 0..<3 {
      for _ in 0..<2 { tracer.startSpan("work \(round)", context: .topLevel).end() }
      await receiver.arrival()
    }
    await tracer.shutdown(deadline: .after(.seconds(60)))
    #expect(receiver.calls == 3)
    #expect(metrics.dropped("failed") == 2 && metrics.dropped("rejected") == 3 && metrics.exported == 1)
  }

  @Test(
    "Only what may pass is tried again, and not for ever",
    arguments: [
      (StatusCode.cancelled, true), (.unknown, false), (.invalidArgument, false), (.deadlineExceeded, true),
      (.notFound, false), (.alreadyExists, false), (.permissionDenied, false), (.unauthenticated, false),
      (.resourceExhausted, false), (.failedPrecondition, false), (.aborted, true), (.outOfRange, true),
      (.unimplemented, false), (.internalError, false), (.unavailable, true), (.dataLoss, true),
    ])
  func retryableStatuses(_ status: StatusCode, isRetried: Bool) {
    var retry = ExportRetry()
    let delays = (0..<5).map { _ in retry.delay(after: RPCError(status, ""), random: 1) }
    #expect(
      delays
        == (isRetried ? [.seconds(1), .seconds(2), .seconds(4), .seconds(8), nil] : Array(repeating: nil, count: 5)))
  }

  @Test(
    "A receiver's delay is bounded, whatever it says",
    arguments: [
      (Int64.max, Int32.max, Duration.seconds(30)), (-5, 0, .zero), (.min, .min, .zero),
      (2, 500_000_000, .milliseconds(2_500)),
    ])
  func askedDelays(_ seconds: Int64, _ nanoseconds: Int32, _ expected: Duration) throws {
    var status = Google.Rpc.Status()
    status.details = [
      try .init(packing: Google.Rpc.RetryInfo(retryDelay: .init(seconds: seconds, nanos: nanoseconds)))
    ]
    var retry = ExportRetry()
    let error = RPCError(.unavailable, "", details: try status.serialized())
    #expect(retry.delay(after: error, random: 0) == expected)
    #expect(retry.delay(after: RPCError(.resourceExhausted, "", details: [1, 2, 3]), random: 0) == nil)
  }
}
