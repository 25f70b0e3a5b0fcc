import Messages
import RPCCore
import RPCInProcess
import RPCTransport
import Testing

/// A service in raw bytes, one method of each kind, which fails where a request says so.
struct ToolService: Service {
  static let serviceName = "test.v1.Tools"
  static var file: FileSchema { FileSchema(embedded: "") }

  static let unary = Method(service: serviceName, name: "Unary", kind: .unary)
  static let expand = Method(service: serviceName, name: "Expand", kind: .serverStreaming)
  static let collect = Method(service: serviceName, name: "Collect", kind: .clientStreaming)
  static let chat = Method(service: serviceName, name: "Chat", kind: .bidirectional)

  /// What a unary call does beside giving back its request.
  let inside: @Sendable (ServerContext) async throws -> Void

  init(inside: @escaping @Sendable (ServerContext) async throws -> Void = { _ in }) { self.inside = inside }

  /// A request of one byte over 100 fails with the status of that number less 100.
  static func check(_ request: Bytes) throws {
    guard request.count == 1, request[0] > 100, let code = StatusCode(rawValue: Int(request[0]) - 100) else { return }
    throw RPCError(code, "As was asked for.")
  }

  var methods: [MethodHandler] {
    [
      .unary(Self.unary) { (request: Google.Protobuf.BytesValue, context) in
        try await inside(context)
        try Self.check(request.value)
        return request
      },
      MethodHandler(
        method: Self.expand,
        body: .streaming { stream, _ in
          let request = try await stream.receive() ?? []
          for _ in 0..<3 { try await stream.send(request) }
          try Self.check(request)
        }),
      MethodHandler(
        method: Self.collect,
        body: .streaming { stream, _ in
          var total = 0
          while let request = try await stream.receive() {
            try Self.check(request)
            total += request.count
          }
          try await stream.send(Bytes("\(total)".utf8))
        }),
      MethodHandler(
        method: Self.chat,
        body: .streaming { stream, _ in
          while let request = try await stream.receive() {
            try Self.check(request)
            try await stream.send(request)
          }
        }),
    ]
  }
}

/// What carries calls in a test.
enum Carrier: String, CaseIterable, Sendable {
  case inProcess = "in process"
  case network = "HTTP/2"
  case globalPool = "HTTP/2, handlers on the global pool"
}

/// Makes calls to a service with interceptors at both ends.
struct Workbench: Sendable {
  let client: Client

  /// Runs a test with a server and a client that end with it.
  static func use(
    _ carrier: Carrier = .inProcess, _ service: ToolService = ToolService(), server: [any ServerInterceptor] = [],
    client: [any ClientInterceptor] = [], _ body: (Workbench) async throws -> Void
  ) async throws {
    let router = Router(
      services: [service], interceptors: server, execution: carrier == .globalPool ? .globalPool : .eventLoop)
    if carrier == .inProcess {
      return try await body(
        Workbench(client: Client(transport: InProcessTransport(router: router), interceptors: client)))
    }
    let loops = EventLoops(threads: 2)
    let server = Server(router: router, eventLoops: loops)
    let target = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))
    let channel = ClientChannel(target: ClientTarget(target), eventLoops: loops)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(Workbench(client: Client(transport: channel, interceptors: client))))
    } catch {
      result = .failure(error)
    }
    await channel.close(deadline: .after(.seconds(5)))
    await server.drain(deadline: .after(.seconds(5)))
    await loops.shutdown()
    try result.get()
  }

  /// Makes a call of the kind with one request (two, where it takes several), and reads it to its end.
  ///
  /// - Returns: The responses' number.
  @discardableResult
  func call(_ kind: CallKind, _ request: Bytes = [1, 2, 3], _ options: CallOptions = CallOptions()) async throws -> Int
  {
    switch kind {
    case .unary:
      let message = Google.Protobuf.BytesValue(value: request)
      let response = try await client.unary(
        ToolService.unary, message, options: options, as: Google.Protobuf.BytesValue.self)
      return response == message ? 1 : 0
    case .serverStreaming: return try await read(ToolService.expand, [request], options)
    case .clientStreaming: return try await read(ToolService.collect, [request, request], options)
    case .bidirectional: return try await read(ToolService.chat, [request, request], options)
    }
  }

  private func read(_ method: Method, _ requests: [Bytes], _ options: CallOptions) async throws -> Int {
    let stream = try await client.open(method, options: options)
    for request in requests {
      do { try await stream.send(request) } catch { break }
    }
    try? await stream.finish()
    var count = 0
    while try await stream.receive() != nil { count += 1 }
    return count
  }
}

extension CallKind {
  static let all: [CallKind] = [.unary, .clientStreaming, .serverStreaming, .bidirectional]
}
