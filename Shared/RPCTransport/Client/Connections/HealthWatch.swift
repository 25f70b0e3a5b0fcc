import HTTP2
import Messages
import NIOCore
import RPCCore

/// Follows what a server says of a service's health, over the connection that calls would take.
///
/// A server without the health service counts as healthy; one whose answer breaks off as unhealthy until it answers
/// again. Source: gRFC A17; grpc/health/v1/health.proto.
final class HealthWatch: @unchecked Sendable {
  // Sendable: touched on its connection's event loop only; its task holds it to get there.

  enum Verdict: Equatable {
    case unknown
    case healthy
    case unhealthy(String)
  }

  private(set) var verdict = Verdict.unknown
  private let service: String
  private let lane: Lane
  private weak var connection: ClientConnection?
  private let changed: () -> Void
  private var call: ClientCall?
  private var failures = 0
  private var isOver = false

  private static let method = Method(service: "grpc.health.v1.Health", name: "Watch", kind: .serverStreaming)
  /// More than an answer needs.
  private static let maxAnswerBytes = 4096

  /// - Parameter changed: Told of each other verdict.
  init(_ service: String, connection: ClientConnection, lane: Lane, changed: @escaping () -> Void) {
    self.service = service
    self.connection = connection
    self.lane = lane
    self.changed = changed
  }

  func begin() {
    guard !isOver, let connection else { return }
    let requests = MessageQueue(highWater: lane.configuration.queuedBytesPerStream)
    let responses = MessageQueue(highWater: Self.maxAnswerBytes)
    let outcome = CallOutcome()
    let call = ClientCall(
      ClientRequest(method: Self.method, options: CallOptions()),
      .streaming(requests: requests, responses: responses, outcome: outcome), loop: lane.loop,
      maxResponseBytes: Self.maxAnswerBytes)
    responses.observe(by: call)
    self.call = call
    let loop = lane.loop
    let stream = QueuedClientStream(requests: requests, responses: responses, outcome: outcome, coder: call) { error in
      loop.run { call.abandon(error) }
    }
    let request = HealthMessages.request(service)
    connection.start(call)
    Task(executorPreference: loop) { [weak self] in
      let end: RPCError
      do {
        try await stream.send(request)
        try await stream.finish()
        while let answer = try await stream.receive() {
          loop.run { [weak self] in self?.take(answer) }
        }
        end = RPCError(.unavailable, "the answer ended")
      } catch {
        end = RPCError(converting: error)
      }
      loop.run { [weak self] in self?.ended(end) }
    }
  }

  /// Asks no more.
  func end() {
    isOver = true
    call?.abandon(RPCError(.cancelled, "The connection is not used any more."))
    call = nil
  }

  private func take(_ answer: Bytes) {
    failures = 0
    switch HealthMessages.status(answer) {
    case 1: conclude(.healthy)
    case nil: conclude(.unhealthy("\(name) gives an answer about its health that can't be read."))
    default: conclude(.unhealthy("\(name) says that it is not healthy."))
    }
  }

  private func ended(_ error: RPCError) {
    guard !isOver else { return }
    call = nil
    // It does not say, and that is no fault.
    if error.code == .unimplemented { return conclude(.healthy) }
    failures += 1
    let delay = lane.configuration.backoff.delay(afterFailures: failures, random: .random(in: 0...1))
    lane.loop.schedule(at: .now() + TimeAmount(delay)) { [weak self] in self?.begin() }
    conclude(.unhealthy("\(name) says nothing of its health: \(error)"))
  }

  private var name: String { service.isEmpty ? "The server" : service }

  private func conclude(_ verdict: Verdict) {
    guard !isOver, verdict != self.verdict else { return }
    self.verdict = verdict
    changed()
  }
}

/// The two messages of the health service, which are smaller than what it would take to import them.
enum HealthMessages {
  /// `HealthCheckRequest`, with the service as field 1.
  static func request(_ service: String) -> Bytes {
    let text = Array(service.utf8)
    guard !text.isEmpty else { return Bytes() }
    var length: [UInt8] = []
    var rest = text.count
    while rest >= 0x80 {
      length.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    return Bytes([0x0A] + length + [UInt8(rest)] + text)
  }

  /// The status of a `HealthCheckResponse`, field 1; nil when it can't be read. 1 is SERVING.
  static func status(_ message: Bytes) -> UInt64? {
    var position = 0
    var status: UInt64 = 0
    while position < message.count {
      guard let key = varint(message, &position) else { return nil }
      switch key & 7 {
      case 0:
        guard let value = varint(message, &position) else { return nil }
        if key >> 3 == 1 { status = value }
      case 1: position += 8
      case 2:
        guard let length = varint(message, &position), length <= UInt64(message.count) else { return nil }
        position += Int(length)
      case 5: position += 4
      default: return nil
      }
    }
    return position == message.count ? status : nil
  }

  private static func varint(_ message: Bytes, _ position: inout Int) -> UInt64? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard position < message.count else { return nil }
      let byte = message[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    return nil
  }
}
