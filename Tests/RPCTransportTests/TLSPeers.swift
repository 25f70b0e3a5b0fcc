import Messages
import RPCCore
import Synchronization
import Testing

@testable import RPCTransport

/// What a server's observer heard.
final class Ear: ServerObserver {
  private struct Heard {
    var reasons: [String] = []
    var changes: [String] = []
    var waiting: (count: Int, continuation: CheckedContinuation<Void, Never>)?
  }
  private let heard = Mutex(Heard())
  var changes: [String] { heard.withLock { $0.changes } }

  /// All reasons, as soon as there are so many: a peer may see its end before they are told.
  func reasons(_ count: Int = 1) async -> [String] {
    await withCheckedContinuation { continuation in
      let isEnough = heard.withLock { heard in
        if heard.reasons.count < count { heard.waiting = (count, continuation) }
        return heard.reasons.count >= count
      }
      if isEnough { continuation.resume() }
    }
    return heard.withLock { $0.reasons }
  }

  func refused(_ peer: Peer, reason: String) {
    let waiting = heard.withLock { heard -> CheckedContinuation<Void, Never>? in
      heard.reasons.append(reason)
      guard let waiting = heard.waiting, heard.reasons.count >= waiting.count else { return nil }
      heard.waiting = nil
      return waiting.continuation
    }
    waiting?.resume()
  }

  func certificateChanged(_ error: TLSError?) { heard.withLock { $0.changes.append(error?.description ?? "taken") } }
}

/// Runs a test against a server that speaks TLS, or not.
func withServer(
  _ tls: ServerTLS?, observer: (any ServerObserver)? = nil, handshake: Duration = .seconds(600),
  _ body: (SocketTarget, EventLoops) async throws -> Void
) async throws {
  let loops = EventLoops(threads: 1)
  var configuration = Server.Configuration.unhurried
  configuration.tls = tls
  configuration.timeouts.handshake = handshake
  let server = Server(
    router: Router(services: [EchoService()]), configuration: configuration, eventLoops: loops, observer: observer)
  let result: Result<Void, any Error>
  do {
    result = .success(try await body(server.listen(on: .tcp(host: "127.0.0.1", port: 0)), loops))
  } catch {
    result = .failure(error)
  }
  await server.drain(deadline: .after(.zero))
  await loops.shutdown()
  try result.get()
}

extension ClientTLS {
  /// Makes a unary call over a connection of its own.
  static func call(
    _ target: SocketTarget, _ tls: ClientTLS?, _ loops: EventLoops, method name: String = "Unary"
  ) async throws -> Bytes {
    let channel = ClientChannel(target: ClientTarget(target), configuration: .init(tls: tls), eventLoops: loops)
    let request = ClientRequest(method: EchoService.method(name, .unary), options: .timeout(.seconds(600)))
    let result: Result<Bytes, any Error>
    do {
      result = .success(try await channel.unary(request, message: [1, 2]).message)
    } catch {
      result = .failure(error)
    }
    await channel.close(deadline: .after(.seconds(5)))
    return try result.get()
  }

  /// Makes a call that is to be answered.
  static func expectAnswer(_ target: SocketTarget, _ tls: ClientTLS?, _ loops: EventLoops) async throws {
    let answer = try await call(target, tls, loops)
    #expect(answer == [1, 2])
  }

  /// Makes one that is to fail, and gives the message that comes with UNAVAILABLE.
  static func failure(_ target: SocketTarget, _ tls: ClientTLS?, _ loops: EventLoops) async throws -> String {
    let error = try #require(await #expect(throws: RPCError.self) { try await call(target, tls, loops) })
    #expect(error.code == .unavailable)
    return error.message
  }

  /// Makes one that is to fail with a message that has a text.
  static func expectFailure(
    _ target: SocketTarget, _ tls: ClientTLS?, _ loops: EventLoops, _ text: String
  ) async throws {
    let message = try await failure(target, tls, loops)
    #expect(message.contains(text))
  }
}
