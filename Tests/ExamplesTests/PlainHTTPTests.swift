import Foundation
import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore
import RPCTransport
import Testing

/// A WebSocket whose client says what a test tells it to: handlers are tried without a network.
private actor ScriptedSocket: WebSocket {
  nonisolated let subprotocol: String? = nil
  private var script: [WebSocketMessage]
  private(set) var sent: [WebSocketMessage] = []

  init(_ script: [WebSocketMessage]) { self.script = script }

  func receive() async throws -> WebSocketMessage? { script.isEmpty ? nil : script.removeFirst() }
  func send(_ message: WebSocketMessage) async throws { sent.append(message) }
  nonisolated func close(_ code: WebSocketCloseCode, reason: String) {}
}

/// Repeats what it hears.
private func repeating(_ socket: any WebSocket, _ call: HTTPCall) async throws {
  for try await message in socket.messages {
    guard case .text(let text) = message else {
      throw WebSocketClosed(code: .unsupportedData, reason: "Only text is understood.")
    }
    try await socket.send("\(call.parameters["room"] ?? ""): \(text)")
  }
}

@Suite("Guide: plain HTTP, WebSockets and JSON")
struct PlainHTTPTests {
  private let router = Router(services: [NotesServer()])

  @Test("Probes, answers that go on, and paths with parameters")
  func routes() async throws {
    let routes = [
      HTTPRoute([.get], .exact("/livez")) { _ in .text("ok\n") },
      HTTPRoute([.get], .template("/v1/notes/{id}/text")) { call in
        guard let id = call.parameters["id"].flatMap(UInt64.init) else {
          throw RPCError(.invalidArgument, "A note's id is a number.")
        }
        return .text("Note \(id)\n")
      },
      HTTPRoute([.get], .exact("/events")) { _ in
        var head = HTTPResponse(status: .ok)
        head.headerFields[.contentType] = "text/event-stream"
        return HTTPReply(
          head: head,
          body: .stream { writer in
            for number in 1...3 { try await writer.write(Bytes("data: \(number)\n\n".utf8)) }
          })
      },
    ]
    try await Running.server(router, routes: routes) { server in
      let alive = try await server.curl("/livez")
      #expect(alive == "ok\n")
      #expect(try await server.curl("/v1/notes/7/text") == "Note 7\n")
      #expect(try await server.curl("/v1/notes/x/text").contains("A note's id is a number."))
      #expect(try await server.curl("/events") == "data: 1\n\ndata: 2\n\ndata: 3\n\n")
      let refused = try await server.curl("/livez", "-i", "-X", "DELETE")
      #expect(refused.hasPrefix("HTTP/1.1 405 "), "\(refused)")
    }
  }

  @Test("A folder's files, whole, in parts, and only when they have changed")
  func files() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "notes-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("<p>Notes</p>".utf8).write(to: URL(filePath: "\(folder)/index.html"))

    let site = try StaticFiles(folder: folder, configuration: .init(maxAge: .seconds(3600)))
    let routes = [site.route(at: "/app")]

    try await Running.server(router, routes: routes) { server in
      let page = try await server.curl("/app/")
      #expect(page == "<p>Notes</p>")
      #expect(try await server.curl("/app/", "-r", "3-7") == "Notes")
      #expect(try await server.curl("/app/../etc/passwd", "--path-as-is").contains("root:") == false)
    }
  }

  @Test("A WebSocket's handler, with a client of the test's own, and at its route")
  func webSockets() async throws {
    let configuration = WebSocketEndpoint.Configuration(subprotocols: ["notes.v1"], messageBytes: 64 << 10)
    let route = HTTPRoute.webSocket(.template("/rooms/{room}"), configuration: configuration, handler: repeating)

    let call = HTTPCall(
      request: HTTPRequest(method: .get, scheme: nil, authority: nil, path: "/rooms/kitchen"), body: [],
      parameters: ["room": "kitchen"], path: "/rooms/kitchen", query: [])
    let socket = ScriptedSocket([.text("Milk"), .text("Bread")])
    try await route.webSocket?.handler(socket, call)
    #expect(await socket.sent == [.text("kitchen: Milk"), .text("kitchen: Bread")])
    await #expect(throws: WebSocketClosed.self) {
      try await route.webSocket?.handler(ScriptedSocket([.binary([])]), call)
    }

    try await Running.server(router, routes: [route]) { server in
      let answer = try await server.curl("/rooms/kitchen", "-i")
      #expect(answer.hasPrefix("HTTP/1.1 426 "), "\(answer)")
    }
  }

  @Test("The same methods by JSON over plain HTTP, by their annotations and by Connect")
  func json() async throws {
    try await Running.server(router) { server in
      let added = try await server.curl("/v1/notes", "--json", #"{"text": "Milk"}"#)
      #expect(added == #"{"note":{"id":"1","text":"Milk"}}"#)
      let found = try await server.curl("/v1/notes?word=Mi")
      #expect(found == #"{"result":{"note":{"id":"1","text":"Milk"}}}"# + "\n")
      let refused = try await server.curl("/v1/notes", "--json", #"{"txt": "Milk"}"#)
      #expect(refused.contains("txt"), "\(refused)")
      let connect = try await server.curl(
        "/examples.notes.v1.NotesService/AddNote", "-H", "content-type: application/json", "-d", #"{"text": ""}"#)
      #expect(connect == #"{"code":"invalid_argument","message":"A note needs a text."}"#)
    }
  }

  @Test("Scripts of one other origin may call, others may not")
  func origins() async throws {
    var configuration = Server.Configuration.defaults
    configuration.crossOrigin = .init(origins: .only(["https://app.example.com"]))
    try await Running.server(router, configuration: configuration) { server in
      for (origin, isAllowed) in [("https://app.example.com", true), ("https://elsewhere.example", false)] {
        let answer = try await server.curl(
          "/v1/notes", "-i", "-X", "OPTIONS", "-H", "origin: \(origin)", "-H", "access-control-request-method: POST")
        #expect(answer.lowercased().contains("access-control-allow-origin: \(origin)") == isAllowed, "\(answer)")
      }
    }
  }
}
