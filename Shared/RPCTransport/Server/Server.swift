import HTTPRoutes
import NIOCore
import NIOPosix
import NIOSSL
import RPCCore
import Synchronization

/// Serves calls and plain HTTP routes over sockets, on one port: gRPC over HTTP/2; gRPC-Web, Connect, plain HTTP with JSON
/// and HTTP routes over HTTP/2 and HTTP/1.1, which are told apart by a connection's first bytes.
///
/// Every method can be called by gRPC, gRPC-Web and Connect, those with an HTTP rule (``RPCCore/HTTPRule``) by plain HTTP,
/// too: the request's content type says which it is. JSON is for handlers whose types are known, as all of generated
/// services' are.
///
/// ```swift
/// let server = Server(router: Router(services: [greeter]), eventLoops: loops)
/// let address = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
/// …
/// await server.drain(deadline: .after(.seconds(10)))
/// ```
public final class Server: Sendable {
  private struct State {
    var listeners: [any Channel] = []
    var connections: [ObjectIdentifier: Connection] = [:]
    var isDraining = false
    /// What handshakes are made with, from the first address on.
    var tls: TLSContexts?
    var waiters: [CheckedContinuation<Void, Never>] = []
  }

  /// An open connection: its channel, and once its protocol is known, what ends it gently.
  struct Connection: Sendable {
    let channel: any Channel
    var lifetime: (any ChannelLifetime)?
    /// Where there is a registry.
    var record: SocketRecord?
  }

  let core: ServerCore
  private let eventLoops: EventLoops
  private let registry: TransportRegistry?
  private let state = Mutex(State())

  /// - Parameters:
  ///   - httpRoutes: Plain HTTP beside the calls; the first that takes a path counts.
  ///   - registry: Tells of the server, its sockets and its calls.
  public init(
    router: Router, httpRoutes: [HTTPRoute] = [], configuration: Configuration = .defaults, eventLoops: EventLoops,
    observer: (any ServerObserver)? = nil, registry: TransportRegistry? = nil
  ) {
    self.registry = registry
    core = ServerCore(
      router: router, httpRoutes: httpRoutes, configuration: configuration, observer: observer,
      record: registry?.addServer())
    self.eventLoops = eventLoops
  }

  deinit {
    if let record = core.record { registry?.remove(record) }
  }

  /// Connections that are open.
  public var connectionCount: Int { state.withLock { $0.connections.count } }

  /// Begins to listen; may be called for several addresses.
  ///
  /// A Unix socket's file that nobody listens on is replaced.
  /// - Returns: Where it listens, with the port that was taken for port 0.
  /// - Throws: ``ListenError``, which says address and cause: also what is wrong with a certificate or a key.
  @discardableResult
  public func listen(on target: SocketTarget) async throws -> SocketTarget {
    let tls = try contexts(for: target)
    let bootstrap = ServerBootstrap(group: eventLoops.group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in self.accept(channel, isTCP: target.isTCP, tls) }
    let listener: any Channel
    do {
      switch target {
      case .tcp(let host, let port): listener = try await bootstrap.bind(host: host, port: port).get()
      case .unix(let path):
        if await isTaken(path) { throw ListenError(target: target, cause: ListenError.taken) }
        listener = try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
      }
    } catch let error as ListenError {
      throw error
    } catch {
      throw ListenError(target: target, cause: ListenError.describe(error))
    }
    let isLate = state.withLock { state in
      if !state.isDraining { state.listeners.append(listener) }
      return state.isDraining
    }
    if isLate {
      try? await listener.close()
      throw ListenError(target: target, cause: "The server is ending.")
    }
    let address = target.bound(to: listener.localAddress)
    told(of: listener, address)
    return address
  }

  /// Takes no more connections and calls, lets those under way end until the deadline, cancels the rest, and ends.
  ///
  /// At the deadline handlers' tasks are cancelled and their calls reset with CANCEL. It returns when all connections
  /// are closed, which is soon after the deadline at the latest, whatever handlers do.
  public func drain(deadline: Deadline) async {
    let (listeners, connections) = state.withLock { state in
      state.isDraining = true
      defer { state.listeners = [] }
      return (state.listeners, Array(state.connections.values))
    }
    core.record?.log("Takes no more calls.")
    for listener in listeners { try? await listener.close() }
    for connection in connections {
      connection.channel.eventLoop.execute {
        // One whose first bytes have not come has nothing to lose.
        if let lifetime = connection.lifetime { lifetime.drain() } else { connection.channel.close(promise: nil) }
      }
    }
    let atDeadline = Task { [self] in
      try await Task.sleep(until: deadline.instant, clock: .continuous)
      for connection in state.withLock({ Array($0.connections.values) }) {
        connection.channel.eventLoop.execute {
          connection.lifetime?.closeNow()
          connection.channel.close(promise: nil)
        }
      }
    }
    await withCheckedContinuation { continuation in
      let isDone = state.withLock { state in
        if !state.connections.isEmpty { state.waiters.append(continuation) }
        return state.connections.isEmpty
      }
      if isDone { continuation.resume() }
    }
    atDeadline.cancel()
  }

  /// Whether somebody listens on a Unix socket, whose file could be replaced all the same.
  private func isTaken(_ path: String) async -> Bool {
    let attempt = ClientBootstrap(group: eventLoops.group).connect(unixDomainSocketPath: path)
    guard let other = try? await attempt.get() else { return false }
    try? await other.close()
    return true
  }

  private func contexts(for target: SocketTarget) throws(ListenError) -> TLSContexts? {
    guard let settings = core.configuration.tls else { return nil }
    if let known = state.withLock({ $0.tls }) { return known }
    do throws(TLSError) {
      let made = try TLSContexts(settings)
      state.withLock { $0.tls = made }
      return made
    } catch {
      throw ListenError(target: target, cause: error.description, tls: error)
    }
  }

  // MARK: - Connections

  private func accept(_ channel: any Channel, isTCP: Bool, _ tls: TLSContexts?) -> EventLoopFuture<Void> {
    let peer = Peer(address: channel.remoteAddress.map(\.peerDescription) ?? "unknown")
    let isAccepted = state.withLock { state in
      guard !state.isDraining, state.connections.count < core.configuration.limits.connections else { return false }
      state.connections[ObjectIdentifier(channel)] = Connection(channel: channel)
      return true
    }
    guard isAccepted, let loop = eventLoops.context(of: channel.eventLoop) else {
      core.observer?.refused(peer, reason: "The server has as many connections as it takes.")
      return channel.close()
    }
    core.observer?.connectionOpened(peer)
    told(of: channel, peer, tls)
    channel.closeFuture.whenComplete { _ in self.closed(channel) }
    let detector = ProtocolDetector(core: core, loop: loop, peer: peer) { self.knows($0, of: channel) }
    return channel.eventLoop.makeCompletedFuture {
      if isTCP { try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1) }
      if let tls {
        try channel.pipeline.syncOperations.addHandler(
          TLSDetector(self.context(of: tls)) { [core] reason in core.observer?.refused(peer, reason: reason) })
      } else {
        try loop.readBuffers.serve(channel)
      }
      try channel.pipeline.syncOperations.addHandler(detector)
    }
  }

  /// What the next handshake is made with; the observer hears of changed files.
  private func context(of tls: TLSContexts) -> NIOSSLContext {
    let (context, news) = tls.current()
    switch news {
    case .success: core.observer?.certificateChanged(nil)
    case .failure(let error): core.observer?.certificateChanged(error)
    case nil: break
    }
    return context
  }

  /// A connection's protocol is known now.
  private func knows(_ lifetime: any ChannelLifetime, of channel: any Channel) {
    let (isDraining, record) = state.withLock { state in
      state.connections[ObjectIdentifier(channel)]?.lifetime = lifetime
      return (state.isDraining, state.connections[ObjectIdentifier(channel)]?.record)
    }
    if let record, let connection = lifetime as? any CountedConnection { record.attach(connection) }
    if isDraining { lifetime.drain() }
  }

  private func closed(_ channel: any Channel) {
    let (record, waiters) = state.withLock { state in
      let record = state.connections.removeValue(forKey: ObjectIdentifier(channel))?.record
      guard state.connections.isEmpty else { return (record, [CheckedContinuation<Void, Never>]()) }
      defer { state.waiters = [] }
      return (record, state.waiters)
    }
    if let record { forget(record) }
    for waiter in waiters { waiter.resume() }
  }
}

extension SocketTarget {
  var isTCP: Bool {
    if case .tcp = self { true } else { false }
  }

  /// The same, with the port that was taken.
  fileprivate func bound(to address: SocketAddress?) -> SocketTarget {
    guard case .tcp(let host, _) = self, let port = address?.port else { return self }
    return .tcp(host: host, port: port)
  }
}

// MARK: - The registry

extension Server {
  /// The server listens there, too.
  private func told(of listener: any Channel, _ address: SocketTarget) {
    guard let registry, let server = core.record else { return }
    let record = registry.addSocket(.listener(server: server.id), listener, name: address.description)
    listener.closeFuture.whenComplete { _ in registry.remove(record) }
    server.log("Listens on \(address).")
  }

  /// A connection was taken.
  private func told(of channel: any Channel, _ peer: Peer, _ tls: TLSContexts?) {
    guard let registry, let server = core.record else { return }
    let record = registry.addSocket(.server(server.id), channel, name: peer.address, certificate: tls?.certificate)
    state.withLock { $0.connections[ObjectIdentifier(channel)]?.record = record }
  }

  /// A connection is gone.
  private func forget(_ record: SocketRecord) {
    core.record?.closed(record)
    registry?.remove(record)
  }
}
