import ArgumentParser
import Foundation
import RPCCore
import RPCTransport
import Synchronization

/// A server for the `rpc` benchmark, in a process of its own so that its cost is told from the client's.
struct EchoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo", abstract: "Serves calls that give back what they get, until standard input ends.",
    shouldDisplay: false)

  @Option(help: "host:port")
  var listen: String

  func run() async throws {
    guard let target = SocketTarget(listen) else { throw ValidationError("“\(listen)” is not an address.") }
    let router = Router(services: [EchoService()], interceptors: [PassingInterceptor()])
    var configuration = Server.Configuration.defaults
    // So that the benchmarks meet no limit.
    configuration.limits.connections = 20_000
    configuration.limits.streamsPerConnection = 1000
    let server = Server(
      router: router, configuration: configuration, eventLoops: EventLoops(threads: 1), observer: CallCounter())
    _ = try await server.listen(on: target)
    // This thread has nothing else to do: calls are answered on the event loop.
    _ = try FileHandle.standardInput.readToEnd()
  }
}

/// As an interceptor that looks at a call's metadata.
private struct PassingInterceptor: ServerInterceptor {
  func intercept<Result>(_ context: ServerContext, call: () async throws -> Result) async throws -> Result {
    guard context.metadata.first("x-request-id") != nil || context.metadata.isEmpty else {
      throw RPCError(.invalidArgument, "x-request-id is missing.")
    }
    return try await call()
  }
}

/// As metrics count: calls, their statuses, time and bytes.
private final class CallCounter: ServerObserver {
  private struct Counts {
    var calls = 0
    var failures = 0
    var took = Duration.zero
    var bytes = 0
  }
  private let counts = Mutex(Counts())

  func callEnded(_ call: EndedCall) {
    counts.withLock { counts in
      counts.calls += 1
      if call.status != .ok { counts.failures += 1 }
      counts.took += call.took
      counts.bytes += call.receivedBytes + call.sentBytes
    }
  }
}
