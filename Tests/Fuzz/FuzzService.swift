import Contracts
import Messages
import RPCCore

/// Gives back what it gets, in every kind of call.
struct FuzzService: Service {
  static let serviceName = "fuzz.v1.Echo"
  static var file: FileSchema { Google.Protobuf.structFile }

  private typealias Body = Google.Protobuf.Struct

  private static func method(_ name: String, _ kind: CallKind, http: [HTTPRule] = []) -> Method {
    Method(service: serviceName, name: name, kind: kind, idempotency: .noSideEffects, http: http)
  }

  var methods: [MethodHandler] {
    [
      .unary(Self.method("Unary", .unary)) { (request: Body, context: ServerContext) in
        context.responseHeaders = context.metadata
        return request
      },
      .unary(
        Self.method(
          "Transcode", .unary,
          http: [
            HTTPRule("GET", "/v1/{name=cases/*/documents/*}"), HTTPRule("POST", "/v1/{name=**}:echo", body: .message),
          ])
      ) { (request: Dossier.Api.V1.Document, _: ServerContext) in request },
      .serverStreaming(Self.method("Expand", .serverStreaming)) {
        (request: Body, responses: ResponseWriter<Body>, _: ServerContext) in
        for _ in 0..<3 { try await responses.write(request) }
      },
      .clientStreaming(Self.method("Collect", .clientStreaming)) { (requests: RequestStream<Body>, _: ServerContext) in
        var last = Body()
        for try await request in requests { last = request }
        return last
      },
      .bidirectional(Self.method("Chat", .bidirectional)) {
        (requests: RequestStream<Body>, responses: ResponseWriter<Body>, _: ServerContext) in
        for try await request in requests { try await responses.write(request) }
      },
    ]
  }
}
