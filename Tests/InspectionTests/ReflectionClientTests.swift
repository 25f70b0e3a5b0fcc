import Contracts
import Messages
import RPCCore
import Synchronization
import Testing

@testable import Inspection

/// A server that answers in v1alpha alone, one file at a time, without the imports.
private struct FrugalServer: V1alpha.ServerReflection {
  /// By name; what is asked for is written down.
  let files: [String: Bytes]
  let first: String
  let asked = Asked()

  final class Asked: Sendable {
    private let names = Mutex<[String]>([])
    var all: [String] { names.withLock { $0 } }
    func add(_ name: String) { names.withLock { $0.append(name) } }
  }

  func serverReflectionInfo(
    _ requests: RequestStream<V1alpha.ServerReflectionRequest>,
    responses: ResponseWriter<V1alpha.ServerReflectionResponse>, context: ServerContext
  ) async throws {
    for try await request in requests {
      var response = V1alpha.ServerReflectionResponse()
      switch request.messageRequest {
      case .fileContainingSymbol: response.messageResponse = file(first)
      case .fileByFilename(let name): response.messageResponse = file(name)
      case .listServices:
        response.messageResponse = .listServicesResponse(.init(service: [.init(name: "b"), .init(name: "a")]))
      default: break
      }
      try await responses.write(response)
    }
  }

  private func file(_ name: String) -> V1alpha.ServerReflectionResponse.MessageResponse {
    asked.add(name)
    guard let file = files[name] else { return .errorResponse(.init(errorCode: 5, errorMessage: "no \(name)")) }
    return .fileDescriptorResponse(.init(fileDescriptorProto: [file]))
  }
}

@Suite("The reflection client")
struct ReflectionClientTests {
  private let vision = SilentVision.file
  private var duration: FileSchema {
    get throws { try #require(vision.pool.file(named: "google/protobuf/duration.proto")) }
  }

  @Test("It lists services and finds a symbol's file with its imports")
  func asks() async throws {
    let client = ReflectionClient(client: TestServer.client())
    #expect(try await client.services().contains("dossier.vision.v1.VisionService"))
    let pool = try await client.pool(declaring: "dossier.vision.v1.VisionService")
    #expect(pool.service("dossier.vision.v1.VisionService")?.methods.map(\.name).count == 3)
    #expect(pool.message("google.protobuf.Duration") != nil)
  }

  @Test("It falls back to v1alpha and asks for the imports that did not come along")
  func fallsBack() async throws {
    let server = FrugalServer(
      files: [vision.name: vision.serialized, try duration.name: try duration.serialized], first: vision.name)
    let client = ReflectionClient(client: TestServer.client([server]))
    #expect(try await client.services() == ["a", "b"])
    let pool = try await client.pool(declaring: "dossier.vision.v1.VisionService")
    #expect(pool.message("google.protobuf.Duration") != nil)
    #expect(server.asked.all == [vision.name, try duration.name])
  }

  @Test("An import that the server does not have is its error")
  func missingImport() async throws {
    let server = FrugalServer(files: [vision.name: vision.serialized], first: vision.name)
    let client = ReflectionClient(client: TestServer.client([server]))
    await #expect(throws: RPCError(.notFound, "no google/protobuf/duration.proto")) {
      _ = try await client.pool(declaring: "dossier.vision.v1.VisionService")
    }
  }

  @Test("A server that gives another file than asked for is not asked for ever")
  func wrongImport() async throws {
    let files = [vision.name: vision.serialized, try duration.name: SilentNLP.file.serialized]
    let client = ReflectionClient(client: TestServer.client([FrugalServer(files: files, first: vision.name)]))
    await #expect(
      throws: RPCError(.internalError, "The server's reflection gave another file than google/protobuf/duration.proto.")
    ) { _ = try await client.pool(declaring: "dossier.vision.v1.VisionService") }
  }

  @Test("A file that is no descriptor is an error, not a trap")
  func damaged() async throws {
    let server = FrugalServer(files: ["x": Bytes([0x0A, 0xFF, 0xFF])], first: "x")
    let client = ReflectionClient(client: TestServer.client([server]))
    await #expect(throws: MessageError.self) { _ = try await client.pool(declaring: "x.Y") }
  }

  @Test("What the server does not know, and a server without reflection, are told")
  func errors() async throws {
    await #expect(throws: RPCError(.notFound, "There is no symbol none.")) {
      _ = try await ReflectionClient(client: TestServer.client()).pool(declaring: "none")
    }
    await #expect(throws: RPCError(.unimplemented, "The server does not offer reflection.")) {
      _ = try await ReflectionClient(client: TestServer.client([SilentVision()])).services()
    }
  }
}
