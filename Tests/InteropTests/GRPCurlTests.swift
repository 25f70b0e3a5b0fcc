import Foundation
import Installations
import Testing

extension OurServers {
  @Suite("grpcurl lists, describes and calls our servers without a proto file")
  struct GRPCurlTests {
    let installation: Installation
    init() throws { installation = try #require(RunningInstallation.current) }

    private func grpcurl(
      _ service: Installation.Service, _ options: [String] = [], _ arguments: String..., input: String = ""
    ) async throws -> Command {
      try await Command.run(
        installation.checkout.dependency("bin/grpcurl"),
        ["-plaintext", "-connect-timeout", "60", "-max-time", "120"] + options + [installation.address(of: service)]
          + arguments,
        input: Data(input.utf8))
    }

    private func json(_ command: Command) throws -> [String: Any] {
      try #require(
        JSONSerialization.jsonObject(with: command.output) as? [String: Any], "\(command.text)\(command.errors)")
    }

    @Test("It lists the services, and a service's methods")
    func list() async throws {
      let nlp = try await grpcurl(.nlp, [], "list")
      #expect(nlp.lines.contains("dossier.nlp.v1.NLPService"), "\(nlp.text)\(nlp.errors)")
      #expect(nlp.lines.contains("grpc.health.v1.Health") && nlp.lines.contains("grpc.reflection.v1.ServerReflection"))
      let api = try await grpcurl(.api, [], "list")
      for service in ["APIKey", "Case", "Document", "JobQueue", "Passage", "Search"] {
        #expect(api.lines.contains("dossier.api.v1.\(service)Service"), "\(api.text)\(api.errors)")
      }
      let methods = try await grpcurl(.nlp, [], "list", "dossier.nlp.v1.NLPService")
      #expect(methods.lines.contains("dossier.nlp.v1.NLPService.EmbedStream"), "\(methods.text)\(methods.errors)")
    }

    @Test("It describes services, messages and enums as the proto files write them")
    func describe() async throws {
      let service = try await grpcurl(.nlp, [], "describe", "dossier.nlp.v1.NLPService")
      #expect(
        service.text.contains(
          "rpc EmbedStream ( stream .dossier.nlp.v1.EmbedStreamRequest ) returns ( stream .dossier.nlp.v1.EmbedStreamResponse );"
        ),
        "\(service.text)\(service.errors)")
      let message = try await grpcurl(.api, [], "describe", "dossier.api.v1.UploadMetadata")
      #expect(message.text.contains("optional uint64 size_bytes = 3;"), "\(message.text)\(message.errors)")
      let entity = try await grpcurl(.nlp, [], "describe", "dossier.nlp.v1.EntitySource")
      #expect(entity.text.contains("ENTITY_SOURCE_PATTERN = 3;"), "\(entity.text)\(entity.errors)")
      let timestamp = try await grpcurl(.api, [], "describe", "google.protobuf.Timestamp")
      #expect(timestamp.text.contains("int64 seconds = 1;"), "\(timestamp.text)\(timestamp.errors)")
      let template = try await grpcurl(.nlp, ["-msg-template"], "describe", "dossier.nlp.v1.EmbedRequest")
      #expect(template.text.contains("\"texts\""), "\(template.text)\(template.errors)")
    }

    @Test("It calls every kind of method with JSON")
    func calls() async throws {
      let unary = try await grpcurl(
        .nlp, ["-d", #"{"texts":["Guten Tag, wie geht es Ihnen heute?"]}"#], "dossier.nlp.v1.NLPService/DetectLanguage")
      let results = try #require(try json(unary)["results"] as? [[String: Any]])
      #expect((results[0]["languages"] as? [[String: Any]])?.first?["code"] as? String == "de")
      let bidirectional = try await grpcurl(
        .nlp, ["-d", "@"], "dossier.nlp.v1.NLPService/EmbedStream",
        input: (1...5).map { #"{"id":\#($0),"texts":["text \#($0)"]}"# }.joined(separator: "\n"))
      let ids = bidirectional.text.matches(of: #/"id": "(\d+)"/#).map { String($0.1) }
      #expect(ids == ["1", "2", "3", "4", "5"], "\(bidirectional.errors)")
      let key = ["-H", "authorization: Bearer \(try installation.key())"]
      let made = try await grpcurl(
        .api, key + ["-d", #"{"caseId":"from-grpcurl","case":{"displayName":"From grpcurl"}}"#],
        "dossier.api.v1.CaseService/CreateCase")
      #expect(made.succeeded, "\(made.errors)")
      // "Hello, harbour." in two pieces.
      let upload = try await grpcurl(
        .api, key + ["-d", "@"], "dossier.api.v1.DocumentService/UploadDocument",
        input: """
          {"metadata":{"parent":"cases/from-grpcurl","displayName":"hello.txt","sizeBytes":"15"}}
          {"chunk":"SGVsbG8sIA=="}
          {"chunk":"aGFyYm91ci4="}
          """)
      let document = try #require(try json(upload)["document"] as? [String: Any])
      #expect(document["sizeBytes"] as? String == "15" && document["state"] as? String == "DOCUMENT_STATE_PENDING")
      let name = try #require(document["name"] as? String)
      let download = try await grpcurl(
        .api, key + ["-d", #"{"name":"\#(name)"}"#], "dossier.api.v1.DocumentService/DownloadDocument")
      #expect(download.text.contains("\"chunk\": \"SGVsbG8sIGhhcmJvdXIu\""), "\(download.text)\(download.errors)")
    }

    @Test(
      "It shows each error with its status and message",
      arguments: [
        ("dossier.nlp.v1.NLPService/Embed", "{}", "InvalidArgument", "texts"),
        ("grpc.health.v1.Health/Check", #"{"service":"no.such.Service"}"#, "NotFound", "no.such.Service"),
      ])
    func errors(method: String, request: String, status: String, words: String) async throws {
      let command = try await grpcurl(.nlp, ["-d", request], method)
      #expect(!command.succeeded)
      #expect(command.errors.contains("Code: \(status)") && command.errors.contains(words), "\(command.errors)")
    }

    @Test("Without a key it is told so, with a deadline it is held to it, and health needs neither")
    func limits() async throws {
      let bare = try await grpcurl(.api, [], "dossier.api.v1.CaseService/ListCases")
      #expect(bare.errors.contains("Code: Unauthenticated") && bare.errors.contains("API key"), "\(bare.errors)")
      let key = ["-H", "authorization: Bearer \(try installation.key())"]
      let made = try await grpcurl(
        .api, key + ["-d", #"{"caseId":"quiet","case":{"displayName":"Quiet"}}"#],
        "dossier.api.v1.CaseService/CreateCase")
      #expect(made.succeeded, "\(made.errors)")
      let late = try await grpcurl(
        .api, key + ["-max-time", "0.5", "-d", #"{"name":"cases/quiet","follow":true}"#],
        "dossier.api.v1.DocumentService/WatchProgress")
      #expect(late.errors.contains("Code: DeadlineExceeded"), "\(late.errors)")
      let health = try await grpcurl(.api, [], "grpc.health.v1.Health/Check")
      // Whether api is ready depends on nlp, which other tests keep busy; that it says so needs no key.
      #expect(["SERVING", "NOT_SERVING"].contains(try json(health)["status"] as? String), "\(health.errors)")
    }

    @Test("It reads channelz, page by page")
    func channelz() async throws {
      let channelz = "grpc.channelz.v1.Channelz"
      let servers = try await grpcurl(.nlp, [], "\(channelz)/GetServers")
      let server = try #require((try json(servers)["server"] as? [[String: Any]])?.first)
      let id = try #require((server["ref"] as? [String: Any])?["serverId"] as? String)
      #expect((server["data"] as? [String: Any])?["callsStarted"] != nil, "\(servers.text)")
      let sockets = try await grpcurl(
        .nlp, ["-d", #"{"serverId":"\#(id)","maxResults":"1"}"#], "\(channelz)/GetServerSockets")
      let references = try #require(try json(sockets)["socketRef"] as? [[String: Any]], "\(sockets.errors)")
      #expect(references.count == 1)
      let socket = try #require(references.first?["socketId"] as? String)
      let data = try await grpcurl(.nlp, ["-d", #"{"socketId":"\#(socket)"}"#], "\(channelz)/GetSocket")
      // It may have gone since.
      #expect(data.succeeded || data.errors.contains("Code: NotFound"), "\(data.errors)")
      let none = try await grpcurl(.nlp, ["-d", #"{"channelId":"-1"}"#], "\(channelz)/GetChannel")
      #expect(none.errors.contains("Code: NotFound"), "\(none.errors)")
    }

    @Test("It shows response headers and trailers")
    func metadata() async throws {
      let command = try await grpcurl(
        .nlp, ["-v", "-H", "x-trace: 7", "-H", "x-bytes-bin: AP8=", "-d", #"{"texts":["a"]}"#],
        "dossier.nlp.v1.NLPService/DetectLanguage")
      #expect(command.succeeded, "\(command.errors)")
      #expect(command.text.contains("content-type: application/grpc"), "\(command.text)")
      #expect(command.text.contains("Sent 1 request and received 1 response"), "\(command.text)")
    }
  }
}
