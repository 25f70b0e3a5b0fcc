import ArgumentParser
import Foundation
import Logging
import RPCCore
import RPCInterceptors
import RPCTransport
import ServiceKit

/// A server for the `rpc` benchmark, in a process of its own so that its cost is told from the client's.
struct EchoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo", abstract: "Serves calls that give back what they get, until standard input ends.",
    shouldDisplay: false)

  @Option(help: "host:port")
  var listen: String

  func run() async throws {
    guard let target = SocketTarget(listen) else { throw ValidationError("“\(listen)” is not an address.") }
    // What is around the calls of a service: metrics, logs of what goes wrong, a limit, channelz.
    let metrics = MetricsRegistry()
    var logger = Logger(label: "echo")
    logger.logLevel = .notice
    let router = Router(
      services: [EchoService()],
      interceptors: [
        ServerMetricsInterceptor(factory: metrics), ServerLogInterceptor(CallLog(logger: logger)),
        RateLimitInterceptor(RateLimit(perSecond: 1e9), per: .host),
      ])
    var configuration = Server.Configuration.defaults
    // So that the benchmarks meet no limit.
    configuration.limits.connections = 20_000
    configuration.limits.streamsPerConnection = 1000
    let server = Server(
      router: router, configuration: configuration, eventLoops: EventLoops(threads: 1),
      observer: ServerMetrics(registry: metrics, logger: logger), registry: TransportRegistry())
    _ = try await server.listen(on: target)
    // This thread has nothing else to do: calls are answered on the event loop.
    _ = try FileHandle.standardInput.readToEnd()
  }
}
