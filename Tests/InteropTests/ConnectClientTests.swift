import Compression
import Contracts
import Foundation
import Installations
import RPCCore
import RPCTransport
import Testing

extension OurServers {
  @Suite("A Python program on connectrpc calls our servers by Connect, gRPC-Web and gRPC")
  struct ConnectClientTests {
    @Test(
      "It makes every kind of call with every codec over every version of HTTP",
      arguments: ["unary", "get", "streams", "errors", "deadline", "big_messages"],
      [[], [.gzip]] as [[Encoding]])
    func calls(check: String, sent: [Encoding]) async throws {
      let installation = try #require(RunningInstallation.current)
      var configuration = Server.Configuration.defaults
      configuration.compression = CompressionPolicy(sent: sent, threshold: 100)
      let server = Server(
        router: Router(services: [EchoHealth(), RawEcho()]), configuration: configuration,
        eventLoops: installation.eventLoops)
      let address = try await server.listen(on: #require(SocketTarget("127.0.0.1:0")))
      let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "connect.py")
      let command = try await Command.run(
        installation.checkout.dependency("python/bin/python"),
        ["-I", "-B", script.path, address.description, check])
      #expect(command.succeeded, "\(check): \(command.errors)\(command.text)")
      await server.drain(deadline: .after(.seconds(5)))
    }

    @Test("curl calls api with plain HTTP and JSON", arguments: ["--http1.1", "--http2-prior-knowledge"])
    func rest(version: String) async throws {
      let installation = try #require(RunningInstallation.current)
      let base = "http://\(installation.address(of: .api))/v1"
      let identifier = "curl\(version.filter(\.isNumber))"
      let key = ["--header", "authorization: Bearer \(try installation.key())"]
      func call(
        _ method: String, _ path: String, _ body: String? = nil
      ) async throws -> (status: String, json: String) {
        let data = body.map { ["--header", "content-type: application/json", "--data", $0] } ?? []
        let command = try await Command.run(
          installation.checkout.system("/usr/bin/curl"),
          [
            "--silent", "--show-error", "--max-time", "60", version, "--request", method, "--write-out",
            "\n%{http_code}",
          ] + key + data + [base + path])
        let lines = command.text.split(separator: "\n")
        return (String(lines.last ?? "") + command.errors, lines.dropLast().joined(separator: "\n"))
      }
      let made = try await call("POST", "/cases?case_id=\(identifier)", #"{"displayName":"By curl"}"#)
      #expect(made.status == "200" && made.json.contains(#""name":"cases/\#(identifier)""#), "\(made)")
      let again = try await call("POST", "/cases?case_id=\(identifier)", #"{"displayName":"By curl"}"#)
      #expect(again.status == "409" && again.json.hasPrefix(#"{"code":6,"#), "\(again)")
      let changed = try await call(
        "PATCH", "/cases/\(identifier)?updateMask=description", #"{"description":"Changed"}"#)
      #expect(changed.status == "200" && changed.json.contains(#""description":"Changed""#), "\(changed)")
      let read = try await call("GET", "/cases/\(identifier)")
      #expect(read.status == "200" && read.json.contains(#""displayName":"By curl""#), "\(read)")
      let documents = try await call("GET", "/cases/\(identifier)/documents?pageSize=5")
      #expect(documents.status == "200" && documents.json == "{}", "\(documents)")
      let deleted = try await call("DELETE", "/cases/\(identifier)")
      #expect(deleted.status == "200" && deleted.json.contains(#""deleteTime":""#), "\(deleted)")
      let restored = try await call("POST", "/cases/\(identifier):undelete", "{}")
      #expect(restored.status == "200" && !restored.json.contains("deleteTime"), "\(restored)")
      let missing = try await call("GET", "/cases/no-such-case")
      #expect(missing.status == "404" && missing.json.hasPrefix(#"{"code":5,"#), "\(missing)")
      let odd = try await call("GET", "/cases?pageSize=many")
      #expect(odd.status == "400" && odd.json.hasPrefix(#"{"code":3,"#), "\(odd)")
    }
  }
}
