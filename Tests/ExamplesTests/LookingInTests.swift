import Contracts
import Foundation
import Inspection
import Messages
import RPCCore
import RPCTransport
import Testing

@Suite("Guide: looking into a process")
struct LookingInTests {
  @Test("Reflection, health and channelz beside a service, in one call")
  func admin() async throws {
    let registry = TransportRegistry()
    let status = HealthStatus()
    let services: [any Service] = [NotesServer()]
    let admin = AdminServices.services(
      for: services, health: HealthService(status, services: services), registry: registry)
    let router = Router(services: services + admin)

    try await Running.server(router, registry: registry) { server in
      try await server.calls(registry: registry) { client in
        _ = try await NotesServiceClient(client).addNote(.init(text: "Milk"))
        let channelz = Grpc.Channelz.V1.ChannelzClient(client)
        let servers = try await channelz.getServers(.init())
        #expect(servers.server.count == 1)
        let channels = try await channelz.getTopChannels(.init())
        #expect(channels.channel.first?.data?.target.contains("127.0.0.1") == true)

        let health = Grpc.Health.V1.HealthClient(client)
        var told = try await health.watch(.init(service: "examples.notes.v1.NotesService")).makeAsyncIterator()
        #expect(try await told.next()?.status == .serving)
        status.set(isServing: false)
        #expect(try await told.next()?.status == .notServing)
        #expect(try await health.check(.init()).status == .notServing)
        let error = await #expect(throws: RPCError.self) { try await health.check(.init(service: "a.b.C")) }
        #expect(error?.code == .notFound)
      }
    }
  }

  @Test("A binary log of some methods' calls, in a file")
  func binaryLog() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "notes-\(UUID().uuidString).binlog").path
    defer { try? FileManager.default.removeItem(atPath: path) }

    let file = try BinaryLogFile(path: path)
    let filter = try BinaryLogFilter("examples.notes.v1.NotesService/*{h;m:1024},-examples.notes.v1.NotesService/Ask")
    let log = BinaryLog(filter: filter, sink: file)
    let router = Router(services: [NotesServer()], interceptors: [log.server])

    try await Running.server(router) { server in
      try await server.calls { client in _ = try await NotesServiceClient(client).addNote(.init(text: "Milk")) }
    }
    await file.flush()
    #expect(try Data(contentsOf: URL(filePath: path)).count > 0)
    #expect(file.lostEntries == 0)
  }
}
