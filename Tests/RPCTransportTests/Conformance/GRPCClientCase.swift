import HTTP2
import Messages
import RPCCore
import RPCTransport
import Testing

/// What a server answers, and what gRPC's protocol has a client make of it.
struct GRPCClientCase: Sendable, CustomTestStringConvertible {
  enum End: Sendable {
    case trailers([(String, String)])
    /// The stream ends with the body.
    case none
    case reset(ErrorCode)
  }

  let sentence: String
  let head: [(String, String)]
  let body: [UInt8]
  let end: End
  /// The message of the response, or the code of the error.
  let outcome: Result<[UInt8], RPCError>
  /// Whether the error's message is part of what is checked.
  let checksMessage: Bool

  static let grpc = [(":status", "200"), ("content-type", "application/grpc")]
  static let message: [UInt8] = [0, 0, 0, 0, 1, 5]

  init(
    _ sentence: String, head: [(String, String)] = grpc, body: [UInt8] = message, _ end: End,
    fails code: StatusCode, _ message: String? = nil
  ) {
    self.sentence = sentence
    self.head = head
    self.body = body
    self.end = end
    outcome = .failure(RPCError(code, message ?? ""))
    checksMessage = message != nil
  }

  init(
    _ sentence: String, head: [(String, String)] = grpc, body: [UInt8] = message, _ end: End, returns: [UInt8] = [5]
  ) {
    self.sentence = sentence
    self.head = head
    self.body = body
    self.end = end
    outcome = .success(returns)
    checksMessage = false
  }

  var testDescription: String { sentence }

  /// Answers the first call of a connection.
  func serve(_ raw: RawConnection) async throws {
    let connection = try ProbeConnection(raw, role: .server)
    guard try await connection.run(until: { connection.streams.first?.hasEnded == true }),
      let stream = connection.streams.first
    else { return }
    stream.parts = body.isEmpty ? [] : [body]
    switch end {
    case .trailers(let trailers):
      stream.then = .trailers
      stream.trailers = trailers
    case .none: stream.then = .end
    case .reset: stream.then = .later
    }
    var hasBody = true
    if case .none = end { hasBody = !body.isEmpty }
    try connection.answer(stream, head, hasBody: hasBody)
    try await connection.flush()
    if case .reset(let code) = end {
      connection.reset(stream, code)
      try await connection.flush()
    }
    // Until the client is through with it.
    _ = try await connection.run(until: { false })
  }

  /// Compares with what the client's call ended with.
  func failure(_ result: Result<[UInt8], RPCError>) -> String? {
    switch (outcome, result) {
    case (.success(let wanted), .success(let given)) where wanted == given: nil
    case (.failure(let wanted), .failure(let given))
    where wanted.code == given.code && (!checksMessage || wanted.message == given.message):
      nil
    default: "instead of \(outcome) came \(result)"
    }
  }
}
