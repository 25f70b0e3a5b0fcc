import RPCCore
import RPCTransport

/// How commands connect: one thread is enough for all of a command's clients.
enum ClientConnection {
  private static let eventLoops = EventLoops(threads: 1)

  /// A client without credentials.
  static func client(to target: String, interceptors: [any ClientInterceptor] = []) throws -> Client {
    guard let parsed = ClientTarget(target) else {
      throw CommandError(.usage, "“\(target)” is not an address; give host:port or unix:/path.")
    }
    return Client(transport: ClientChannel(target: parsed, eventLoops: eventLoops), interceptors: interceptors)
  }
}
