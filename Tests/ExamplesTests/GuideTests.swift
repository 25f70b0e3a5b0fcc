import Messages
import Notes
import RPCCore
import RPCInProcess
import RPCTransport
import Testing

/// What the documentation shows, in the order of its guide.
@Suite("Guide")
struct GuideTests {
  private func withNotes(
    config: ServiceConfig = .defaults, _ body: (NotesServiceClient) async throws -> Void
  ) async throws {
    try await Running.server(Router(services: [NotesServer()])) { server in
      try await server.calls(.init(serviceConfig: config)) { try await body(NotesServiceClient($0)) }
    }
  }

  @Test("A server and a client of it, in one process over a socket")
  func beginning() async throws {
    let loops = EventLoops()
    let server = Server(router: Router(services: [NotesServer()]), eventLoops: loops)
    let address = try await server.listen(on: .tcp(host: "127.0.0.1", port: 0))

    let channel = ClientChannel(target: ClientTarget(address), eventLoops: loops)
    let notes = Examples.Notes.V1.NotesServiceClient(Client(transport: channel))
    let added = try await notes.addNote(.init(text: "Milk and bread"), options: .timeout(.seconds(60)))

    await channel.close(deadline: .after(.seconds(5)))
    await server.drain(deadline: .after(.seconds(5)))
    await loops.shutdown()
    #expect(added.note?.id == 1)
  }

  @Test("Calls of all four kinds")
  func kinds() async throws {
    try await withNotes { notes in
      let added = try await notes.addNote(.init(text: "Milk and bread"), options: .timeout(.seconds(60)))
      #expect(added.note?.id == 1)

      let upload = try await notes.importNotes()
      for text in ["Bread for Sunday", "Call the plumber"] { try await upload.send(.init(text: text)) }
      #expect(try await upload.finish().count == 3)

      var found: [UInt64] = []
      for try await response in try await notes.findNotes(.init(word: "read")) { found.append(response.note?.id ?? 0) }
      #expect(found == [1, 2])

      let questions = try await notes.ask()
      var answers = questions.responses.makeAsyncIterator()
      try await questions.send(.init(word: "plumber"))
      #expect(try await answers.next()?.note?.id == 3)
      try await questions.send(.init(word: "electrician"))
      #expect(try await answers.next()?.note == nil)
      try await questions.finish()
      #expect(try await answers.next() == nil)
    }
  }

  @Test("An error that a handler throws is the error that its caller catches")
  func errors() async throws {
    try await withNotes { notes in
      let error = await #expect(throws: RPCError.self) { try await notes.addNote(.init(text: "")) }
      #expect(error?.code == .invalidArgument)
      #expect(error?.message == "A note needs a text.")
    }
  }

  @Test("Interceptors on both sides: who shows no token is not let in")
  func interceptors() async throws {
    let tokens = TokenInterceptor(callers: ["Bearer 4711": Caller(name: "office")])
    let router = Router(services: [NotesServer()], interceptors: [tokens])
    try await Running.server(router) { server in
      try await server.calls { client in
        let error = await #expect(throws: RPCError.self) {
          try await NotesServiceClient(client).addNote(.init(text: "Milk"))
        }
        #expect(error?.code == .unauthenticated)
      }
      try await server.calls(interceptors: [MetadataInterceptor.bearer("4711")]) { client in
        let added = try await NotesServiceClient(client).addNote(.init(text: "Milk"))
        #expect(added.note?.text == "Milk")
      }
    }
  }

  @Test("Deadlines and retries from a service config, in gRPC's own JSON")
  func policies() async throws {
    let config = try ServiceConfig(
      json: """
        {
          "loadBalancingConfig": [{"round_robin": {}}],
          "methodConfig": [{
            "name": [{"service": "examples.notes.v1.NotesService"}],
            "timeout": "60s", "waitForReady": true,
            "retryPolicy": {
              "maxAttempts": 4, "initialBackoff": "0.1s", "maxBackoff": "2s", "backoffMultiplier": 2,
              "retryableStatusCodes": ["UNAVAILABLE"]
            }
          }]
        }
        """)
    try await withNotes(config: config) { notes in
      let added = try await notes.addNote(.init(text: "Milk"))
      #expect(added.note?.text == "Milk")
    }
  }

  @Test("Without sockets: the same service and the same client in one process")
  func inProcess() async throws {
    let transport = InProcessTransport(router: Router(services: [NotesServer()]))
    let notes = NotesServiceClient(Client(transport: transport))
    #expect(try await notes.addNote(.init(text: "Milk")).note?.id == 1)
    await transport.close(deadline: .after(.seconds(5)))
  }
}
