// Generated from opentelemetry/proto/collector/trace/v1/trace_service.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Opentelemetry.Proto.Collector.Trace.V1 {
  /// The methods of `opentelemetry.proto.collector.trace.v1.TraceService`.
  public enum TraceServiceMethods {
    public static let export = Method(service: "opentelemetry.proto.collector.trace.v1.TraceService", name: "Export", kind: .unary)
  }

  /// Takes spans.
  ///
  /// A server serves a type that conforms.
  public protocol TraceService: Service {
    func export(_ request: ExportTraceServiceRequest, context: ServerContext) async throws -> ExportTraceServiceResponse
  }

  /// Takes spans.
  ///
  /// Calls `opentelemetry.proto.collector.trace.v1.TraceService`.
  public struct TraceServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    public func export(
      _ request: ExportTraceServiceRequest, options: CallOptions = CallOptions()
    ) async throws -> ExportTraceServiceResponse {
      try await client.unary(TraceServiceMethods.export, request, options: options)
    }
  }
}

extension Opentelemetry.Proto.Collector.Trace.V1.TraceService {
  public static var serviceName: String { "opentelemetry.proto.collector.trace.v1.TraceService" }
  public static var file: FileSchema { Opentelemetry.Proto.Collector.Trace.V1.traceServiceFile }

  public var methods: [MethodHandler] {
    [
      .unary(Opentelemetry.Proto.Collector.Trace.V1.TraceServiceMethods.export) { try await self.export($0, context: $1) },
    ]
  }
}
