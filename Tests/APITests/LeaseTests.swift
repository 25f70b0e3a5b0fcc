import Contracts
import Messages
import RPCCore
import Storage
import Synchronization
import Testing

@testable import API

/// A worker's stream that breaks after some responses, as when its connection goes.
private final class BreakingStream: ServerStream {
  private let rest: Mutex<Int>
  private let request: Mutex<Bytes?>

  init(request: Bytes, responses: Int) {
    self.request = Mutex(request)
    rest = Mutex(responses)
  }

  func receive() async throws -> Bytes? {
    if let first = request.withLock({ $0.take() }) { return first }
    // The worker asks for nothing more, and stays.
    let (requests, end) = AsyncStream.makeStream(of: Void.self)
    defer { end.finish() }
    for await _ in requests {}
    throw CancellationError()
  }

  func send(_ message: Bytes) async throws {
    let isBroken = rest.withLock { rest in
      rest -= 1
      return rest < 0
    }
    if isBroken { throw RPCError(.cancelled, "The client is gone.") }
  }

  func sendHeaders() async throws {}
}

@Suite struct LeaseTests {
  @Test("When jobs can't be sent they are all given back at once, and lose no attempt")
  func broken() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      for content in 0..<4 { _ = try await bench.upload([UInt8(content)]) }
      let router = Router(services: bench.service.services)
      let method = V1.JobQueueServiceMethods.lease
      guard case .streaming(let handle) = router.handler(at: method.path)?.body else {
        Issue.record("Lease is a stream")
        return
      }
      let stream = BreakingStream(request: try V1.LeaseRequest(worker: "w", capacity: 4).serialized(), responses: 1)
      let context = ServerContext(method: method, metadata: Metadata(), deadline: nil, peer: Peer(address: "test"))
      await #expect(throws: RPCError.self) { try await handle(stream, context) }
      let jobs = try await bench.store.jobs.lease(limit: 9, kinds: [], worker: "other")
      #expect(jobs.map(\.attempt) == [1, 1, 1])
    }
  }
}
