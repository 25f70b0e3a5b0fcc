import Messages
import RPCCore
import RPCTransport
import Testing

/// Servers that say which of them answered, on sockets that outlive them.
final class Fleet: Sendable {
  let loops = EventLoops(threads: 2)
  let targets: [SocketTarget]
  private let servers: Servers
  let events = EventLog()

  private actor Servers {
    var running: [Int: Server] = [:]
    func set(_ server: Server, at index: Int) { running[index] = server }
    func take(_ index: Int) -> Server? { running.removeValue(forKey: index) }
    var indices: [Int] { Array(running.keys) }
    func connections(_ index: Int) -> Int { running[index]?.connectionCount ?? 0 }
  }

  init(_ count: Int) {
    servers = Servers()
    let number = UInt64.random(in: 0 ... .max)
    targets = (0..<count).map { .unix(path: "/tmp/rpc-\(number)-\($0).sock") }
  }

  static func method(_ name: String, _ kind: CallKind = .unary) -> Method {
    Method(service: "test.v1.Fleet", name: name, kind: kind)
  }

  func start(_ index: Int, services: [any Service] = []) async throws {
    let server = Server(
      router: Router(services: [FleetService(index: index, events: events)] + services),
      configuration: .unhurried, eventLoops: loops)
    try await server.listen(on: targets[index])
    await servers.set(server, at: index)
  }

  /// Ends a server at once, whatever runs.
  func kill(_ index: Int) async { await servers.take(index)?.drain(deadline: .after(.zero)) }

  /// Ends a server as it should be done.
  func drain(_ index: Int) async { await servers.take(index)?.drain(deadline: .after(.seconds(600))) }

  func connectionCount(_ index: Int) async -> Int { await servers.connections(index) }

  func end() async {
    for index in await servers.indices { await kill(index) }
    await loops.shutdown()
  }

  /// A channel to the servers, in a hurry where it fails.
  func channel(
    _ policy: LoadBalancing, to indices: [Int]? = nil, log: ChannelLog = ChannelLog(),
    _ change: (inout ClientChannel.Configuration) -> Void = { _ in }
  ) -> ClientChannel {
    var configuration = ClientChannel.Configuration.eager
    configuration.serviceConfig.loadBalancing = policy
    change(&configuration)
    let endpoints = (indices ?? Array(targets.indices)).map { Endpoint(targets[$0]) }
    return ClientChannel(
      resolver: FixedResolver(endpoints), configuration: configuration, eventLoops: loops, observer: log)
  }
}

extension ClientChannel.Configuration {
  /// The defaults, but soon back after failures, and never in a hurry with a busy machine.
  static let eager: Self = {
    var configuration = Self.defaults
    configuration.backoff = Backoff(first: .milliseconds(20), limit: .milliseconds(100), multiplier: 1.6, jitter: 0.2)
    configuration.resolution = Resolution(minimumInterval: .zero, backoff: configuration.backoff)
    configuration.connectTimeout = .seconds(600)
    configuration.keepaliveAnswer = .seconds(600)
    return configuration
  }()
}

extension ClientChannel {
  /// Which server answers.
  func ask(_ name: String = "Who", options: CallOptions = CallOptions()) async throws -> Int {
    let answer = try await unary(ClientRequest(method: Fleet.method(name), options: options), message: [])
    return Int(answer.message.first ?? 255)
  }

  /// How often each server answers, one call after the other.
  func tally(_ count: Int, options: CallOptions = CallOptions()) async throws -> [Int: Int] {
    var tally: [Int: Int] = [:]
    for _ in 0..<count { tally[try await ask(options: options), default: 0] += 1 }
    return tally
  }
}

/// Runs a test with servers that end with it.
func withFleet(_ count: Int, _ body: (Fleet) async throws -> Void) async throws {
  let fleet = Fleet(count)
  do {
    for index in 0..<count { try await fleet.start(index) }
    try await body(fleet)
  } catch {
    await fleet.end()
    throw error
  }
  await fleet.end()
}
