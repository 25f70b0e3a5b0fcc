import Compression
import Messages
import RPCCore
import Synchronization

/// A service in raw bytes: one method of each kind, and some that wait, fail or misbehave.
struct EchoService: Service {
  static let serviceName = "test.v1.Echo"
  static var file: FileSchema { FileSchema(embedded: "") }

  static func method(_ name: String, _ kind: CallKind) -> Method {
    Method(service: serviceName, name: name, kind: kind)
  }

  /// What happens in handlers, for tests to wait for.
  let events = EventLog()

  var methods: [MethodHandler] { unaryMethods + streamingMethods }

  private var unaryMethods: [MethodHandler] {
    [
      MethodHandler(
        method: Self.method("Unary", .unary),
        body: .unary { request, context in
          context.responseHeaders = context.metadata
          context.responseTrailers = ["end": "yes"]
          return request
        }),
      MethodHandler(
        method: Self.method("Certificate", .unary),
        body: .unary { _, context in context.peer.certificate ?? [] }),
      MethodHandler(
        method: Self.method("Fail", .unary),
        body: .unary { _, _ in
          throw RPCError(
            .failedPrecondition, "No: 100 % naïve", metadata: ["why": "because"], details: [1, 2, 3])
        }),
      MethodHandler(
        method: Self.method("Wait", .unary),
        body: .unary { request, context in
          await events.add(context.deadline == nil ? "waiting" : "waiting with deadline")
          do {
            try await Task.sleep(for: .seconds(600))
          } catch {
            await events.add("cancelled")
            throw error
          }
          return request
        }),
      MethodHandler(
        method: Self.method("Check", .unary),
        body: .unary { request, _ in
          try Task.checkCancellation()
          await Task.yield()
          try Task.checkCancellation()
          return request
        }),
      MethodHandler(
        method: Self.method("Choose", .unary),
        body: .unary { request, context in
          // Which encoding, by the metadata; what is none of ours leaves the choice to the server.
          context.responseEncoding = context.metadata.first("choose").flatMap { Encoding(name: $0.utf8) }
          return request
        }),
      MethodHandler(
        method: Self.method("Grow", .unary),
        body: .unary { request, _ in
          Bytes([UInt8](repeating: 1, count: Int(String(decoding: request, as: UTF8.self)) ?? 0))
        }),
    ]
  }

  private var streamingMethods: [MethodHandler] {
    [
      MethodHandler(
        method: Self.method("Expand", .serverStreaming),
        body: .streaming { stream, _ in
          let count = Int(String(decoding: try await stream.receive() ?? [], as: UTF8.self)) ?? 0
          for index in 0..<count {
            try await stream.send(Bytes([UInt8](repeating: UInt8(truncatingIfNeeded: index), count: 1000)))
            await events.add("sent")
          }
        }),
      MethodHandler(
        method: Self.method("Collect", .clientStreaming),
        body: .streaming { stream, _ in
          var total = 0
          while let request = try await stream.receive() { total += request.count }
          try await stream.send(Bytes(String(total).utf8))
        }),
      MethodHandler(
        method: Self.method("Chat", .bidirectional),
        body: .streaming { stream, context in
          context.responseHeaders = context.metadata
          try await stream.sendHeaders()
          while let request = try await stream.receive() { try await stream.send(request) }
          context.responseTrailers = ["end": "yes"]
        }),
      MethodHandler(
        method: Self.method("Mirror", .bidirectional),
        body: .streaming { stream, context in
          while let request = try await stream.receive() {
            try await stream.send(request, compressing: context.isRequestCompressed)
          }
        }),
      MethodHandler(
        method: Self.method("Hear", .bidirectional),
        body: .streaming { stream, _ in
          await events.add("hearing")
          do {
            while try await stream.receive() != nil {}
          } catch {
            await events.add("broken off")
            throw error
          }
        }),
      MethodHandler(
        method: Self.method("Hesitate", .clientStreaming),
        body: .streaming { stream, _ in
          await events.add("hesitating")
          await events.waitFor("go on")
          var total = 0
          do {
            while let request = try await stream.receive() { total += request.count }
          } catch {
            await events.add("gave up")
            throw error
          }
          try await stream.send(Bytes(String(total).utf8))
        }),
      MethodHandler(
        method: Self.method("Quit", .bidirectional),
        body: .streaming { stream, _ in
          _ = try await stream.receive()
          throw RPCError(.aborted, "Enough.")
        }),
    ]
  }
}

/// Things that happened, each of which a test can wait for.
actor EventLog {
  private var counts: [String: Int] = [:]
  private var waiters: [(name: String, count: Int, continuation: CheckedContinuation<Void, Never>)] = []

  func add(_ name: String) {
    counts[name, default: 0] += 1
    let reached = waiters.filter { $0.name == name && counts[name, default: 0] >= $0.count }
    waiters.removeAll { $0.name == name && counts[name, default: 0] >= $0.count }
    for waiter in reached { waiter.continuation.resume() }
  }

  func count(_ name: String) -> Int { counts[name, default: 0] }

  func waitFor(_ name: String, count: Int = 1) async {
    if counts[name, default: 0] >= count { return }
    await withCheckedContinuation { waiters.append((name, count, $0)) }
  }
}
