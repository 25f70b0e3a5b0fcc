// Generated from grpc/reflection/v1/reflection.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Grpc.Reflection.V1 {
  /// The methods of `grpc.reflection.v1.ServerReflection`.
  public enum ServerReflectionMethods {
    public static let serverReflectionInfo = Method(service: "grpc.reflection.v1.ServerReflection", name: "ServerReflectionInfo", kind: .bidirectional)
  }

  /// What a server serves, as descriptors.
  ///
  /// A server serves a type that conforms.
  public protocol ServerReflection: Service {
    func serverReflectionInfo(
      _ requests: RequestStream<ServerReflectionRequest>, responses: ResponseWriter<ServerReflectionResponse>, context: ServerContext
    ) async throws
  }

  /// What a server serves, as descriptors.
  ///
  /// Calls `grpc.reflection.v1.ServerReflection`.
  public struct ServerReflectionClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    public func serverReflectionInfo(
      options: CallOptions = CallOptions()
    ) async throws -> BidirectionalCall<ServerReflectionRequest, ServerReflectionResponse> {
      try await client.bidirectional(ServerReflectionMethods.serverReflectionInfo, options: options)
    }
  }
}

extension Grpc.Reflection.V1.ServerReflection {
  public static var serviceName: String { "grpc.reflection.v1.ServerReflection" }
  public static var file: FileSchema { Grpc.Reflection.V1.reflectionFile }

  public var methods: [MethodHandler] {
    [
      .bidirectional(Grpc.Reflection.V1.ServerReflectionMethods.serverReflectionInfo) { try await self.serverReflectionInfo($0, responses: $1, context: $2) },
    ]
  }
}
