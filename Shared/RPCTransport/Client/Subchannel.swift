import Glibc
import HTTP2
import NIOCore
import NIOPosix
import NIOSSL
import RPCCore

/// One peer of a channel: its connection, made when a call wants it and again when it went, and the calls that wait.
///
/// It belongs to one event loop. A channel has one; a balancer over several needs no more than `state` and `start(_:)`.
final class Subchannel: ClientConnection.Owner, @unchecked Sendable {
  // Sendable: touched on its event loop only; the channel holds it to get there.

  let loop: LoopContext
  private let target: SocketTarget
  private let configuration: ClientChannel.Configuration
  private var connectivity = Connectivity()
  private var connection: ClientConnection?
  /// Connections that end after their last call.
  private var former: [ObjectIdentifier: ClientConnection] = [:]
  private var waiting = FIFO<ClientCall>()
  private var keepalive: Duration?
  /// Made at the first attempt to connect that finds its files as they should be.
  private var tls: TLSContexts?

  init(target: SocketTarget, configuration: ClientChannel.Configuration, loop: LoopContext) {
    self.target = target
    self.configuration = configuration
    self.loop = loop
    keepalive = configuration.keepalive
  }

  private var authority: String {
    if let authority = configuration.authority { return authority }
    if case .tcp = target { return target.description }
    return "localhost"
  }

  // MARK: - Calls

  func start(_ call: ClientCall) {
    if let connection, connection.hasRoom, waiting.isEmpty { return connection.start(call) }
    switch connectivity.state {
    case .closed: return call.finish(.failure(Self.closedError))
    case .waiting(let reason) where !call.request.options.waitForReady:
      return call.finish(.failure(RPCError(.unavailable, reason)))
    default: break
    }
    guard makeRoom() else {
      let limit = configuration.waitingCalls
      return call.finish(.failure(RPCError(.resourceExhausted, "\(limit) calls wait for \(target) already.")))
    }
    waiting.append(call)
    act(connectivity.wanted())
  }

  /// Whether another call may wait; those that ended while they waited make room.
  private func makeRoom() -> Bool {
    if waiting.count < configuration.waitingCalls { return true }
    var alive = FIFO<ClientCall>()
    while let call = waiting.popFirst() {
      if !call.hasEnded { alive.append(call) }
    }
    waiting = alive
    return waiting.count < configuration.waitingCalls
  }

  private func startWaiting() {
    guard let connection else { return }
    while connection.hasRoom, let call = waiting.popFirst() {
      if !call.hasEnded { connection.start(call) }
    }
  }

  private func failWaiting(_ error: RPCError, evenPatient: Bool) {
    var patient = FIFO<ClientCall>()
    while let call = waiting.popFirst() {
      if call.hasEnded { continue }
      if call.request.options.waitForReady, !evenPatient {
        patient.append(call)
      } else {
        call.finish(.failure(error))
      }
    }
    waiting = patient
  }

  private static let closedError = RPCError(.unavailable, "The channel is closed.")

  // MARK: - Connecting

  private func act(_ action: Connectivity.Action) {
    switch action {
    case .none: break
    case .connect: connect()
    case .wait(let failures):
      let delay = configuration.backoff.delay(afterFailures: failures, random: .random(in: 0...1))
      loop.loop.scheduleTask(in: TimeAmount(delay)) {
        self.act(self.connectivity.waited(isWanted: !self.waiting.isEmpty))
      }
    }
  }

  private func connect() {
    let tls: NIOSSLContext?
    do throws(TLSError) {
      tls = try context()
    } catch {
      // Later, as other failures are: the call that wants the connection has just begun.
      return loop.loop.execute { self.attemptFailed("Connection to \(self.target) failed: \(error)") }
    }
    let bootstrap = ClientBootstrap(group: loop.loop)
      .connectTimeout(TimeAmount(configuration.connectTimeout))
      .channelOption(
        .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 2048, initial: 16384, maximum: 262_144)
      )
      .channelInitializer { channel in channel.eventLoop.makeCompletedFuture { try self.add(to: channel, tls) } }
    let attempt: EventLoopFuture<any Channel> =
      switch target {
      case .tcp(let host, let port): bootstrap.connect(host: host, port: port)
      case .unix(let path): bootstrap.connect(unixDomainSocketPath: path)
      }
    attempt.hop(to: loop.loop).whenComplete { result in
      switch result {
      case .success(let channel): self.expectFirstFrame(on: channel)
      case .failure(let error): self.attemptFailed(ConnectFailure.describe(error, self.target, self.configuration))
      }
    }
  }

  private func context() throws(TLSError) -> NIOSSLContext? {
    guard let settings = configuration.tls else { return nil }
    let contexts: TLSContexts
    if let tls { contexts = tls } else { contexts = try TLSContexts(settings) }
    tls = contexts
    return contexts.current().context
  }

  /// The name that the server's certificate must have; nil for an address, which the certificate must have then.
  private var serverName: String? {
    let name: String
    if let expected = configuration.tls?.serverName {
      name = expected
    } else if case .tcp(let host, _) = target {
      name = host
    } else {
      name = "localhost"
    }
    return (try? SocketAddress(ipAddress: name, port: 0)) == nil ? name : nil
  }

  private func add(to channel: any Channel, _ tls: NIOSSLContext?) throws {
    let connection = try ClientConnection(
      loop: loop, owner: self, configuration: configuration, keepalive: keepalive, authority: authority,
      name: target.description,
      serverName: configuration.tls?.skipsVerification == false ? serverName.map(ServerName.init) : nil)
    if target.isTCP { try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1) }
    if let tls {
      try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: tls, serverHostname: serverName))
    }
    try channel.pipeline.syncOperations.addHandlers(FirstAnswer(connection), connection)
  }

  /// A peer that accepts and says nothing is no peer.
  private func expectFirstFrame(on channel: any Channel) {
    guard let connection = try? channel.pipeline.syncOperations.handler(type: ClientConnection.self) else { return }
    if connectivity.state == .closed { return connection.closeNow("The channel is closed.") }
    let (target, limit) = (target, configuration.connectTimeout)
    loop.loop.scheduleTask(in: TimeAmount(limit)) {
      if !connection.isReady { connection.closeNow("\(target) accepted a connection, but did not speak HTTP/2 on it.") }
    }
  }

  private func attemptFailed(_ reason: String) {
    loop.beginTurn()
    let action = connectivity.failed(reason)
    guard action != .none else { return loop.turn() }
    failWaiting(RPCError(.unavailable, reason), evenPatient: false)
    act(action)
    loop.turn()
  }

  // MARK: - ClientConnection.Owner

  func connectionBecameReady(_ connection: ClientConnection) {
    guard connectivity.state == .connecting else { return connection.beginDraining(tooManyPings: false) }
    connectivity.becameReady()
    self.connection = connection
    startWaiting()
  }

  func connectionBeganDraining(_ connection: ClientConnection, tooManyPings: Bool) {
    if tooManyPings, let keepalive { self.keepalive = keepalive * 2 }
    guard connection === self.connection else { return }
    self.connection = nil
    former[ObjectIdentifier(connection)] = connection
    act(connectivity.lost(isWanted: !waiting.isEmpty))
  }

  func connectionEnded(_ connection: ClientConnection, reason: String) {
    former[ObjectIdentifier(connection)] = nil
    if connection === self.connection {
      self.connection = nil
      act(connectivity.lost(isWanted: !waiting.isEmpty))
    } else if !connection.isReady {
      attemptFailed(reason)
    }
  }

  func connectionHasRoom(_ connection: ClientConnection) {
    if connection === self.connection { startWaiting() }
  }

  func tryAgain(_ call: ClientCall) { start(call) }

  // MARK: - The end

  /// Takes no more calls; connections close after their last.
  func beginClosing() {
    connectivity.close()
    failWaiting(Self.closedError, evenPatient: true)
    connection?.beginDraining(tooManyPings: false)
  }

  /// Ends what still runs.
  func closeNow() {
    beginClosing()
    for connection in Array(former.values) { connection.closeNow("The channel was closed.") }
  }
}

/// Why a connection could not be made, in words that help.
enum ConnectFailure {
  static func describe(_ error: any Error, _ target: SocketTarget, _ configuration: ClientChannel.Configuration)
    -> String
  {
    let question = configuration.peerName.map { "is \($0) running?" } ?? "is a server running there?"
    let cause: any Error =
      switch error {
      case let error as NIOConnectionError:
        error.connectionErrors.last.map(\.error) ?? error.dnsAError ?? error.dnsAAAAError ?? error
      default: error
      }
    switch cause {
    case let error as IOError where error.errnoCode == ECONNREFUSED:
      return "Connection to \(target) refused; \(question)"
    case let error as IOError where error.errnoCode == ENOENT:
      return "Connection to \(target) failed, as there is no such socket; \(question)"
    case let error as ChannelError:
      if case .connectTimeout = error { return "Connection to \(target) timed out; \(question)" }
      return "Connection to \(target) failed: \(error)"
    case is SocketAddressError: return "\(target) is no known host."
    default: return "Connection to \(target) failed: \(cause)"
    }
  }
}
