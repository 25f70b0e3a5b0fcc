import Messages
import RPCCore
import Synchronization

/// Is told of a client's stream: of its messages, and of its end.
protocol ClientStreamWatch: MessageWatch {
  /// The call ended, well where there is no error. Told once.
  func ended(_ error: RPCError?)
}

/// A client's end of a call that is watched.
///
/// The call has ended for its client when it has read the end, when it cancels the call, or when it drops the stream.
final class WatchedClientStream<Watch: ClientStreamWatch>: ClientStream {
  private let stream: any ClientStream
  private let watch: Watch
  private let hasEnded = Atomic<Bool>(false)
  /// What sending ended with: the call's end, if its client reads no other.
  private let sendError = Mutex<RPCError?>(nil)

  init(_ stream: any ClientStream, watch: Watch) {
    self.stream = stream
    self.watch = watch
  }

  deinit {
    end(sendError.withLock { $0 } ?? RPCError(.cancelled, "The caller dropped the call before its end."))
  }

  func send(_ message: Bytes) async throws { try await send(message, compressing: true) }

  func send(_ message: Bytes, compressing: Bool) async throws {
    try await noting { try await self.stream.send(message, compressing: compressing) }
    watch.sent()
  }

  func finish() async throws { try await noting { try await self.stream.finish() } }

  func receive() async throws -> Bytes? {
    do {
      let message = try await stream.receive()
      if message == nil { end(nil) } else { watch.received() }
      return message
    } catch {
      end(RPCError(converting: error))
      throw error
    }
  }

  func headers() async throws -> Metadata { try await noting { try await self.stream.headers() } }

  var trailers: Metadata { stream.trailers }

  var isResponseCompressed: Bool { stream.isResponseCompressed }

  func cancel() {
    stream.cancel()
    end(RPCError(.cancelled, "The caller cancelled the call."))
  }

  private func end(_ error: RPCError?) {
    if !hasEnded.exchange(true, ordering: .relaxed) { watch.ended(error) }
  }

  private func noting<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch {
      sendError.withLock { $0 = $0 ?? RPCError(converting: error) }
      throw error
    }
  }
}
