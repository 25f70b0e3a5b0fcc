import HTTPTypes
import Messages
import NIOCore
import RPCCore
import Synchronization

/// One request of an HTTP/1.1 connection and its answer, to a call. What comes after the connection has gone on to the
/// next request means nothing.
final class HTTP1Exchange: HTTPExchange, @unchecked Sendable {
  // Sendable: touched on its event loop only, but for what is atomic; others hold it to get there.
  let loop: LoopContext
  private let limit: Int
  /// Nil once the answer is out, or the connection is gone.
  private weak var connection: HTTP1Connection?
  private let expandedBytes = Atomic<Int>(0)
  /// What the answer's body comes from.
  private(set) var queue: MessageQueue?

  init(_ connection: HTTP1Connection, loop: LoopContext, limits: Server.Configuration.Limits) {
    self.connection = connection
    self.loop = loop
    limit = limits.decompressedBytesPerConnection
  }

  var callFields: CallFields? { nil }
  /// A connection has one call at a time, which its own limits hold.
  var isOverBuffered: Bool { false }

  func becameReady(_ call: WebCall) { connection?.becameReady(call) }
  func requestBytesChanged(_ call: WebCall) { connection?.holdBack(call.isHeldBack, by: self) }

  func addExpandedBytes(_ bytes: Int) -> Bool {
    expandedBytes.add(bytes, ordering: .relaxed).newValue <= limit
  }

  func count(_ change: (inout ConnectionCounts) -> Void) {
    if let connection { change(&connection.counts) }
  }

  func answer(_ head: HTTPResponse, _ body: Bytes) { connection?.answer(head, body, to: self) }

  func answer(_ head: HTTPResponse, from queue: MessageQueue) {
    self.queue = queue
    connection?.begin(head, to: self)
  }

  func breakOff(_ ending: Bytes) {
    queue = nil
    connection?.breakOff(ending, to: self)
  }

  func abort() {
    queue = nil
    connection?.abort(self)
  }

  /// The answer is out.
  func detach() {
    connection = nil
    queue = nil
  }

  func messagesWait(in queue: MessageQueue) {
    loop.run { [self] in
      if queue === self.queue { connection?.pump(self) }
    }
  }

  func messagesTaken(from queue: MessageQueue, bytes: Int) {}
}
