import Messages
import RPCCore
import RPCTransport
import Synchronization

/// A service in raw bytes: a method of each kind that gives back what it was sent.
struct RawEcho: Service {
  static let serviceName = "interop.Echo"
  static var file: FileSchema { FileSchema(embedded: "") }

  private static func method(
    _ name: String, _ kind: CallKind, _ idempotency: Idempotency = .unknown
  ) -> Method {
    Method(service: serviceName, name: name, kind: kind, idempotency: idempotency)
  }

  var methods: [MethodHandler] {
    [
      MethodHandler(method: Self.method("Echo", .unary, .noSideEffects), body: .unary { request, _ in request }),
      MethodHandler(
        method: Self.method("Total", .clientStreaming),
        body: .streaming { stream, _ in
          var total = 0
          while let request = try await stream.receive() { total += request.count }
          try await stream.send(Bytes("\(total)".utf8))
        }),
      MethodHandler(
        method: Self.method("Repeat", .serverStreaming),
        body: .streaming { stream, _ in
          guard let request = try await stream.receive() else { return }
          for _ in 0..<20 { try await stream.send(request) }
        }),
      MethodHandler(
        method: Self.method("Converse", .bidirectional),
        body: .streaming { stream, _ in
          while let request = try await stream.receive() { try await stream.send(request) }
        }),
    ]
  }
}

/// Adds up the body bytes of a server's calls.
final class CallMeter: ServerObserver {
  private let state = Mutex((received: 0, sent: 0))
  var received: Int { state.withLock { $0.received } }
  var sent: Int { state.withLock { $0.sent } }

  func callEnded(_ call: EndedCall) {
    state.withLock { state in
      state.received += call.receivedBytes
      state.sent += call.sentBytes
    }
  }
}
