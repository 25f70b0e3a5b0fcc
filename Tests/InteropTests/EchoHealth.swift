import Contracts
import Messages
import RPCCore
import Synchronization

/// A service of the tests' own behind the health contract, which gives back what it was sent, and fails on request.
final class EchoHealth: Grpc.Health.V1.Health {
  typealias V1 = Grpc.Health.V1

  /// What happens in handlers, in its order.
  private let (events, continuation) = AsyncStream.makeStream(of: String.self)
  private let deadlines = Mutex<[Deadline?]>([])

  /// The deadlines that handlers were given.
  var seenDeadlines: [Deadline?] { deadlines.withLock { $0 } }

  func check(_ request: V1.HealthCheckRequest, context: ServerContext) async throws -> V1.HealthCheckResponse {
    deadlines.withLock { $0.append(context.deadline) }
    if request.service == "wait" {
      if context.metadata.first("x-name") != nil { continuation.yield("begun") }
      // Until the caller cancels or its deadline passes.
      do { try await Task.sleep(for: .seconds(600)) } catch {
        if context.metadata.first("x-name") != nil { continuation.yield("cancelled") }
        throw error
      }
    }
    try Self.fail(request, context)
    context.responseHeaders = context.metadata
    context.responseTrailers = context.metadata
    return .init(status: .serving)
  }

  func watch(
    _ request: V1.HealthCheckRequest, responses: ResponseWriter<V1.HealthCheckResponse>, context: ServerContext
  ) async throws {
    try Self.fail(request, context)
    if request.service == "begun" {
      for await _ in events { try await responses.write(.init(status: .serving)) }
      return
    }
    context.responseHeaders = context.metadata
    context.responseTrailers = context.metadata
    for _ in 0..<3 { try await responses.write(.init(status: .serving)) }
  }

  /// Fails when the request says "fail" or "explain", and a status.
  private static func fail(_ request: V1.HealthCheckRequest, _ context: ServerContext) throws {
    let words = request.service.split(separator: " ")
    guard words.count == 2, let code = Int(words[1]).flatMap(StatusCode.init) else { return }
    if words[0] == "explain" {
      let message = "100 % of “it”\nfailed: ½"
      let status = Google.Rpc.Status(
        code: Int32(code.rawValue), message: message,
        details: [try .init(packing: Google.Rpc.ErrorInfo(reason: "HALF", domain: "interop.test"))])
      throw RPCError(code, message, details: try status.serialized())
    }
    guard words[0] == "fail" else { return }
    var trailers: Metadata = ["x-reason": "because"]
    trailers.add(Bytes([0x00, 0xFF]), for: "x-proof-bin")
    throw RPCError(
      code, "100 % of “it”\nfailed: ½", metadata: trailers,
      details: Bytes(Array("details of any bytes: ".utf8) + [0x00, 0xFF]))
  }
}
