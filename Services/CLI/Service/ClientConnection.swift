import RPCCore
import RPCTransport
import ServiceKit

/// How commands connect: one thread is enough for all of a command's clients.
enum ClientConnection {
  private static let eventLoops = EventLoops(threads: 1)

  /// A client without credentials.
  static func client(to target: ServiceTarget, interceptors: [any ClientInterceptor] = []) throws -> Client {
    guard let parsed = ClientTarget(target.address) else {
      throw CommandError(.usage, "“\(target)” is not an address; give host:port or unix:/path.")
    }
    var configuration = ClientChannel.Configuration.defaults
    configuration.tls = target.tls
    return Client(
      transport: ClientChannel(target: parsed, configuration: configuration, eventLoops: eventLoops),
      interceptors: interceptors)
  }
}
