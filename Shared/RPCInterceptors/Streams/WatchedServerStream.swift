import Messages
import RPCCore
import Synchronization

/// Is told of a stream's messages.
protocol MessageWatch: Sendable {
  func received()
  func sent()
}

/// A server's end of a call whose messages are watched.
final class WatchedServerStream<Watch: MessageWatch>: ServerStream {
  let watch: Watch
  private let stream: any ServerStream

  init(_ stream: any ServerStream, watch: Watch) {
    self.stream = stream
    self.watch = watch
  }

  func receive() async throws -> Bytes? {
    let message = try await stream.receive()
    if message != nil { watch.received() }
    return message
  }

  func send(_ message: Bytes) async throws {
    try await stream.send(message)
    watch.sent()
  }

  func send(_ message: Bytes, compressing: Bool) async throws {
    try await stream.send(message, compressing: compressing)
    watch.sent()
  }

  func sendHeaders() async throws { try await stream.sendHeaders() }
}

/// Counts a stream's messages.
final class MessageCounts: MessageWatch {
  private let receivedMessages = Atomic<Int>(0)
  private let sentMessages = Atomic<Int>(0)

  func received() { receivedMessages.wrappingAdd(1, ordering: .relaxed) }
  func sent() { sentMessages.wrappingAdd(1, ordering: .relaxed) }

  /// So far.
  var counts: (received: Int, sent: Int) {
    (receivedMessages.load(ordering: .relaxed), sentMessages.load(ordering: .relaxed))
  }
}
