import Messages
import RPCCore
import RPCInProcess
import Testing

/// A service in raw bytes, one method of each kind, and a few that misbehave.
struct EchoService: Service {
  static let serviceName = "test.v1.Echo"
  static var file: FileSchema { TestFile.schema }

  static func method(_ name: String, _ kind: CallKind) -> Method {
    Method(service: serviceName, name: name, kind: kind)
  }

  /// Called when a handler that waits for ever is cancelled.
  let whenCancelled: @Sendable () -> Void
  /// Called when such a handler begins to wait.
  let whenWaiting: @Sendable () -> Void

  init(whenWaiting: @escaping @Sendable () -> Void = {}, whenCancelled: @escaping @Sendable () -> Void = {}) {
    self.whenWaiting = whenWaiting
    self.whenCancelled = whenCancelled
  }

  var methods: [MethodHandler] {
    [
      MethodHandler(
        method: Self.method("Unary", .unary),
        body: .unary { request, context in
          context.responseHeaders = context.metadata
          context.responseTrailers = ["end": "yes"]
          return request
        }),
      MethodHandler(
        method: Self.method("Fail", .unary),
        body: .unary { _, _ in
          throw RPCError(.failedPrecondition, "No: 100 % naïve", metadata: ["why": "because"], details: [1, 2, 3])
        }),
      MethodHandler(
        method: Self.method("Wait", .unary),
        body: .unary { request, _ in
          whenWaiting()
          do {
            try await Task.sleep(for: .seconds(600))
          } catch {
            whenCancelled()
            throw error
          }
          return request
        }),
      MethodHandler(
        method: Self.method("Expand", .serverStreaming),
        body: .streaming { stream, _ in
          let request = try await stream.receive() ?? []
          for _ in 0..<request.count { try await stream.send(request) }
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
        }),
    ]
  }
}

@Suite("Calls within a process")
struct InProcessCallTests {
  private func transport() -> InProcessTransport { InProcessTransport(router: Router(services: [EchoService()])) }

  private func request(_ name: String, _ kind: CallKind, _ options: CallOptions = CallOptions()) -> ClientRequest {
    ClientRequest(method: EchoService.method(name, kind), options: options)
  }

  @Test("A unary call returns its message, headers and trailers")
  func unary() async throws {
    let options = CallOptions(metadata: ["colour": "blue"])
    let response = try await transport().unary(request("Unary", .unary, options), message: [1, 2, 3])
    #expect(response.message == [1, 2, 3])
    #expect(response.headers == ["colour": "blue"])
    #expect(response.trailers == ["end": "yes"])
  }

  @Test("An error keeps its code, message, metadata and details")
  func failure() async throws {
    let error = await #expect(throws: RPCError.self) {
      try await transport().unary(request("Fail", .unary), message: [])
    }
    #expect(error?.code == .failedPrecondition)
    #expect(error?.message == "No: 100 % naïve")
    #expect(error?.metadata.first("why") == "because")
    #expect(error?.details == [1, 2, 3])
  }

  @Test("A bidirectional call answers each message as it comes")
  func chat() async throws {
    let stream = try await transport().open(request("Chat", .bidirectional))
    for index in UInt8(0)..<20 {
      try await stream.send([index])
      #expect(try await stream.receive() == [index])
    }
    try await stream.finish()
    #expect(try await stream.receive() == nil)
  }

  @Test("A queue holds no more than its high-water mark and one message")
  func backPressure() async throws {
    let queue = MessageQueue(highWater: 1000)
    let message = Bytes([UInt8](repeating: 7, count: 100))
    let producer = Task {
      for _ in 0..<200 { try await queue.push(message) }
      queue.finish()
    }
    var received = 0
    while let next = try await queue.next() {
      #expect(next.count == 100)
      #expect(queue.queuedBytes <= 1000 + 100 + MessageQueue.overhead)
      received += 1
    }
    #expect(received == 200)
    try await producer.value
  }

  @Test("Cancelling a waiting task leaves the queue whole")
  func cancelledWait() async throws {
    let queue = MessageQueue(highWater: 1000)
    let waiting = Task { try await queue.next() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    try await queue.push([5])
    #expect(try await queue.next() == [5])
  }

  @Test("A closed transport takes no calls")
  func closed() async throws {
    let transport = transport()
    await transport.close(deadline: .after(.seconds(5)))
    let error = await #expect(throws: RPCError.self) {
      try await transport.unary(request("Unary", .unary), message: [])
    }
    #expect(error?.code == .unavailable)
  }
}
