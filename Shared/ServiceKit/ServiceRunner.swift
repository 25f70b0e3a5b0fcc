import Contracts
import Foundation
import HTTPRoutes
import Inspection
import Logging
import Messages
import OpenTelemetry
import RPCCore
import RPCInterceptors
import RPCTransport

/// Runs a service from its first listening to its last call: what all mains share.
///
/// It listens at once and is alive at once; readiness follows its checks. At SIGTERM readiness turns first, then comes
/// the drain delay, then GOAWAY, then the end of running calls, then the end of background work.
public struct ServiceRunner: Sendable {
  public let name: ServiceName
  public let configuration: ServiceConfiguration
  public let logger: Logger
  public let readiness: ReadinessRegistry
  public let metrics: MetricsRegistry
  public let eventLoops: EventLoops
  /// What this process's server and channels tell of themselves, which channelz shows.
  public let registry = TransportRegistry()
  /// Nil where no traces are recorded.
  private let tracing: ServiceTracing?
  private let logOutput = LogOutput()
  private let binaryLog: ServiceBinaryLog

  public init(_ name: ServiceName, configuration: ServiceConfiguration) {
    self.name = name
    self.configuration = configuration
    logger = LogLines.logger(for: name, configuration, output: logOutput)
    readiness = ReadinessRegistry(logger: logger)
    metrics = MetricsRegistry()
    eventLoops = EventLoops(threads: configuration.threads)
    binaryLog = ServiceBinaryLog(configuration)
    tracing = ServiceTracing(configuration.tracing, metrics: metrics, logger: logger, eventLoops: eventLoops)
  }

  /// Parses settings before anything is bound, runs the service, and ends the process with the right code.
  public static func main(
    _ name: ServiceName, flags: ServiceFlags,
    _ body: (ServiceRunner, inout Settings) async throws -> Void
  ) async {
    var settings = Settings(environment: ProcessInfo.processInfo.environment)
    let configuration = ServiceConfiguration(name, flags: flags, settings: &settings)
    let runner = ServiceRunner(name, configuration: configuration)
    do {
      try await body(runner, &settings)
      // Everything is drained and closed.
      end(0)
    } catch let error as SettingsError {
      runner.logOutput.write("dossier-\(name.rawValue): \(error)\n")
      end(SettingsError.exitCode)
    } catch {
      runner.logger.critical("The service ends.", metadata: ["error": "\(error)"])
      end(1)
    }
  }

  /// Ends the process. Returning, or `exit`, would run the destructors of libraries' globals (OpenVINO's, Tesseract's)
  /// beside threads that still use them or load models, which now and then ends in a segmentation fault.
  private static func end(_ code: Int32) -> Never {
    fflush(nil)
    _exit(code)
  }

  /// Serves until the process is told to end.
  ///
  /// - Parameters:
  ///   - interceptors: Around every call but health, reflection and channelz.
  ///   - background: What the service does beside serving; cancelled after the last call.
  ///   - onDrain: What must end with the calls, such as taking jobs.
  public func run(
    services: [any Service], interceptors: [any ServerInterceptor] = [], routes: [HTTPRoute] = [],
    options: ServingOptions = .init(), background: [@Sendable () async throws -> Void] = [],
    onListening: @Sendable (String) async throws -> Void = { _ in },
    onDrain: @escaping @Sendable () async -> Void = {}
  ) async throws {
    let signal = TerminationSignal(supervised: ProcessInfo.processInfo.environment["DOSSIER_SUPERVISED"] == "1")
    let drain = DrainSignal()
    let (server, address) = try await start(services, interceptors, routes, options, drain)
    logger.notice("Listening.", metadata: ["address": "\(address)", "version": "\(Version.current)"])
    try await onListening(address.description)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await readiness.run() }
      for work in background { group.addTask { try await work() } }
      group.addTask {
        let reason = await signal.wait()
        logger.notice("Draining.", metadata: ["reason": "\(reason)"])
        readiness.beginDraining()
        try await Task.sleep(for: configuration.drainDelay)
        drain.begin()
        await withDiscardingTaskGroup { ending in
          ending.addTask { await onDrain() }
          ending.addTask { await server.drain(deadline: .after(configuration.drainTimeout)) }
        }
        throw CancellationError()
      }
      do {
        for try await _ in group {}
      } catch is CancellationError {
        group.cancelAll()
      }
    }
    await tracing?.close()
    logger.notice("Ended.")
  }

  /// Begins to listen.
  func start(
    _ services: [any Service], _ interceptors: [any ServerInterceptor] = [], _ routes: [HTTPRoute] = [],
    _ options: ServingOptions = .init(), _ drain: DrainSignal = DrainSignal()
  ) async throws -> (Server, SocketTarget) {
    let health = HealthService(readiness: readiness, services: services)
    let standard = AdminServices.services(for: services, health: health, registry: registry)
    // Every call is counted. Health, reflection and channelz need no key, and who asks for health every second would fill
    // traces and logs: other interceptors are around the service's own calls alone.
    let meters = ServerMetricsInterceptor(factory: metrics)
    let watches: [any ServerInterceptor] = [meters, ServerLogInterceptor(CallLog(logger: logger))]
    let endless = EndlessCalls(methods: options.endless.union([Grpc.Health.V1.HealthMethods.watch]), signal: drain)
    // Nor do they wait for a turn in the pool where other calls compute: who asks wants to know now.
    let logging = try binaryLog.log().map { [$0.server] } ?? []
    let router = Router(
      services: services,
      interceptors: (tracing?.serverInterceptors ?? []) + watches + logging + [endless] + interceptors,
      execution: options.handlersCompute ? .globalPool : .eventLoop
    )
    .merging(Router(services: standard, interceptors: [meters, endless]))
    let process = ProcessMetrics()
    let metricsRoute = HTTPRoute([.get], .exact("/metrics")) { [metrics, logOutput] _ in
      .text(
        metrics.text() + process.text() + logOutput.metrics, contentType: "text/plain; version=0.0.4; charset=utf-8")
    }
    var server = Server.Configuration.defaults
    server.limits.requestBytes = options.requestBytes
    server.tls = configuration.tls
    server.crossOrigin.origins = configuration.allowedOrigins
    // The other services ask every minute.
    server.pings.minimumInterval = .seconds(30)
    server.errorDetails = [Google.Rpc.errorDetailsFile]
    guard let target = SocketTarget(configuration.listen) else {
      throw CheckFailure("“\(configuration.listen)” is not an address.")
    }
    let started = Server(
      router: router,
      httpRoutes: ProbeRoutes(service: name, readiness: readiness).routes + [metricsRoute] + routes.map(endless.around),
      configuration: server, eventLoops: eventLoops, observer: ServerMetrics(registry: metrics, logger: logger),
      registry: registry)
    return (started, try await started.listen(on: target))
  }

  /// A client of another service, on this service's threads. Where the target has several endpoints, calls take turns.
  public func client(to target: ServiceTarget, interceptors: [any ClientInterceptor] = []) throws -> Client {
    var configuration = ClientChannel.Configuration.betweenServices
    configuration.tls = target.tls
    let watches: [any ClientInterceptor] = [
      ClientMetricsInterceptor(factory: metrics), ClientLogInterceptor(CallLog(logger: logger, levels: .ofClients)),
    ]
    return Client(
      transport: ClientChannel(
        target: try ClientTarget(parsing: target.address), configuration: configuration, eventLoops: eventLoops,
        registry: registry),
      interceptors: (tracing?.clientInterceptors(of: target) ?? []) + watches + interceptors
        + (try binaryLog.log().map { [$0.client] } ?? []))
  }
}

/// How a service serves, where it differs from the runtime's defaults.
public struct ServingOptions: Sendable {
  /// Bytes of one request message.
  public var requestBytes: Int
  /// Whether the services' handlers compute for long, and so must not hold up an event loop. Health, reflection and
  /// plain routes stay on it: they are answered also while every thread computes.
  public var handlersCompute: Bool
  /// Calls that last for as long as their clients like; ended when the service is.
  public var endless: Set<Method>

  public init(requestBytes: Int = 4 << 20, handlersCompute: Bool = false, endless: Set<Method> = []) {
    self.requestBytes = requestBytes
    self.handlersCompute = handlersCompute
    self.endless = endless
  }
}

extension ClientChannel.Configuration {
  /// Services start in any order, and are few: they look often for each other.
  static let betweenServices = Self(
    connectTimeout: .seconds(10),
    backoff: Backoff(first: .milliseconds(100), limit: .seconds(5), multiplier: 1.6, jitter: 0.2),
    keepalive: .seconds(60), serviceConfig: ServiceConfig(loadBalancing: .roundRobin))
}
