// Generated from grpc/health/v1/health.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Grpc.Health.V1 {
  /// The methods of `grpc.health.v1.Health`.
  public enum HealthMethods {
    public static let check = Method(service: "grpc.health.v1.Health", name: "Check", kind: .unary)
    public static let watch = Method(service: "grpc.health.v1.Health", name: "Watch", kind: .serverStreaming)
  }

  /// Whether a server, or one of its services, can serve.
  ///
  /// A server serves a type that conforms.
  public protocol Health: Service {
    /// Answers once. An unknown service is NOT_FOUND.
    func check(_ request: HealthCheckRequest, context: ServerContext) async throws -> HealthCheckResponse
    /// Answers at once and with each change. An unknown service is SERVICE_UNKNOWN, and may become known.
    func watch(
      _ request: HealthCheckRequest, responses: ResponseWriter<HealthCheckResponse>, context: ServerContext
    ) async throws
  }

  /// Whether a server, or one of its services, can serve.
  ///
  /// Calls `grpc.health.v1.Health`.
  public struct HealthClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Answers once. An unknown service is NOT_FOUND.
    public func check(
      _ request: HealthCheckRequest, options: CallOptions = CallOptions()
    ) async throws -> HealthCheckResponse {
      try await client.unary(HealthMethods.check, request, options: options)
    }

    /// Answers at once and with each change. An unknown service is SERVICE_UNKNOWN, and may become known.
    public func watch(
      _ request: HealthCheckRequest, options: CallOptions = CallOptions()
    ) async throws -> ResponseStream<HealthCheckResponse> {
      try await client.serverStreaming(HealthMethods.watch, request, options: options)
    }
  }
}

extension Grpc.Health.V1.Health {
  public static var serviceName: String { "grpc.health.v1.Health" }
  public static var file: FileSchema { Grpc.Health.V1.healthFile }

  public var methods: [MethodHandler] {
    [
      .unary(Grpc.Health.V1.HealthMethods.check) { try await self.check($0, context: $1) },
      .serverStreaming(Grpc.Health.V1.HealthMethods.watch) { try await self.watch($0, responses: $1, context: $2) },
    ]
  }
}
