import Foundation
import Installations
import Testing

extension OurServers {
  @Suite("curl and h2load speak to the same port")
  struct PlainHTTPTests {
    static let versions = ["--http1.1", "--http2-prior-knowledge", "--http2", "--http1.0"]

    let installation: Installation
    init() throws { installation = try #require(RunningInstallation.current) }

    private func url(_ path: String, of service: Installation.Service = .nlp) -> String {
      "http://\(installation.address(of: service))\(path)"
    }

    /// A status, and the body before it.
    private func get(_ version: String, _ path: String, _ options: String...) async throws -> (
      status: String, body: String
    ) {
      let command = try await Command.run(
        installation.checkout.system("/usr/bin/curl"),
        ["--silent", "--show-error", "--max-time", "30", version, "--write-out", "\n%{http_code}"] + options + [
          url(path)
        ])
      let (body, status) = (command.text.split(separator: "\n").dropLast(), command.lines.last ?? "")
      return (status + command.errors, body.joined(separator: "\n"))
    }

    @Test("Probes answer over HTTP/1.1 and HTTP/2 alike", arguments: versions)
    func probes(version: String) async throws {
      for path in ["/healthz", "/livez", "/readyz", "/readyz/embedding_model", "/healthz/ping"] {
        #expect(try await get(version, path) == ("200", "ok"), "\(path)")
      }
      let verbose = try await get(version, "/readyz?verbose")
      #expect(verbose.body == "[+]embedding_model ok\n[+]entity_model ok\nreadyz check passed")
      let excluded = try await get(version, "/readyz?verbose&exclude=entity_model&exclude=nothing")
      #expect(
        excluded.body.contains("[+]entity_model excluded: ok") && excluded.body.contains("no matches for \"nothing\""))
      #expect(try await get(version, "/readyz/nothing").status == "404")
      #expect(try await get(version, "/nothing").status == "404")
      #expect(try await get(version, "/readyz", "--request", "POST").status == "405")
      #expect(try await get(version, "/readyz", "--request", "DELETE").status == "405")
      #expect(try await get(version, "/").status == "404")
    }

    @Test("Whoever accepts JSON gets it, with the version and every check", arguments: versions)
    func json(version: String) async throws {
      struct Report: Decodable {
        struct Check: Decodable { let name: String, status: String }
        let service: String, version: String, status: String, checks: [Check]
      }
      let answer = try await get(version, "/readyz", "--header", "Accept: application/json")
      let report = try JSONDecoder().decode(Report.self, from: Data(answer.body.utf8))
      #expect(report.service == "nlp" && report.status == "ok" && report.version.contains("."))
      #expect(report.checks.map(\.name) == ["embedding_model", "entity_model"])
      #expect(report.checks.allSatisfy { $0.status == "ok" })
    }

    @Test("HEAD has the headers of GET and no body", arguments: ["--http1.1", "--http2-prior-knowledge"])
    func head(version: String) async throws {
      let command = try await installation.curl(version, "--head", url("/readyz?verbose"))
      let text = command.text.lowercased()
      #expect(text.contains(" 200"), "\(command.text)\(command.errors)")
      #expect(text.contains("content-type: text/plain") && text.contains("x-content-type-options: nosniff"), "\(text)")
      #expect(text.contains("content-length: ") && !text.contains("readyz check"), "\(text)")
      let post = try await installation.curl(version, "--include", "--request", "POST", url("/readyz"))
      #expect(post.text.lowercased().contains("allow: "), "\(post.text)")
    }

    @Test("Many requests go over one connection")
    func reuse() async throws {
      let urls = (0..<20).map { _ in url("/livez") }
      let command = try await Command.run(
        installation.checkout.system("/usr/bin/curl"),
        ["--silent", "--show-error", "--http1.1", "--write-out", "%{num_connects} "] + urls)
      #expect(command.text.filter { $0 == "1" }.count == 1, "\(command.text)\(command.errors)")
      #expect(command.text.components(separatedBy: "ok").count == 21)
      // Over HTTP/2 by h2load: Debian's curl can't (curl issue 10634).
      let load = try await Command.run(
        installation.checkout.system("/usr/bin/h2load"), ["-n", "1000", "-c", "1", "-m", "1", url("/livez")])
      #expect(load.text.contains("1000 succeeded, 0 failed, 0 errored, 0 timeout"), "\(load.text)\(load.errors)")
    }

    @Test(
      "Prometheus finds metrics of the process and of the calls", arguments: ["--http1.1", "--http2-prior-knowledge"])
    func metrics(version: String) async throws {
      // A call, so that there is something to count.
      _ = try await installation.dossier("rpc", "health", installation.address(of: .nlp))
      let command = try await installation.curl(version, "--include", url("/metrics"))
      #expect(
        command.text.lowercased().contains("content-type: text/plain; version=0.0.4"), "\(command.text.prefix(300))")
      #expect(command.text.contains("process_resident_memory_bytes "))
      #expect(
        command.text.contains("grpc_method=\"Check\"") || command.text.contains("method=\"Check\""), "\(command.text)")
      let body = command.text.components(separatedBy: "\r\n\r\n").last ?? ""
      let form = #/[a-zA-Z_:][a-zA-Z0-9_:]*(\{[^}]*\})? (-?[0-9.eE+-]+|NaN|[+-]Inf)/#
      for line in body.split(separator: "\n") where !line.hasPrefix("#") {
        #expect(line.wholeMatch(of: form) != nil, "\(line)")
      }
    }

    @Test("What is no HTTP at all is turned away, and the server goes on")
    func noise() async throws {
      for bytes in ["\u{0}\u{1}\u{2}\u{3} nothing\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n", "GET\r\n\r\n"] {
        let command = try await Command.run(
          installation.checkout.system("/usr/bin/python3"),
          [
            "-I", "-c",
            """
            import socket, sys
            host, port = sys.argv[1].split(":")
            with socket.create_connection((host, int(port)), 30) as connection:
                connection.sendall(sys.stdin.buffer.read())
                while connection.recv(4096): pass
            """, installation.address(of: .nlp),
          ], input: Data(bytes.utf8))
        // A reset is an end, too.
        #expect(command.succeeded || command.errors.contains("ConnectionResetError"), "\(command.errors)")
      }
      #expect(try await get("--http1.1", "/livez") == ("200", "ok"))
    }

    @Test("h2load's thousands of requests are all answered", arguments: ["--h1", "--no-tls-proto=h2c"])
    func load(proto: String) async throws {
      let command = try await Command.run(
        installation.checkout.system("/usr/bin/h2load"),
        ["-n", "5000", "-c", "20", "-m", proto == "--h1" ? "1" : "50", proto, url("/readyz")])
      #expect(
        command.text.contains("5000 succeeded, 0 failed, 0 errored, 0 timeout"), "\(command.text)\(command.errors)")
      #expect(command.text.contains("5000 2xx"), "\(command.text)")
    }

    @Test("h2load's gRPC calls are all answered")
    func rpcLoad() async throws {
      let body = installation.folder.appending(path: "request.bin")
      // An empty message with its prefix of five bytes: the whole server's health.
      try Data([0, 0, 0, 0, 0]).write(to: body)
      let command = try await Command.run(
        installation.checkout.system("/usr/bin/h2load"),
        [
          "-n", "5000", "-c", "10", "-m", "50", "-d", body.path, "-H", "content-type: application/grpc", "-H",
          "te: trailers", url("/grpc.health.v1.Health/Check"),
        ])
      #expect(
        command.text.contains("5000 succeeded, 0 failed, 0 errored, 0 timeout"), "\(command.text)\(command.errors)")
    }
  }
}
