import GRPCCore
import GRPCNIOTransportHTTP2Posix
import GRPCProtobuf
import NIOPosix
import SwiftProtobuf

/// Gives back what it gets, on one thread of input and output. usage: server HOST PORT
@main
struct EchoServer: RegistrableRPCService {
  static func main() async throws {
    guard CommandLine.arguments.count == 3, let port = Int(CommandLine.arguments[2]) else {
      fatalError("usage: server HOST PORT")
    }
    let transport = HTTP2ServerTransport.Posix(
      address: .ipv4(host: CommandLine.arguments[1], port: port), transportSecurity: .plaintext,
      eventLoopGroup: MultiThreadedEventLoopGroup(numberOfThreads: 1))
    try await GRPCServer(transport: transport, services: [EchoServer()]).serve()
  }

  func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
    router.registerHandler(
      forMethod: MethodDescriptor(fullyQualifiedService: "dossier.bench.v1.EchoService", method: "EchoBytes"),
      deserializer: ProtobufDeserializer<Google_Protobuf_BytesValue>(),
      serializer: ProtobufSerializer<Google_Protobuf_BytesValue>()
    ) { request, _ in
      let request = try await ServerRequest(stream: request)
      return StreamingServerResponse(single: ServerResponse(message: request.message))
    }
  }
}
