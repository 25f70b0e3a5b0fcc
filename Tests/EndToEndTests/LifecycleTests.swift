import Contracts
import Foundation
import Installations
import RPCCore
import Testing

/// Installations that something happens to; one at a time, as each loads the models.
@Suite("When services end and come back", .serialized, .timeLimit(.minutes(10)))
struct LifecycleTests {
  typealias API = Dossier.Api.V1

  /// Runs a test on an installation of its own.
  private func withInstallation(
    settings: [String: String] = [:], starting services: [Installation.Service] = Installation.Service.allCases,
    _ body: (Installation) async throws -> Void
  ) async throws {
    let installation = try Installation(settings: settings)
    do {
      for service in services { try installation.start(service) }
      try await body(installation)
    } catch {
      Issue.record("\(error)\n\(installation.logs())")
    }
    await installation.stop()
  }

  private func readiness(_ service: Installation.Service, of installation: Installation) async throws -> String {
    try await installation.curl(
      "--write-out", "%{http_code}\n", "http://\(installation.address(of: service))/readyz?verbose"
    ).text
  }

  @Test("A service answers that it is alive before it is ready, and each says what it waits for")
  func startsAlive() async throws {
    try await withInstallation(starting: [.api, .worker]) { installation in
      try await installation.wait(for: .api, toBe: .notServing)
      try await installation.wait(for: .worker, toBe: .notServing)
      for service in [Installation.Service.api, .worker] {
        let alive = try await installation.curl(
          "--write-out", "%{http_code}", "http://\(installation.address(of: service))/livez")
        #expect(alive.text == "ok\n200")
        let ready = try await readiness(service, of: installation)
        #expect(ready.contains("[-]nlp failed: ") && ready.hasSuffix("503\n"), "\(ready)")
      }
      #expect(try await readiness(.worker, of: installation).contains("[-]vision failed: "))
      for service in [Installation.Service.nlp, .vision] { try installation.start(service) }
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      #expect(try await readiness(.api, of: installation).hasSuffix("200\n"))
    }
  }

  @Test("When nlp ends the others say so, searches go on by words, files wait; when it is back all is well again")
  func nlpAway() async throws {
    try await withInstallation(
      // An attempt that counts would be the last.
      settings: ["DOSSIER_JOB_ATTEMPTS": "1"]
    ) { installation in
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      let upload = Upload(client: try installation.client())
      let parent = try await upload.makeCase()
      let first = try await upload.process(
        Data("The pilot boat was painted green in April.\n".utf8), named: "boat.txt", into: parent)
      #expect(first.state == .complete)
      #expect(await (try installation.process(.nlp)).terminate() == .exit(0))
      try await installation.wait(for: .api, toBe: .notServing)
      try await installation.wait(for: .worker, toBe: .notServing)
      #expect(try await readiness(.api, of: installation).contains("[-]nlp failed: "))
      #expect(try await readiness(.worker, of: installation).contains("[-]nlp failed: "))
      let search = API.SearchServiceClient(try installation.client())
      let byWords = try await search.search(.init(parent: parent, query: "pilot boat green"))
      #expect(byWords.mode == .fullText)
      #expect(byWords.results.count == 1)
      let refused = await #expect(throws: RPCError.self) {
        try await search.search(.init(parent: parent, query: "pilot", mode: .semantic))
      }
      #expect(refused?.code == .unavailable && refused?.message.contains("nlp") == true, "\(refused?.message ?? "")")
      // A file that comes now is kept: nobody takes its job until nlp is back.
      try await waitForWorker(toBe: .waiting, installation)
      let answer = try await upload.put(
        Data("The pilot boat was repaired in May.\n".utf8), named: "repair.txt", into: parent)
      let name = try #require(answer.document?.name)
      #expect(try await progress(of: name, installation).attempt == 0)
      try installation.start(.nlp)
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      let document = try await upload.outcome(of: name)
      #expect(document.state == .complete, "\(document.failure?.message ?? "")")
      #expect(try await progress(of: name, installation).attempt == 1)
      try await waitForWorker(toBe: .running, installation)
      let hybrid = try await search.search(.init(parent: parent, query: "when was the vessel mended"))
      #expect(hybrid.mode == .hybrid && hybrid.results.first?.document?.name == name)
    }
  }

  /// How far a document is now.
  private func progress(of document: String, _ installation: Installation) async throws -> API.Progress {
    let watch = try await API.DocumentServiceClient(try installation.client()).watchProgress(
      .init(name: document), options: .timeout(.seconds(480)))
    defer { watch.cancel() }
    for try await update in watch { if let progress = update.progress { return progress } }
    return .init()
  }

  /// Asks the worker until it is in that state; the suite's time limit bounds it.
  private func waitForWorker(toBe state: Dossier.Worker.V1.WorkerState, _ installation: Installation) async throws {
    let worker = Dossier.Worker.V1.WorkerServiceClient(try installation.bareClient(of: .worker))
    while try await worker.getStatus(.init()).state != state { await Task.yield() }
  }

  @Test("A job that is under way when nlp is killed is given back, and done when nlp is there again")
  func nlpKilled() async throws {
    try await withInstallation(settings: ["DOSSIER_JOB_ATTEMPTS": "1"]) { installation in
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      // Two batches of pages and a little more, which is done while the two are under way.
      let log = (1...1650).map { "On day \($0) of the survey the gauge at the lock stood at \($0 * 7 % 90) cm.\n" }
        .joined()
      let upload = Upload(client: try installation.client())
      let parent = try await upload.makeCase()
      let name = try #require(try await upload.put(Data(log.utf8), named: "gauge.txt", into: parent).document?.name)
      let watch = try await API.DocumentServiceClient(try installation.client()).watchProgress(
        .init(name: name), options: .timeout(.seconds(480)))
      var isKilled = false
      for try await update in watch {
        guard let progress = update.progress else { continue }
        if !isKilled, progress.pagesDone > 0 {
          #expect(await (try installation.process(.nlp)).killNow() == .signal(SIGKILL))
          isKilled = true
        }
        if isKilled, progress.state == .pending {
          // The attempt was given back.
          #expect(progress.attempt == 0)
          try await waitForWorker(toBe: .waiting, installation)
          try installation.start(.nlp)
          break
        }
        try #require(progress.state != .complete && progress.state != .failed, "\(progress.failure?.message ?? "")")
      }
      watch.cancel()
      let document = try await upload.outcome(of: name)
      #expect(document.state == .complete, "\(document.failure?.message ?? "")")
      #expect(document.passageCount > 100)
      #expect(try await progress(of: name, installation).attempt == 1)
    }
  }

  @Test("A job whose worker is killed in the middle is done by the next worker: all of Debian's policy manual")
  func workerKilled() async throws {
    try await withInstallation(settings: ["DOSSIER_LEASE_DURATION": "2s", "DOSSIER_RETRY_DELAY": "100ms"]) {
      installation in
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      let archive = try installation.checkout.system("/usr/share/doc/debian-policy/policy.pdf.gz")
      let policy = try await Command.run(URL(filePath: "/bin/gunzip"), ["-c", archive.path]).output
      let client = try installation.client()
      let upload = Upload(client: client)
      let parent = try await upload.makeCase()
      let name = try #require(try await upload.put(policy, named: "policy.pdf", into: parent).document?.name)
      let watch = try await API.DocumentServiceClient(client).watchProgress(
        .init(name: name), options: .timeout(.seconds(480)))
      for try await update in watch {
        try #require(update.progress?.state != .complete, "The job was over before its worker could be killed.")
        if (update.progress?.pagesDone ?? 0) > 0 { break }
      }
      watch.cancel()
      #expect(await (try installation.process(.worker)).killNow() == .signal(SIGKILL))
      // Nothing of the attempt that ended shows.
      let search = API.SearchServiceClient(client)
      #expect(try await search.search(.init(parent: parent, query: "package")).results.isEmpty)
      try installation.start(.worker)
      let document = try await upload.outcome(of: name)
      #expect(document.state == .complete, "\(document.failure?.message ?? "")")
      #expect(document.passageCount > 100)
      let passages = try await API.PassageServiceClient(client).listPassages(.init(parent: name, pageSize: 1000))
      #expect(Set(passages.passages.map(\.name)).count == passages.passages.count)
      let last = try await API.DocumentServiceClient(client).watchProgress(.init(name: name))
      for try await update in last { #expect((update.progress?.attempt ?? 0) >= 2) }
      let found = try await search.search(
        .init(parent: parent, query: "how a package is removed and its configuration files purged"))
      #expect(found.results.contains { $0.passage?.text.lowercased().contains("purge") == true })
    }
  }

  @Test("What was put in is there after api is killed and started again")
  func apiKilled() async throws {
    try await withInstallation { installation in
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      let upload = Upload(client: try installation.client())
      let parent = try await upload.makeCase()
      let text = Data("The beacon was lit for the first time in 1862.\n".utf8)
      let document = try await upload.process(text, named: "beacon.txt", into: parent)
      try #require(document.state == .complete)
      #expect(await (try installation.process(.api)).killNow() == .signal(SIGKILL))
      try await installation.wait(for: .worker, toBe: .notServing)
      try installation.start(.api)
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      let again = Upload(client: try installation.client())
      #expect(try await again.list(parent) == [document])
      let search = API.SearchServiceClient(try installation.client())
      #expect(try await search.search(.init(parent: parent, query: "first light")).results.count == 1)
      #expect(try await Surroundings.integrity(of: installation) == "ok")
      let next = try await again.process(Data("It was put out in 1971.\n".utf8), named: "end.txt", into: parent)
      #expect(next.state == .complete)
    }
  }

  @Test("At SIGTERM a service lets the call under way end, and exits with 0")
  func drains() async throws {
    try await withInstallation(settings: ["DOSSIER_DRAIN_TIMEOUT": "60s"], starting: [.nlp]) { installation in
      try await installation.wait(for: .nlp)
      let connection = try installation.bareClient(of: .nlp)
      let client = Dossier.Nlp.V1.NLPServiceClient(connection)
      let call = try await client.embedStream(options: .timeout(.seconds(60)))
      try await call.send(.init(id: 1, texts: ["before"]))
      var answers = call.responses.makeAsyncIterator()
      #expect(try await answers.next()?.id == 1)
      let health = try await Grpc.Health.V1.HealthClient(connection).watch(.init(), options: .timeout(.seconds(60)))
      var states = health.makeAsyncIterator()
      #expect(try await states.next()?.status == .serving)
      try installation.process(.nlp).send(SIGTERM)
      #expect(try await states.next()?.status == .notServing)
      // The call that was under way goes on.
      try await call.send(.init(id: 2, texts: ["while draining"]))
      #expect(try await answers.next()?.id == 2)
      try await call.finish()
      #expect(try await answers.next() == nil)
      // Who still watches its health does not hold it up.
      #expect(await (try installation.process(.nlp)).ending == .exit(0))
    }
  }

  @Test("All four services end with 0 at SIGTERM", .timeLimit(.minutes(10)))
  func endWell() async throws {
    try await withInstallation { installation in
      for service in Installation.Service.allCases { try await installation.wait(for: service) }
      for service in [Installation.Service.worker, .api, .nlp, .vision] {
        let ending = await (try installation.process(service)).terminate()
        #expect(ending == .exit(0), "\(service)\n\(installation.logs())")
      }
    }
  }
}
