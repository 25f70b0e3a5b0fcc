import AllocationCounting
import Contracts
import Messages
import RPCCore

/// Gives back what it gets: the cost of a call without any work.
struct EchoService: Service {
  static let serviceName = "dossier.bench.v1.EchoService"
  static var file: FileSchema { Google.Protobuf.wrappersFile }

  static let bytes = Method(service: serviceName, name: "EchoBytes", kind: .unary)
  static let vector = Method(service: serviceName, name: "EchoVector", kind: .unary)

  /// How often the server's process has asked for memory.
  static let allocations = Method(service: serviceName, name: "CountAllocations", kind: .unary)
  static let stream = Method(service: serviceName, name: "EchoStream", kind: .bidirectional)

  var methods: [MethodHandler] {
    [
      .unary(Self.bytes) { (request: Google.Protobuf.BytesValue, _: ServerContext) in request },
      .unary(Self.vector) { (request: Dossier.Nlp.V1.Embedding, _: ServerContext) in request },
      .unary(Self.allocations) { (_: Google.Protobuf.Empty, _: ServerContext) in
        Google.Protobuf.UInt64Value(value: UInt64(Allocations.ofProcess.count))
      },
      .bidirectional(Self.stream) {
        (requests: RequestStream<Google.Protobuf.BytesValue>, responses, _: ServerContext) in
        for try await request in requests { try await responses.write(request) }
      },
    ]
  }
}
