// Generated from grpc/channelz/v1/channelz.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Grpc.Channelz.V1 {
  /// The methods of `grpc.channelz.v1.Channelz`.
  public enum ChannelzMethods {
    public static let getTopChannels = Method(service: "grpc.channelz.v1.Channelz", name: "GetTopChannels", kind: .unary)
    public static let getServers = Method(service: "grpc.channelz.v1.Channelz", name: "GetServers", kind: .unary)
    public static let getServer = Method(service: "grpc.channelz.v1.Channelz", name: "GetServer", kind: .unary)
    public static let getServerSockets = Method(service: "grpc.channelz.v1.Channelz", name: "GetServerSockets", kind: .unary)
    public static let getChannel = Method(service: "grpc.channelz.v1.Channelz", name: "GetChannel", kind: .unary)
    public static let getSubchannel = Method(service: "grpc.channelz.v1.Channelz", name: "GetSubchannel", kind: .unary)
    public static let getSocket = Method(service: "grpc.channelz.v1.Channelz", name: "GetSocket", kind: .unary)
  }

  /// What a process's servers, channels and sockets do. Everything has an id, which no two things of a process share and
  /// which is never given again; an id that is not there (any more) is NOT_FOUND.
  ///
  /// A server serves a type that conforms.
  public protocol Channelz: Service {
    /// The channels that programs made.
    func getTopChannels(_ request: GetTopChannelsRequest, context: ServerContext) async throws -> GetTopChannelsResponse
    /// The servers.
    func getServers(_ request: GetServersRequest, context: ServerContext) async throws -> GetServersResponse
    /// One server.
    func getServer(_ request: GetServerRequest, context: ServerContext) async throws -> GetServerResponse
    /// The connections of a server.
    func getServerSockets(
      _ request: GetServerSocketsRequest, context: ServerContext
    ) async throws -> GetServerSocketsResponse
    /// One channel.
    func getChannel(_ request: GetChannelRequest, context: ServerContext) async throws -> GetChannelResponse
    /// One endpoint of a channel.
    func getSubchannel(_ request: GetSubchannelRequest, context: ServerContext) async throws -> GetSubchannelResponse
    /// One connection, or one listening socket.
    func getSocket(_ request: GetSocketRequest, context: ServerContext) async throws -> GetSocketResponse
  }

  /// What a process's servers, channels and sockets do. Everything has an id, which no two things of a process share and
  /// which is never given again; an id that is not there (any more) is NOT_FOUND.
  ///
  /// Calls `grpc.channelz.v1.Channelz`.
  public struct ChannelzClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// The channels that programs made.
    public func getTopChannels(
      _ request: GetTopChannelsRequest, options: CallOptions = CallOptions()
    ) async throws -> GetTopChannelsResponse {
      try await client.unary(ChannelzMethods.getTopChannels, request, options: options)
    }

    /// The servers.
    public func getServers(
      _ request: GetServersRequest, options: CallOptions = CallOptions()
    ) async throws -> GetServersResponse {
      try await client.unary(ChannelzMethods.getServers, request, options: options)
    }

    /// One server.
    public func getServer(
      _ request: GetServerRequest, options: CallOptions = CallOptions()
    ) async throws -> GetServerResponse {
      try await client.unary(ChannelzMethods.getServer, request, options: options)
    }

    /// The connections of a server.
    public func getServerSockets(
      _ request: GetServerSocketsRequest, options: CallOptions = CallOptions()
    ) async throws -> GetServerSocketsResponse {
      try await client.unary(ChannelzMethods.getServerSockets, request, options: options)
    }

    /// One channel.
    public func getChannel(
      _ request: GetChannelRequest, options: CallOptions = CallOptions()
    ) async throws -> GetChannelResponse {
      try await client.unary(ChannelzMethods.getChannel, request, options: options)
    }

    /// One endpoint of a channel.
    public func getSubchannel(
      _ request: GetSubchannelRequest, options: CallOptions = CallOptions()
    ) async throws -> GetSubchannelResponse {
      try await client.unary(ChannelzMethods.getSubchannel, request, options: options)
    }

    /// One connection, or one listening socket.
    public func getSocket(
      _ request: GetSocketRequest, options: CallOptions = CallOptions()
    ) async throws -> GetSocketResponse {
      try await client.unary(ChannelzMethods.getSocket, request, options: options)
    }
  }
}

extension Grpc.Channelz.V1.Channelz {
  public static var serviceName: String { "grpc.channelz.v1.Channelz" }
  public static var file: FileSchema { Grpc.Channelz.V1.channelzFile }

  public var methods: [MethodHandler] {
    [
      .unary(Grpc.Channelz.V1.ChannelzMethods.getTopChannels) { try await self.getTopChannels($0, context: $1) },
      .unary(Grpc.Channelz.V1.ChannelzMethods.getServers) { try await self.getServers($0, context: $1) },
      .unary(Grpc.Channelz.V1.ChannelzMethods.getServer) { try await self.getServer($0, context: $1) },
      .unary(Grpc.Channelz.V1.ChannelzMethods.getServerSockets) { try await self.getServerSockets($0, context: $1) },
      .unary(Grpc.Channelz.V1.ChannelzMethods.getChannel) { try await self.getChannel($0, context: $1) },
      .unary(Grpc.Channelz.V1.ChannelzMethods.getSubchannel) { try await self.getSubchannel($0, context: $1) },
      .unary(Grpc.Channelz.V1.ChannelzMethods.getSocket) { try await self.getSocket($0, context: $1) },
    ]
  }
}
