import Compression
import Messages
import RPCCore
import Synchronization

/// The caller's end of a ``RetriedCall``.
final class RetriedStream: ClientStream {
  private let call: RetriedCall
  private let throttle: RetryThrottle?
  private let maxRequestBytes: Int
  private let driver: Task<Void, Never>
  private let hasEnded = Atomic<Bool>(false)

  init(
    _ call: RetriedCall, _ attempts: MethodConfig.Attempts, throttle: RetryThrottle?, maxRequestBytes: Int?
  ) {
    self.call = call
    self.throttle = throttle
    self.maxRequestBytes = maxRequestBytes ?? .max
    driver = Task { await call.run(attempts, throttle: throttle) }
  }

  deinit {
    // A concluded stream ends by itself when it goes.
    call.fail(RPCError(.cancelled, "The caller dropped the call before its end."))
    driver.cancel()
  }

  func send(_ message: Bytes) async throws { try await send(message, compressing: true) }

  func send(_ message: Bytes, compressing: Bool) async throws {
    guard message.count <= maxRequestBytes else { throw RPCError.tooLarge(message.count, limit: maxRequestBytes) }
    switch call.log.append(message, isCompressed: compressing) {
    case .kept: break
    case .direct(let stream): try await stream.send(message, compressing: compressing)
    case .overLimit:
      call.settle()
      await withTaskCancellationHandler {
        await call.log.waitForRoom()
      } onCancel: {
        cancel()
      }
      if Task.isCancelled { throw Self.cancelled }
    case .closed:
      // The one that has the call says why.
      try await concluded().send(message, compressing: compressing)
    }
  }

  func finish() async throws {
    if let stream = call.log.finish() { try await stream.finish() }
  }

  func receive() async throws -> Bytes? {
    let received = try await concluded().receive()
    if received == nil, !hasEnded.exchange(true, ordering: .relaxed) { throttle?.succeeded() }
    return received
  }

  func headers() async throws -> Metadata { try await concluded().headers() }

  var trailers: Metadata { attempt?.stream.trailers ?? [:] }

  var isResponseCompressed: Bool { attempt?.stream.isResponseCompressed ?? false }

  /// How the response that was received last was compressed.
  var responseEncoding: Encoding {
    guard let attempt, attempt.stream.isResponseCompressed else { return .identity }
    return attempt.call.responseEncoding.load(ordering: .relaxed)
  }

  /// The one that has the call, if one has.
  private var attempt: RetriedCall.Attempt? { try? call.concluded?.get() }

  func cancel() {
    call.fail(Self.cancelled)
    driver.cancel()
    attempt?.stream.cancel()
  }

  private func concluded() async throws -> QueuedClientStream {
    try await withTaskCancellationHandler {
      try await call.conclusion().stream
    } onCancel: {
      cancel()
    }
  }

  private static let cancelled = RPCError(.cancelled, "The caller cancelled the call.")
}
