import Foundation
import Installations
import Testing

extension OneInstallation {
  @Suite("Commands against running services")
  struct CommandTests {
    let shared: SharedInstallation
    init() throws { shared = try sharedInstallation() }

    private func rpc(_ command: String, on service: Installation.Service, _ arguments: String..., input: String = "")
      async throws -> Command
    {
      let installation = shared.installation
      return try await Command.run(
        installation.checkout.executable("dossier"),
        ["rpc", command, installation.address(of: service)] + arguments, environment: installation.environment,
        input: Data(input.utf8))
    }

    private func objects(_ command: Command) throws -> [[String: Any]] {
      try command.lines.map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
      }
    }

    @Test("rpc list names a server's services, and a service's methods")
    func list() async throws {
      let services = try await rpc("list", on: .nlp)
      #expect(services.succeeded && services.lines.contains("dossier.nlp.v1.NLPService"), "\(services.errors)")
      #expect(services.lines.contains("grpc.health.v1.Health"))
      let methods = try await rpc("list", on: .nlp, "dossier.nlp.v1.NLPService", "--json")
      let names = try JSONDecoder().decode([String].self, from: methods.output)
      #expect(names.contains("dossier.nlp.v1.NLPService/Embed"))
      let unknown = try await rpc("list", on: .nlp, "dossier.nlp.v1.None")
      #expect(unknown.ending == .exit(4) && !unknown.errors.isEmpty, "\(unknown.ending) \(unknown.errors)")
    }

    @Test("rpc describe tells services, methods and messages, as proto source and as JSON")
    func describe() async throws {
      let method = try await rpc("describe", on: .nlp, "dossier.nlp.v1.NLPService/Embed")
      #expect(
        method.text == "rpc Embed(dossier.nlp.v1.EmbedRequest) returns (dossier.nlp.v1.EmbedResponse);\n",
        "\(method.errors)")
      let all = try objects(try await rpc("describe", on: .nlp, "--json"))
      #expect(all.allSatisfy { $0["kind"] as? String == "service" })
      #expect(all.contains { $0["name"] as? String == "dossier.nlp.v1.NLPService" })
      let message = try objects(try await rpc("describe", on: .nlp, "dossier.nlp.v1.EmbedRequest", "--json"))
      let fields = try #require(message.first?["fields"] as? [[String: Any]])
      #expect(fields.contains { $0["name"] as? String == "texts" && $0["repeated"] as? Bool == true })
      #expect(try await rpc("describe", on: .nlp, "dossier.nlp.v1.None").ending == .exit(4))
    }

    @Test("rpc call makes unary calls and streams, with requests as arguments or as lines")
    func call() async throws {
      let unary = try await rpc("call", on: .nlp, "dossier.nlp.v1.NLPService/Embed", #"{"texts":["hello"]}"#, "--json")
      #expect(unary.succeeded, "\(unary.errors)")
      #expect((try objects(unary).first?["embeddings"] as? [Any])?.count == 1)
      let streamed = try await rpc(
        "call", on: .nlp, "dossier.nlp.v1.NLPService/EmbedStream", "--json",
        input: #"{"id":"1","texts":["a"]}"# + "\n\n" + #"{"id":"2","texts":["b"]}"# + "\n")
      #expect(streamed.succeeded, "\(streamed.errors)")
      #expect(try objects(streamed).map { "\($0["id"] ?? "")" }.sorted() == ["1", "2"])
      let sample = try await shared.sample()
      let progress = try await rpc(
        "call", on: .api, "dossier.api.v1.DocumentService/WatchProgress", #"{"name":"\#(sample.parent)"}"#, "--json",
        "--header", "authorization: Bearer \(try shared.installation.key())", "--verbose")
      #expect(progress.succeeded && progress.errors.contains("response headers:"), "\(progress.errors)")
      #expect(try objects(progress).count >= SampleCase.files.count)
    }

    @Test("rpc call ends when the server has answered, though standard input stays open")
    func openInput() async throws {
      let installation = shared.installation
      let pipe = installation.folder.appending(path: "input-\(UUID().uuidString)").path
      #expect(mkfifo(pipe, 0o600) == 0)
      // Both ends, so that neither side waits for the other to open it.
      let end = open(pipe, O_RDWR)
      defer { close(end) }
      let result = try await Command.run(
        URL(filePath: "/bin/sh"),
        [
          "-c", #"exec "$1" rpc call "$2" dossier.api.v1.DocumentService/UploadDocument <"$3""#, "sh",
          installation.checkout.executable("dossier").path, installation.address(of: .api), pipe,
        ], environment: installation.environment)
      #expect(result.ending == .exit(77) && result.errors.contains("UNAUTHENTICATED"), "\(result.errors)")
    }

    @Test("rpc bench measures each kind of call, and ends with 1 when calls fail")
    func bench() async throws {
      let unary = try await rpc(
        "bench", on: .nlp, "grpc.health.v1.Health/Check", "{}", "--total", "300", "--connections", "3", "--warmup",
        "10",
        "--json")
      let result = try #require(try objects(unary).first, "\(unary.errors)")
      #expect(unary.succeeded && result["calls"] as? Int == 300 && result["failed"] as? Int == 0)
      #expect((result["latency"] as? [String: Any])?["p99"] != nil && result["connections"] as? Int == 3)
      let streamed = try await rpc(
        "bench", on: .nlp, "dossier.nlp.v1.NLPService/EmbedStream", "--data", "-", "--messages", "3", "--total", "4",
        input: #"{"id":"1","texts":["a"]}"# + "\n" + #"{"id":"2","texts":["b"]}"# + "\n")
      #expect(streamed.succeeded && streamed.text.contains("sent 12 "), "\(streamed.errors)\(streamed.text)")
      #expect(streamed.text.contains("4  OK") && streamed.text.contains("99.9 %"), "\(streamed.text)")
      let failing = try await rpc("bench", on: .nlp, "dossier.nlp.v1.NLPService/Embed", "--total", "5")
      #expect(failing.ending == .exit(1) && failing.text.contains("5  INVALID_ARGUMENT"), "\(failing.text)")
    }

    @Test("What is wrong with a call is told, with the exit code that says the same")
    func wrongCalls() async throws {
      let unknown = try await rpc("call", on: .nlp, "dossier.nlp.v1.NLPService/None", "{}")
      #expect(unknown.ending == .exit(4) && unknown.text.isEmpty)
      #expect(unknown.errors.contains("no method “dossier.nlp.v1.NLPService/None”"), "\(unknown.errors)")
      let shapeless = try await rpc("call", on: .nlp, "Embed", "{}")
      #expect(shapeless.ending == .exit(64) && shapeless.errors.contains("package.Service/Method"))
      let field = try await rpc("call", on: .nlp, "dossier.nlp.v1.NLPService/Embed", #"{"words":[]}"#)
      #expect(field.ending == .exit(64) && field.errors.contains("dossier.nlp.v1.EmbedRequest"), "\(field.errors)")
      let keyless = try await rpc("call", on: .api, "dossier.api.v1.CaseService/ListCases", "{}")
      #expect(keyless.ending == .exit(77), "\(keyless.errors)")
      let nobody = try await Command.run(
        shared.installation.checkout.executable("dossier"), ["rpc", "list", "127.0.0.1:1"],
        environment: shared.installation.environment)
      #expect(nobody.ending == .exit(69) && !nobody.errors.isEmpty, "\(nobody.errors)")
    }

    @Test("With --json every command prints JSON and nothing else")
    func json() async throws {
      let sample = try await shared.sample()
      let installation = shared.installation
      let notes = try sample.document("notes.md")
      let copy = installation.folder.appending(path: "notes-\(UUID().uuidString).md").path
      let (nlp, file) = (
        installation.address(of: .nlp), installation.checkout.samples.appending(path: "\(SampleCase.id)/notes.md")
      )
      let commands = [
        ["ingest", file.path, "--case", SampleCase.id], ["search", "oak", "--case", SampleCase.id],
        ["watch", SampleCase.id], ["documents", "list"], ["documents", "show", notes],
        ["documents", "get", notes, "--output", copy], ["status"], ["doctor"], ["rpc", "list", nlp],
        ["rpc", "describe", nlp], ["rpc", "call", nlp, "dossier.nlp.v1.NLPService/Embed", #"{"texts":["a"]}"#],
        ["rpc", "health", nlp],
      ]
      for arguments in commands {
        let command = try await Command.run(
          installation.checkout.executable("dossier"), arguments + ["--json"], environment: installation.environment)
        #expect(command.succeeded && !command.lines.isEmpty, "\(arguments): \(command.errors)")
        for line in command.lines {
          #expect(throws: Never.self, "\(arguments): \(line)") {
            try JSONSerialization.jsonObject(with: Data(line.utf8))
          }
        }
      }
      #expect(try Data(contentsOf: URL(filePath: copy)) == sample.bytes("notes.md"))
    }

    @Test("What is deleted and restored is printed as JSON, too")
    func deletion() async throws {
      let installation = shared.installation
      let upload = Upload(client: try installation.client())
      let document = try await upload.process(
        Data("A note that goes and comes back.".utf8), named: "note.txt", into: upload.makeCase())
      let deleted = try objects(try await installation.dossier("documents", "delete", document.name, "--json"))
      #expect(deleted.first?["deleteTime"] != nil)
      let restored = try objects(try await installation.dossier("documents", "restore", document.name, "--json"))
      #expect(restored.first?["name"] as? String == document.name && restored.first?["deleteTime"] == nil)
    }
  }
}
