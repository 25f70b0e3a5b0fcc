import RPCCore
import Testing

@Suite("Reflection")
struct ReflectionServiceTests {
  private static let nlp = ["dossier/nlp/v1/nlp_service.proto", "dossier/nlp/v1/entity.proto"]
  private static let vision = ["dossier/vision/v1/vision_service.proto", "google/protobuf/duration.proto"]

  @Test("It lists the services that are served, its own two versions among them", arguments: Version.allCases)
  func services(version: Version) async throws {
    let answers = try await version.ask([.services], TestServer.client())
    #expect(
      answers == [
        .services([
          "dossier.nlp.v1.NLPService", "dossier.vision.v1.VisionService", "grpc.reflection.v1.ServerReflection",
          "grpc.reflection.v1alpha.ServerReflection",
        ])
      ])
  }

  @Test("A file comes first and with all that it imports", arguments: Version.allCases)
  func files(version: Version) async throws {
    let questions: [Version.Question] = [.file(Self.nlp[0]), .file(Self.nlp[1]), .file(Self.vision[0])]
    let answers = try await version.ask(questions, TestServer.client())
    #expect(answers == [.files(Self.nlp), .files([Self.nlp[1]]), .files(Self.vision)])
  }

  @Test(
    "The file of a symbol is found, whatever kind of symbol it is",
    arguments: [
      ("dossier.nlp.v1.NLPService", nlp), (".dossier.nlp.v1.NLPService", nlp), ("dossier.nlp.v1.NLPService.Embed", nlp),
      ("dossier.nlp.v1.EmbedRequest", nlp), ("dossier.nlp.v1.EmbedRequest.texts", nlp),
      ("dossier.nlp.v1.Entity", [nlp[1]]), (".dossier.nlp.v1.EntitySource", [nlp[1]]),
      ("dossier.nlp.v1.ENTITY_SOURCE_PATTERN", [nlp[1]]), ("google.protobuf.Duration", [vision[1]]),
      ("grpc.reflection.v1.ServerReflectionRequest.message_request", ["grpc/reflection/v1/reflection.proto"]),
    ])
  func symbols(symbol: String, files: [String]) async throws {
    for version in Version.allCases {
      #expect(try await version.ask([.symbol(symbol)], TestServer.client()) == [.files(files)])
    }
  }

  @Test("What is not there is NOT_FOUND, and the stream goes on", arguments: Version.allCases)
  func missing(version: Version) async throws {
    let notFound = Int32(StatusCode.notFound.rawValue)
    let answers = try await version.ask(
      [
        .file("dossier/none.proto"), .symbol("dossier.nlp.v1.None"), .symbol(""), .symbol("."),
        .symbol("dossier.nlp.v1"),
        .extensionNumber(5, of: "dossier.nlp.v1.Entity"), .extensionNumbers(of: "dossier.nlp.v1.None"),
        .symbol(String(repeating: "a", count: 100_000)), .file(Self.nlp[1]),
      ], TestServer.client())
    #expect(
      answers == [
        .error(notFound, "There is no file dossier/none.proto."),
        .error(notFound, "There is no symbol dossier.nlp.v1.None."),
        .error(notFound, "There is no symbol ."), .error(notFound, "There is no symbol .."),
        .error(notFound, "There is no symbol dossier.nlp.v1."),
        .error(notFound, "dossier.nlp.v1.Entity has no extension 5."),
        .error(notFound, "There is no message type dossier.nlp.v1.None."),
        .error(notFound, "There is no symbol \(String(repeating: "a", count: 200))."), .files([Self.nlp[1]]),
      ])
  }

  @Test("A request for nothing is INVALID_ARGUMENT; a type without extensions has none", arguments: Version.allCases)
  func nothing(version: Version) async throws {
    let questions: [Version.Question] = [.nothing, .extensionNumbers(of: "dossier.nlp.v1.Entity")]
    let answers = try await version.ask(questions, TestServer.client())
    let invalid = Int32(StatusCode.invalidArgument.rawValue)
    #expect(
      answers == [.error(invalid, "The request asks for nothing."), .numbers("dossier.nlp.v1.Entity", [])])
  }
}
