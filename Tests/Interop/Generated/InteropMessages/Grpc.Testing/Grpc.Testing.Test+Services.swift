// Generated from grpc/testing/test.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Grpc.Testing {
  /// The methods of `grpc.testing.TestService`.
  public enum TestServiceMethods {
    public static let emptyCall = Method(service: "grpc.testing.TestService", name: "EmptyCall", kind: .unary)
    public static let unaryCall = Method(service: "grpc.testing.TestService", name: "UnaryCall", kind: .unary)
    public static let cacheableUnaryCall = Method(service: "grpc.testing.TestService", name: "CacheableUnaryCall", kind: .unary)
    public static let streamingOutputCall = Method(service: "grpc.testing.TestService", name: "StreamingOutputCall", kind: .serverStreaming)
    public static let streamingInputCall = Method(service: "grpc.testing.TestService", name: "StreamingInputCall", kind: .clientStreaming)
    public static let fullDuplexCall = Method(service: "grpc.testing.TestService", name: "FullDuplexCall", kind: .bidirectional)
    public static let halfDuplexCall = Method(service: "grpc.testing.TestService", name: "HalfDuplexCall", kind: .bidirectional)
    public static let unimplementedCall = Method(service: "grpc.testing.TestService", name: "UnimplementedCall", kind: .unary)
  }

  /// Calls of every kind, whose requests say what the responses are to be.
  ///
  /// A server serves a type that conforms.
  public protocol TestService: Service {
    /// Nothing for nothing.
    func emptyCall(_ request: Empty, context: ServerContext) async throws -> Empty
    /// One request, one response.
    func unaryCall(_ request: SimpleRequest, context: ServerContext) async throws -> SimpleResponse
    /// The same, with headers that let a proxy keep the response for a minute.
    func cacheableUnaryCall(_ request: SimpleRequest, context: ServerContext) async throws -> SimpleResponse
    /// One request, the responses that it asks for.
    func streamingOutputCall(
      _ request: StreamingOutputCallRequest, responses: ResponseWriter<StreamingOutputCallResponse>, context: ServerContext
    ) async throws
    /// Many requests, their size.
    func streamingInputCall(
      _ requests: RequestStream<StreamingInputCallRequest>, context: ServerContext
    ) async throws -> StreamingInputCallResponse
    /// The responses that each request asks for, at once.
    func fullDuplexCall(
      _ requests: RequestStream<StreamingOutputCallRequest>, responses: ResponseWriter<StreamingOutputCallResponse>, context: ServerContext
    ) async throws
    /// The same after the last request.
    func halfDuplexCall(
      _ requests: RequestStream<StreamingOutputCallRequest>, responses: ResponseWriter<StreamingOutputCallResponse>, context: ServerContext
    ) async throws
    /// No server has it.
    func unimplementedCall(_ request: Empty, context: ServerContext) async throws -> Empty
  }

  /// Calls of every kind, whose requests say what the responses are to be.
  ///
  /// Calls `grpc.testing.TestService`.
  public struct TestServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Nothing for nothing.
    public func emptyCall(
      _ request: Empty, options: CallOptions = CallOptions()
    ) async throws -> Empty {
      try await client.unary(TestServiceMethods.emptyCall, request, options: options)
    }

    /// One request, one response.
    public func unaryCall(
      _ request: SimpleRequest, options: CallOptions = CallOptions()
    ) async throws -> SimpleResponse {
      try await client.unary(TestServiceMethods.unaryCall, request, options: options)
    }

    /// The same, with headers that let a proxy keep the response for a minute.
    public func cacheableUnaryCall(
      _ request: SimpleRequest, options: CallOptions = CallOptions()
    ) async throws -> SimpleResponse {
      try await client.unary(TestServiceMethods.cacheableUnaryCall, request, options: options)
    }

    /// One request, the responses that it asks for.
    public func streamingOutputCall(
      _ request: StreamingOutputCallRequest, options: CallOptions = CallOptions()
    ) async throws -> ResponseStream<StreamingOutputCallResponse> {
      try await client.serverStreaming(TestServiceMethods.streamingOutputCall, request, options: options)
    }

    /// Many requests, their size.
    public func streamingInputCall(
      options: CallOptions = CallOptions()
    ) async throws -> ClientStreamingCall<StreamingInputCallRequest, StreamingInputCallResponse> {
      try await client.clientStreaming(TestServiceMethods.streamingInputCall, options: options)
    }

    /// The responses that each request asks for, at once.
    public func fullDuplexCall(
      options: CallOptions = CallOptions()
    ) async throws -> BidirectionalCall<StreamingOutputCallRequest, StreamingOutputCallResponse> {
      try await client.bidirectional(TestServiceMethods.fullDuplexCall, options: options)
    }

    /// The same after the last request.
    public func halfDuplexCall(
      options: CallOptions = CallOptions()
    ) async throws -> BidirectionalCall<StreamingOutputCallRequest, StreamingOutputCallResponse> {
      try await client.bidirectional(TestServiceMethods.halfDuplexCall, options: options)
    }

    /// No server has it.
    public func unimplementedCall(
      _ request: Empty, options: CallOptions = CallOptions()
    ) async throws -> Empty {
      try await client.unary(TestServiceMethods.unimplementedCall, request, options: options)
    }
  }
}

extension Grpc.Testing.TestService {
  public static var serviceName: String { "grpc.testing.TestService" }
  public static var file: FileSchema { Grpc.Testing.testFile }

  public var methods: [MethodHandler] {
    [
      .unary(Grpc.Testing.TestServiceMethods.emptyCall) { try await self.emptyCall($0, context: $1) },
      .unary(Grpc.Testing.TestServiceMethods.unaryCall) { try await self.unaryCall($0, context: $1) },
      .unary(Grpc.Testing.TestServiceMethods.cacheableUnaryCall) { try await self.cacheableUnaryCall($0, context: $1) },
      .serverStreaming(Grpc.Testing.TestServiceMethods.streamingOutputCall) { try await self.streamingOutputCall($0, responses: $1, context: $2) },
      .clientStreaming(Grpc.Testing.TestServiceMethods.streamingInputCall) { try await self.streamingInputCall($0, context: $1) },
      .bidirectional(Grpc.Testing.TestServiceMethods.fullDuplexCall) { try await self.fullDuplexCall($0, responses: $1, context: $2) },
      .bidirectional(Grpc.Testing.TestServiceMethods.halfDuplexCall) { try await self.halfDuplexCall($0, responses: $1, context: $2) },
      .unary(Grpc.Testing.TestServiceMethods.unimplementedCall) { try await self.unimplementedCall($0, context: $1) },
    ]
  }
}

extension Grpc.Testing {
  /// The methods of `grpc.testing.UnimplementedService`.
  public enum UnimplementedServiceMethods {
    public static let unimplementedCall = Method(service: "grpc.testing.UnimplementedService", name: "UnimplementedCall", kind: .unary)
  }

  /// No server has any of it.
  ///
  /// A server serves a type that conforms.
  public protocol UnimplementedService: Service {
    func unimplementedCall(_ request: Empty, context: ServerContext) async throws -> Empty
  }

  /// No server has any of it.
  ///
  /// Calls `grpc.testing.UnimplementedService`.
  public struct UnimplementedServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    public func unimplementedCall(
      _ request: Empty, options: CallOptions = CallOptions()
    ) async throws -> Empty {
      try await client.unary(UnimplementedServiceMethods.unimplementedCall, request, options: options)
    }
  }
}

extension Grpc.Testing.UnimplementedService {
  public static var serviceName: String { "grpc.testing.UnimplementedService" }
  public static var file: FileSchema { Grpc.Testing.testFile }

  public var methods: [MethodHandler] {
    [
      .unary(Grpc.Testing.UnimplementedServiceMethods.unimplementedCall) { try await self.unimplementedCall($0, context: $1) },
    ]
  }
}
