import Contracts
import Foundation
import Installations
import RPCCore
import Testing

@Suite("The order in which a service ends", .timeLimit(.minutes(10)))
struct DrainTests {
  @Test("At SIGTERM: not ready; then for the delay all is served; then no new calls; then the running ones end")
  func order() async throws {
    let installation = try Installation(
      settings: ["DOSSIER_DRAIN_DELAY": "5s", "DOSSIER_DRAIN_TIMEOUT": "120s"])
    do {
      let service = try installation.start(.nlp)
      try await installation.wait(for: .nlp)
      let connection = try installation.bareClient(of: .nlp)
      let nlp = Dossier.Nlp.V1.NLPServiceClient(connection)
      let running = try await nlp.embedStream(options: .timeout(.seconds(120)))
      try await running.send(.init(id: 1, texts: ["before"]))
      var answers = running.responses.makeAsyncIterator()
      #expect(try await answers.next()?.id == 1)
      let health = try await Grpc.Health.V1.HealthClient(connection).watch(.init(), options: .timeout(.seconds(120)))
      var states = health.makeAsyncIterator()
      #expect(try await states.next()?.status == .serving)
      service.send(SIGTERM)
      #expect(try await states.next()?.status == .notServing)
      // Balancers have not seen it yet: calls still come, on old connections and new ones.
      let late = Dossier.Nlp.V1.NLPServiceClient(try installation.bareClient(of: .nlp))
      for client in [nlp, late] {
        #expect(try await client.embed(.init(texts: ["late"]), options: .timeout(.seconds(60))).embeddings.count == 1)
      }
      let probe = try await installation.curl(
        "--output", "/dev/null", "--write-out", "%{http_code}",
        "http://\(installation.address(of: .nlp))/readyz")
      #expect(probe.text == "503")
      // The delay is over: who would watch for ever is sent elsewhere, and nobody new is let in.
      let ended = await #expect(throws: RPCError.self) { try await states.next() }
      #expect(ended?.code == .unavailable)
      let after = Dossier.Nlp.V1.NLPServiceClient(try installation.bareClient(of: .nlp))
      await #expect(throws: RPCError.self) {
        // The suite's time limit bounds it: listening ends a moment after the watch.
        while true { _ = try await after.embed(.init(texts: ["too late"]), options: .timeout(.seconds(60))) }
      }
      // The call that was running before all of this goes on to its own end.
      try await running.send(.init(id: 2, texts: ["while draining"]))
      #expect(try await answers.next()?.id == 2)
      try await running.finish()
      #expect(try await answers.next() == nil)
      #expect(await service.ending == .exit(0))
      #expect(service.output.contains("Ended."), "\(service.output)")
    } catch {
      Issue.record("\(error)\n\(installation.logs())")
    }
    await installation.stop()
  }
}
