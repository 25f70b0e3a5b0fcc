import Messages
import RPCCore

/// Says which server it is part of, and fails as it is told.
struct FleetService: Service {
  static let serviceName = "test.v1.Fleet"
  static var file: FileSchema { FileSchema(embedded: "") }

  let index: Int
  /// Of all servers.
  let events: EventLog

  private var number: Bytes { Bytes([UInt8(index)]) }

  var methods: [MethodHandler] { [who, stay, flaky, hesitant, chat, flakyChat] }

  private var who: MethodHandler {
    MethodHandler(method: Fleet.method("Who"), body: .unary { [number] _, _ in number })
  }

  /// Waits for `go`.
  private var stay: MethodHandler {
    MethodHandler(
      method: Fleet.method("Stay"),
      body: .unary { [events, index, number] _, _ in
        await events.add("staying \(index)")
        await events.add("staying")
        await events.waitFor("go")
        return number
      })
  }

  /// Fails the first times, as metadata says: `fail: TIMES CODE`, `pushback: TEXT`.
  private var flaky: MethodHandler {
    MethodHandler(
      method: Fleet.method("Flaky"),
      body: .unary { [events, number] _, context in
        try await Self.fail(context, events)
        return number
      })
  }

  /// The first call waits until it is cancelled; the others answer.
  private var hesitant: MethodHandler {
    MethodHandler(
      method: Fleet.method("Hesitant"),
      body: .unary { [events, number] request, context in
        await events.add("hesitant")
        if await events.count("hesitant") > 1 { return number + request }
        do {
          try await Task.sleep(for: .seconds(600))
        } catch {
          await events.add("cancelled")
          throw error
        }
        return number
      })
  }

  private var chat: MethodHandler {
    MethodHandler(
      method: Fleet.method("Chat", .bidirectional),
      body: .streaming { [number] stream, _ in
        while let request = try await stream.receive() { try await stream.send(number + request) }
      })
  }

  /// Takes as many requests as metadata says (`take`), and then fails as `Flaky` does, or echoes them all and the rest.
  private var flakyChat: MethodHandler {
    MethodHandler(
      method: Fleet.method("FlakyChat", .bidirectional),
      body: .streaming { [events, number] stream, context in
        var taken: [Bytes] = []
        for _ in 0..<(context.metadata.first("take").flatMap { Int($0) } ?? 0) {
          guard let request = try await stream.receive() else { break }
          taken.append(request)
        }
        try await Self.fail(context, events)
        for request in taken { try await stream.send(number + request) }
        while let request = try await stream.receive() { try await stream.send(number + request) }
      })
  }

  private static func fail(_ context: ServerContext, _ events: EventLog) async throws {
    await events.add("call")
    let words = context.metadata.first("fail")?.split(separator: " ").compactMap { Int($0) } ?? []
    guard words.count == 2, await events.count("call") <= words[0], let code = StatusCode(rawValue: words[1]) else {
      return
    }
    var trailers = Metadata()
    if let pushback = context.metadata.first("pushback") {
      trailers.addReceived(key: "grpc-retry-pushback-ms", value: .text(pushback))
    }
    throw RPCError(code, "As you say.", metadata: trailers)
  }
}

private func + (left: Bytes, right: Bytes) -> Bytes { Bytes(Array(left) + Array(right)) }
