import Foundation
import HTTPRoutes
import Installations
import Notes
import RPCCore
import RPCTransport

typealias NotesServiceClient = Examples.Notes.V1.NotesServiceClient

/// A server that runs while a test does, on a free port.
struct Running {
  let target: SocketTarget
  let loops: EventLoops

  /// Runs what a test serves, and ends it after the test, whichever way that went.
  static func server(
    _ router: Router, routes: [HTTPRoute] = [], configuration: Server.Configuration = .defaults,
    observer: (any ServerObserver)? = nil, registry: TransportRegistry? = nil, _ body: (Running) async throws -> Void
  ) async throws {
    let loops = EventLoops(threads: 1)
    let server = Server(
      router: router, httpRoutes: routes, configuration: configuration, eventLoops: loops, observer: observer,
      registry: registry)
    let result: Result<Void, any Error>
    do {
      let target = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
      result = .success(try await body(Running(target: target, loops: loops)))
    } catch {
      result = .failure(error)
    }
    await server.drain(deadline: .after(.seconds(5)))
    await loops.shutdown()
    try result.get()
  }

  /// Makes calls over a channel of the test's own.
  func calls(
    _ configuration: ClientChannel.Configuration = .defaults, interceptors: [any ClientInterceptor] = [],
    registry: TransportRegistry? = nil, _ body: (Client) async throws -> Void
  ) async throws {
    let channel = ClientChannel(
      target: ClientTarget(target), configuration: configuration, eventLoops: loops, registry: registry)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(Client(transport: channel, interceptors: interceptors)))
    } catch {
      result = .failure(error)
    }
    await channel.close(deadline: .after(.seconds(5)))
    try result.get()
  }

  /// What curl gets from the server.
  func curl(_ path: String, scheme: String = "http", _ arguments: String...) async throws -> String {
    let command = try await Command.run(
      URL(filePath: "/usr/bin/curl"),
      ["--silent", "--show-error", "--max-time", "60", "\(scheme)://\(target)\(path)"] + arguments)
    return command.text + command.errors
  }
}
