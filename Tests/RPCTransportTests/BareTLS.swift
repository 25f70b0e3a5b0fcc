import NIOCore
import NIOPosix
import NIOSSL

@testable import RPCTransport

/// A side of TLS that says nothing over it, set up in ways that ours never are.
enum BareTLS {
  /// Listens while the body runs.
  static func withServer(
    _ identity: TLSIdentity, protocols: [String] = ["h2"], latest: TLSVersion? = nil,
    _ body: (SocketTarget) async throws -> Void
  ) async throws {
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(identity.certificateChain).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: identity.privateKey, format: .pem)))
    configuration.applicationProtocols = protocols
    configuration.maximumTLSVersion = latest
    let context = try NIOSSLContext(configuration: configuration)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let channel = try await ServerBootstrap(group: group)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(.tcp(host: "127.0.0.1", port: channel.localAddress?.port ?? 0)))
    } catch {
      result = .failure(error)
    }
    try await group.shutdownGracefully()
    try result.get()
  }

  /// Connects, and waits until the server closes the connection.
  static func connect(
    to target: SocketTarget, identity: TLSIdentity? = nil, latest: TLSVersion? = nil
  ) async throws {
    guard case .tcp(let host, let port) = target else { return }
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.certificateVerification = .none
    configuration.maximumTLSVersion = latest
    if let identity {
      configuration.certificateChain = try NIOSSLCertificate.fromPEMFile(identity.certificateChain)
        .map { .certificate($0) }
      configuration.privateKey = .privateKey(try NIOSSLPrivateKey(file: identity.privateKey, format: .pem))
    }
    let context = try NIOSSLContext(configuration: configuration)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let channel = try await ClientBootstrap(group: group)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(NIOSSLClientHandler(context: context, serverHostname: nil))
        }
      }
      .connect(host: host, port: port).get()
    // However it ends: with an alert, as a rule.
    try? await channel.closeFuture.get()
    try await group.shutdownGracefully()
  }
}
