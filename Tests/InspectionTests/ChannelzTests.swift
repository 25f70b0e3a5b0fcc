import Contracts
import Installations
import Messages
import RPCCore
import RPCTransport
import Synchronization
import Testing

@testable import Inspection

typealias Channelz = Grpc.Channelz.V1

/// A service of every kind of end.
struct Endings: Service {
  static let serviceName = "test.Endings"
  static var file: FileSchema { FileSchema(embedded: "") }

  static func method(_ name: String, _ kind: CallKind) -> Method {
    Method(service: serviceName, name: name, kind: kind)
  }

  var methods: [MethodHandler] {
    [
      MethodHandler(method: Self.method("Echo", .unary), body: .unary { request, _ in request }),
      MethodHandler(
        method: Self.method("Fail", .unary), body: .unary { _, _ in throw RPCError(.notFound, "Not here.") }),
      MethodHandler(
        method: Self.method("Converse", .bidirectional),
        body: .streaming { stream, _ in
          while let request = try await stream.receive() { try await stream.send(request) }
        }),
    ]
  }
}

/// A server and a client's channel of one registry.
struct WatchedPeers: Sendable {
  let registry = TransportRegistry()
  let loops = EventLoops(threads: 2)
  let server: Server
  let target: SocketTarget
  let channel: ClientChannel

  /// Asks through a channel of its own, which the registry does not know.
  let asking: Channelz.ChannelzClient
  private let askingChannel: ClientChannel

  init(on address: SocketTarget = .tcp(host: "127.0.0.1", port: 0), tls: (ServerTLS, ClientTLS)? = nil) async throws {
    var configuration = Server.Configuration.defaults
    configuration.tls = tls?.0
    server = Server(
      router: Router(services: [Endings()]), configuration: configuration, eventLoops: loops, registry: registry)
    target = try await server.listen(on: address)
    let client = ClientChannel.Configuration(tls: tls?.1)
    channel = ClientChannel(
      target: ClientTarget(target), configuration: client, eventLoops: loops, registry: registry)
    // Another server, so that asking changes nothing of what is asked for.
    let own = Server(router: Router(services: [ChannelzService(registry)]), eventLoops: loops)
    askingServer = own
    askingChannel = ClientChannel(
      target: ClientTarget(try await own.listen(on: .tcp(host: "127.0.0.1", port: 0))), eventLoops: loops)
    asking = Channelz.ChannelzClient(Client(transport: askingChannel))
  }

  private let askingServer: Server

  func end() async {
    await channel.close(deadline: .after(.seconds(5)))
    await askingChannel.close(deadline: .after(.seconds(5)))
    await server.drain(deadline: .after(.seconds(5)))
    await askingServer.drain(deadline: .after(.seconds(5)))
    await loops.shutdown()
  }

  func call(_ name: String, _ message: Bytes = [1, 2, 3]) async throws -> Bytes {
    let request = ClientRequest(method: Endings.method(name, .unary), options: .timeout(.seconds(600)))
    return try await channel.unary(request, message: message).message
  }

  func onlyServer() async throws -> Channelz.Server {
    let servers = try await asking.getServers(.init())
    #expect(servers.end)
    return try #require(servers.server.first)
  }

  /// The server's only connection.
  func onlySocket() async throws -> Channelz.Socket {
    let id = try #require(try await onlyServer().ref?.serverId)
    let sockets = try await asking.getServerSockets(.init(serverId: id))
    #expect(sockets.end && sockets.socketRef.count == 1)
    let socket = try #require(sockets.socketRef.first)
    return try #require(try await asking.getSocket(.init(socketId: socket.socketId)).socket)
  }

  func onlyChannel() async throws -> Channelz.Channel {
    let channels = try await asking.getTopChannels(.init())
    #expect(channels.end && channels.channel.count == 1)
    return try #require(channels.channel.first)
  }
}

/// Runs a test with peers that end with it.
func withWatchedPeers(
  on address: SocketTarget = .tcp(host: "127.0.0.1", port: 0), tls: (ServerTLS, ClientTLS)? = nil,
  _ body: (WatchedPeers) async throws -> Void
) async throws {
  let peers = try await WatchedPeers(on: address, tls: tls)
  do {
    try await body(peers)
  } catch {
    await peers.end()
    throw error
  }
  await peers.end()
}

@Suite("Channelz tells of servers, channels and sockets", .timeLimit(.minutes(10)))
struct ChannelzTests {
  @Test("A server's calls are counted by their ends, its socket's streams and messages both ways")
  func serverCounts() async throws {
    try await withWatchedPeers { peers in
      for _ in 0..<5 { _ = try await peers.call("Echo") }
      for _ in 0..<2 { await #expect(throws: RPCError.self) { try await peers.call("Fail") } }
      await #expect(throws: RPCError.self) { try await peers.call("NoSuchMethod") }
      let request = ClientRequest(method: Endings.method("Converse", .bidirectional), options: .timeout(.seconds(600)))
      let stream = try await peers.channel.open(request)
      for _ in 0..<10 {
        try await stream.send([7])
        #expect(try await stream.receive() == [7])
      }
      let running = try #require(try await peers.onlyServer().data)
      #expect(running.callsStarted == 9 && running.callsSucceeded == 5 && running.callsFailed == 3)
      try await stream.finish()
      #expect(try await stream.receive() == nil)

      let server = try await peers.onlyServer()
      let data = try #require(server.data)
      #expect(data.callsStarted == 9 && data.callsSucceeded == 6 && data.callsFailed == 3)
      let started = try #require(data.lastCallStartedTimestamp)
      let now = Google.Protobuf.Timestamp(.now)
      #expect(started <= now && now.seconds - started.seconds < 600)
      #expect(data.trace?.events.first?.descriptionField == "Listens on \(peers.target).")

      let socket = try #require(try await peers.onlySocket().data)
      #expect(socket.streamsStarted == 9 && socket.streamsSucceeded == 9 && socket.streamsFailed == 0)
      // The call of a method that is not there is answered before its message is looked at.
      #expect(socket.messagesReceived == 17 && socket.messagesSent == 15)
      #expect(socket.lastRemoteStreamCreatedTimestamp != nil && socket.lastLocalStreamCreatedTimestamp == nil)
      #expect(socket.lastMessageReceivedTimestamp != nil && socket.lastMessageSentTimestamp != nil)
      #expect((socket.localFlowControlWindow?.value ?? 0) > 0 && (socket.remoteFlowControlWindow?.value ?? 0) > 0)
    }
  }

  @Test("A channel leads to its subchannel, and that to its socket, each with its counts")
  func channel() async throws {
    try await withWatchedPeers { peers in
      let idle = try await peers.onlyChannel()
      #expect(idle.data?.state?.state == .idle && idle.subchannelRef.isEmpty)
      for _ in 0..<4 { _ = try await peers.call("Echo") }
      await #expect(throws: RPCError.self) { try await peers.call("Fail") }

      let channel = try await peers.onlyChannel()
      let data = try #require(channel.data)
      #expect(data.target == peers.target.description && data.state?.state == .ready)
      #expect(data.callsStarted == 5 && data.callsSucceeded == 4 && data.callsFailed == 1)
      #expect(data.lastCallStartedTimestamp != nil)
      let again = try await peers.asking.getChannel(.init(channelId: try #require(channel.ref?.channelId)))
      #expect(again.channel?.ref == channel.ref && again.channel?.subchannelRef == channel.subchannelRef)

      let reference = try #require(channel.subchannelRef.first)
      let events = try #require(data.trace?.events)
      #expect(events.contains { $0.childRef == .subchannelRef(.init(subchannelId: reference.subchannelId)) })
      let subchannel = try #require(
        try await peers.asking.getSubchannel(.init(subchannelId: reference.subchannelId)).subchannel)
      #expect(subchannel.data?.state?.state == .ready && subchannel.data?.callsStarted == 5)
      #expect(subchannel.data?.callsSucceeded == 4 && subchannel.data?.callsFailed == 1)
      #expect(subchannel.data?.trace?.events.map(\.descriptionField) == ["Connecting.", "Ready."])

      let id = try #require(subchannel.socketRef.first?.socketId)
      let socket = try #require(try await peers.asking.getSocket(.init(socketId: id)).socket)
      #expect(socket.data?.streamsStarted == 5 && socket.data?.streamsSucceeded == 5)
      #expect(socket.data?.messagesSent == 5 && socket.data?.messagesReceived == 4)
      #expect(socket.data?.lastLocalStreamCreatedTimestamp != nil)
      #expect(socket.remoteName == peers.target.description && socket.security == nil)
      // Both ends of one connection.
      let other = try await peers.onlySocket()
      #expect(other.local == socket.remote && other.remote == socket.local)
    }
  }

  @Test("Addresses are bytes and a port")
  func addresses() async throws {
    try await withWatchedPeers { peers in
      _ = try await peers.call("Echo")
      guard case .tcp(_, let port) = peers.target else { return }
      let socket = try await peers.onlySocket()
      #expect(
        socket.local?.address == .tcpipAddress(.init(ipAddress: [127, 0, 0, 1], port: Int32(port))))
      let listener = try #require(try await peers.onlyServer().listenSocket.first)
      let listening = try #require(try await peers.asking.getSocket(.init(socketId: listener.socketId)).socket)
      #expect(listening.local == socket.local && listening.remote == nil && listening.data == nil)
    }
  }

  @Test("A Unix socket's address is its path")
  func unix() async throws {
    let path = "/tmp/channelz-\(UInt64.random(in: 0 ... .max)).sock"
    try await withWatchedPeers(on: .unix(path: path)) { peers in
      _ = try await peers.call("Echo")
      let local = try await peers.onlySocket().local
      #expect(local?.address == .udsAddress(.init(filename: path)))
    }
  }

  @Test("Certificates of both sides are told, but in a summary")
  func security() async throws {
    let certificates = try await Certificates()
    let identity = try await certificates.identity("server")
    let mine = try await certificates.identity("client")
    let tls = (
      ServerTLS(identity: identity, clientAuthorities: certificates.authority),
      ClientTLS(authorities: certificates.authority, identity: mine)
    )
    try await withWatchedPeers(tls: tls) { peers in
      _ = try await peers.call("Echo")
      let server = try await peers.onlySocket()
      guard case .tls(let ours) = server.security?.model else {
        Issue.record("no TLS: \(String(describing: server.security))")
        return
      }
      #expect(ours.cipherSuite == .otherName("TLSv1.3"))
      #expect(!ours.localCertificate.isEmpty && !ours.remoteCertificate.isEmpty)
      let channel = try await peers.onlyChannel()
      let reference = try #require(channel.subchannelRef.first)
      let subchannel = try #require(
        try await peers.asking.getSubchannel(.init(subchannelId: reference.subchannelId)).subchannel)
      let id = try #require(subchannel.socketRef.first?.socketId)
      let full = try #require(try await peers.asking.getSocket(.init(socketId: id)).socket)
      guard case .tls(let theirs) = full.security?.model else {
        Issue.record("no TLS: \(String(describing: full.security))")
        return
      }
      #expect(theirs.remoteCertificate == ours.localCertificate && theirs.localCertificate == ours.remoteCertificate)
      let summary = try #require(try await peers.asking.getSocket(.init(socketId: id, summary: true)).socket)
      #expect(summary.security?.model == .tls(.init(cipherSuite: .otherName("TLSv1.3"))))
    }
  }

  @Test("A server's connections come in pages, in the order of their ids")
  func pages() async throws {
    try await withWatchedPeers { peers in
      var channels: [ClientChannel] = []
      for _ in 0..<7 {
        let channel = ClientChannel(target: ClientTarget(peers.target), eventLoops: peers.loops)
        channels.append(channel)
        let request = ClientRequest(method: Endings.method("Echo", .unary), options: .timeout(.seconds(600)))
        _ = try await channel.unary(request, message: [])
      }
      let server = try #require(try await peers.onlyServer().ref?.serverId)
      var seen: [Int64] = []
      var sizes: [Int] = []
      var isEnd = false
      while !isEnd {
        let page = try await peers.asking.getServerSockets(
          .init(serverId: server, startSocketId: (seen.last ?? 0) + 1, maxResults: 3))
        seen += page.socketRef.map(\.socketId)
        sizes.append(page.socketRef.count)
        isEnd = page.end
      }
      #expect(sizes == [3, 3, 1] && seen == seen.sorted() && Set(seen).count == 7)
      let all = try await peers.asking.getServerSockets(.init(serverId: server, maxResults: .max))
      #expect(all.end && all.socketRef.map(\.socketId) == seen)
      let none = try await peers.asking.getServers(.init(startServerId: server + 1))
      #expect(none.end && none.server.isEmpty)
      for channel in channels { await channel.close(deadline: .after(.seconds(5))) }
      // What is gone is not told of any more, but still counted.
      let closed = try await peers.onlyServer()
      #expect(closed.data?.callsSucceeded == 7)
    }
  }

  @Test("A target that can't be reached shows as failing, with the reason in its trace")
  func failing() async throws {
    let loops = EventLoops(threads: 1)
    let registry = TransportRegistry()
    let path = "/tmp/nobody-\(UInt64.random(in: 0 ... .max)).sock"
    // It is not tried again while this looks.
    let pause = ClientChannel.Configuration.Backoff(
      first: .seconds(600), limit: .seconds(600), multiplier: 1, jitter: 0)
    let channel = ClientChannel(
      target: ClientTarget(.unix(path: path)), configuration: .init(backoff: pause), eventLoops: loops,
      registry: registry)
    let request = ClientRequest(method: Endings.method("Echo", .unary), options: .timeout(.seconds(600)))
    await #expect(throws: RPCError.self) { try await channel.unary(request, message: []) }
    let report = try #require(await registry.channels(from: 0, limit: 10).elements.first)
    guard case .failing(let reason) = report.state else {
      Issue.record("\(report.state)")
      return
    }
    #expect(reason.contains(path) && report.calls.started == 1 && report.calls.failed == 1)
    #expect(report.trace.events.contains { $0.severity == .warning && $0.text.contains(path) })
    await channel.close(deadline: .after(.seconds(5)))
    #expect(await registry.channels(from: 0, limit: 10).elements.isEmpty)
    await loops.shutdown()
  }

  @Test("Ids that are not there are NOT_FOUND, and less than no results are INVALID_ARGUMENT")
  func misuse() async throws {
    try await withWatchedPeers { peers in
      func code(_ call: () async throws -> some Any) async -> StatusCode? {
        do {
          _ = try await call()
          return nil
        } catch { return (error as? RPCError)?.code }
      }
      let asking = peers.asking
      #expect(await code { try await asking.getServer(.init(serverId: 999)) } == .notFound)
      #expect(await code { try await asking.getServerSockets(.init(serverId: 999)) } == .notFound)
      #expect(await code { try await asking.getChannel(.init(channelId: -1)) } == .notFound)
      #expect(await code { try await asking.getSubchannel(.init(subchannelId: 0)) } == .notFound)
      #expect(await code { try await asking.getSocket(.init(socketId: .max)) } == .notFound)
      #expect(await code { try await asking.getServers(.init(maxResults: -1)) } == .invalidArgument)
    }
  }

  @Test("One call registers health, reflection and channelz, and reflection knows them all")
  func admin() async throws {
    let services = AdminServices.services(for: [SilentNLP()], registry: TransportRegistry())
    #expect(
      services.map { type(of: $0).serviceName } == [
        "grpc.channelz.v1.Channelz", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection",
      ])
    let listed = try await ReflectionClient(client: TestServer.client([SilentNLP()] + services)).services()
    #expect(listed.contains("grpc.channelz.v1.Channelz") && listed.contains("dossier.nlp.v1.NLPService"))
  }
}
