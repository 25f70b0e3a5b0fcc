import Contracts
import Foundation
import HTTPRoutes
import Installations
import RPCCore
import RPCTransport
import Testing

extension OurServers {
  @Suite("A browser's scripts call our servers by Connect and gRPC-Web")
  struct BrowserTests {
    /// What the page says after it has made its calls to a server that lets scripts of some origins call.
    private func report(
      allowing origins: (String) -> Server.Configuration.CrossOrigin.Origins
    ) async throws -> String {
      let installation = try #require(RunningInstallation.current)
      let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "browser.html")
      let page = try String(contentsOf: file, encoding: .utf8)
      let web = Server(
        router: Router(services: []),
        httpRoutes: [HTTPRoute([.get], .exact("/")) { _ in .text(page, contentType: "text/html; charset=utf-8") }],
        eventLoops: installation.eventLoops)
      let origin = "http://\(try await web.listen(on: #require(SocketTarget("127.0.0.1:0"))))"
      var configuration = Server.Configuration.defaults
      configuration.crossOrigin.origins = origins(origin)
      let server = Server(
        router: Router(services: [EchoHealth(), RawEcho()]), configuration: configuration,
        eventLoops: installation.eventLoops)
      let address = try await server.listen(on: #require(SocketTarget("127.0.0.1:0")))
      let profile = installation.folder.appending(path: "browser-\(UUID().uuidString.prefix(8))")
      let command = try await Command.run(
        installation.checkout.system("/usr/bin/chromium-headless-shell"),
        [
          // Tests may run as root, and in containers without shared memory.
          "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--user-data-dir=\(profile.path)",
          // The page's clock stands still while it waits for answers.
          "--virtual-time-budget=60000", "--dump-dom", "\(origin)/#\(address)",
        ])
      await server.drain(deadline: .after(.seconds(5)))
      await web.drain(deadline: .after(.seconds(5)))
      let report = command.text.firstMatch(of: #/<p id="report">([^<]*)</p>/#)
      return try #require(report.map { String($0.1) }, "\(command.text)\(command.errors)")
    }

    @Test("Those of an origin that may call make every kind of call that fetch can make")
    func allowed() async throws {
      let known = try await report { .only([$0]) }
      #expect(known == "all is well")
      let any = try await report { _ in .any }
      #expect(any == "all is well")
    }

    @Test("Those of other origins make none")
    func refused() async throws {
      let report = try await report { _ in .only(["https://other.test"]) }
      #expect(report.contains("Connect, JSON: TypeError: Failed to fetch"), "\(report)")
      #expect(!report.contains("all is well"))
    }
  }
}
