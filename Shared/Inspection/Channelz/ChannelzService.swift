import Contracts
import Messages
import RPCCore
import RPCTransport

/// gRPC's channelz over a registry: what this process's servers, channels and sockets do.
///
/// ```swift
/// let registry = TransportRegistry()
/// let router = Router(services: services + [ChannelzService(registry)])
/// let server = Server(router: router, eventLoops: loops, registry: registry)
/// ```
/// Whoever may call it learns the addresses of peers, and their certificates: offer it where that is no secret.
///
/// Source: grpc/channelz/v1/channelz.proto; gRFC A14.
public struct ChannelzService: Grpc.Channelz.V1.Channelz {
  typealias V1 = Grpc.Channelz.V1

  /// Results of an answer, where the request does not ask for fewer.
  static let pageLimit = 100

  private let registry: TransportRegistry

  public init(_ registry: TransportRegistry) { self.registry = registry }

  public func getTopChannels(
    _ request: Grpc.Channelz.V1.GetTopChannelsRequest, context: ServerContext
  ) async throws -> Grpc.Channelz.V1.GetTopChannelsResponse {
    let page = await registry.channels(from: request.startChannelId, limit: try Self.limit(request.maxResults))
    return .init(channel: page.elements.map(V1.Channel.init), end: page.isLast)
  }

  public func getServers(
    _ request: Grpc.Channelz.V1.GetServersRequest, context: ServerContext
  ) async throws -> Grpc.Channelz.V1.GetServersResponse {
    let page = await registry.servers(from: request.startServerId, limit: try Self.limit(request.maxResults))
    return .init(server: page.elements.map(V1.Server.init), end: page.isLast)
  }

  public func getServer(
    _ request: Grpc.Channelz.V1.GetServerRequest, context: ServerContext
  ) async throws -> Grpc.Channelz.V1.GetServerResponse {
    .init(server: V1.Server(try await registry.server(request.serverId).orNone("server", request.serverId)))
  }

  public func getServerSockets(
    _ request: Grpc.Channelz.V1.GetServerSocketsRequest, context: ServerContext
  ) async throws -> Grpc.Channelz.V1.GetServerSocketsResponse {
    let page = try registry.sockets(
      ofServer: request.serverId, from: request.startSocketId, limit: try Self.limit(request.maxResults)
    ).orNone("server", request.serverId)
    return .init(socketRef: page.elements.map(V1.SocketRef.init), end: page.isLast)
  }

  public func getChannel(
    _ request: Grpc.Channelz.V1.GetChannelRequest, context: ServerContext
  ) async throws -> Grpc.Channelz.V1.GetChannelResponse {
    .init(channel: V1.Channel(try await registry.channel(request.channelId).orNone("channel", request.channelId)))
  }

  public func getSubchannel(
    _ request: Grpc.Channelz.V1.GetSubchannelRequest, context: ServerContext
  ) async throws -> Grpc.Channelz.V1.GetSubchannelResponse {
    let id = request.subchannelId
    return .init(subchannel: V1.Subchannel(try await registry.subchannel(id).orNone("subchannel", id)))
  }

  public func getSocket(
    _ request: Grpc.Channelz.V1.GetSocketRequest, context: ServerContext
  ) async throws -> Grpc.Channelz.V1.GetSocketResponse {
    let report = try await registry.socket(request.socketId).orNone("socket", request.socketId)
    return .init(socket: V1.Socket(report, isSummary: request.summary))
  }

  private static func limit(_ asked: Int64) throws(RPCError) -> Int {
    guard asked >= 0 else { throw RPCError(.invalidArgument, "max_results is not less than 0.") }
    return asked == 0 ? pageLimit : Int(min(asked, Int64(pageLimit)))
  }
}

extension Optional {
  fileprivate func orNone(_ kind: String, _ id: Int64) throws(RPCError) -> Wrapped {
    guard let self else { throw RPCError(.notFound, "There is no \(kind) with the id \(id), or none any more.") }
    return self
  }
}
