import Contracts
import HTTPRoutes
import HTTPTypes
import Messages
import RPCCore
import Storage
import Synchronization
import Testing

@testable import API

@Suite struct ServiceTests {
  private func code(_ body: () async throws -> Void) async -> StatusCode? {
    do {
      try await body()
      return nil
    } catch {
      return RPCError(converting: error).code
    }
  }

  @Test("Each role opens its services and no others; no key opens none")
  func roles() async throws {
    try await Workbench.run { bench in
      let expected: [(KeyRole?, StatusCode?, StatusCode?, StatusCode?)] = [
        (.admin, nil, nil, .notFound), (.user, nil, .permissionDenied, .permissionDenied),
        (.worker, .permissionDenied, .permissionDenied, .notFound),
        (nil, .unauthenticated, .unauthenticated, .unauthenticated),
      ]
      for (role, cases, keys, jobs) in expected {
        let client = try await bench.client(role)
        #expect(await code { _ = try await V1.CaseServiceClient(client).listCases(.init()) } == cases)
        #expect(await code { _ = try await V1.APIKeyServiceClient(client).listAPIKeys(.init()) } == keys)
        #expect(
          await code {
            _ = try await V1.JobQueueServiceClient(client).heartbeat(.init(name: "jobs/1", leaseToken: 1))
          } == jobs)
        if role != .admin, role != .user {
          #expect(
            await code {
              for try await _ in try await V1.DocumentServiceClient(client).watchProgress(.init(name: "cases/a")) {}
            } == cases)
        }
      }
    }
  }

  @Test(
    "Whatever is not a known key is UNAUTHENTICATED",
    arguments: [
      "", "Bearer", "Bearer ", "Basic abc", "Bearer x", "dsr_x", "Bearer dsr_" + String(repeating: "A", count: 43),
    ])
  func wrongKeys(_ header: String) async throws {
    try await Workbench.run { bench in
      let client = bench.client(showing: header)
      #expect(await code { _ = try await V1.CaseServiceClient(client).listCases(.init()) } == .unauthenticated)
    }
  }

  @Test("A key is made, used, listed without its secret, and ended at once")
  func keys() async throws {
    try await Workbench.run { bench in
      let keys = V1.APIKeyServiceClient(try await bench.client(.admin))
      let made = try await keys.createAPIKey(.init(displayName: "k", role: .user))
      let client = bench.client(showing: "bearer \(made.secret)")
      #expect(await code { _ = try await V1.CaseServiceClient(client).listCases(.init()) } == nil)
      let listed = try await keys.listAPIKeys(.init())
      #expect(listed.apiKeys.first == made.apiKey)
      let revoked = try await keys.revokeAPIKey(.init(name: try #require(made.apiKey?.name)))
      #expect(revoked.apiKey?.revokeTime != nil)
      #expect(await code { _ = try await V1.CaseServiceClient(client).listCases(.init()) } == .unauthenticated)
      #expect(await code { _ = try await keys.createAPIKey(.init(displayName: "k")) } == .invalidArgument)
      #expect(
        await code {
          _ = try await keys.createAPIKey(.init(displayName: "k", role: .user, expireTime: .init(seconds: 5)))
        } == .invalidArgument)
      #expect(await code { _ = try await keys.revokeAPIKey(.init(name: "apiKeys/none")) } == .notFound)
    }
  }

  @Test("The first keys are made once; a start that ends before they are saved makes others")
  func firstKeys() async throws {
    try await Workbench.run { bench in
      struct Full: Error {}
      var lost: String?
      await #expect(throws: Full.self) {
        _ = try await bench.service.makeFirstKeys { keys in
          lost = keys.admin
          throw Full()
        }
      }
      #expect(bench.store.keys.authenticate(try #require(lost)) == nil)
      let keys = try #require(try await bench.service.makeFirstKeys { _ in })
      #expect(bench.store.keys.authenticate(keys.admin)?.role == .admin)
      #expect(bench.store.keys.authenticate(keys.worker)?.role == .worker)
      #expect(try await bench.service.makeFirstKeys { _ in } == nil)
    }
  }

  @Test("Cases are made by identifier or name, changed by mask, and refused with the field's name")
  func cases() async throws {
    try await Workbench.run { bench in
      let cases = V1.CaseServiceClient(try await bench.client(.user))
      for expected in ["cases/muller-v-jones", "cases/muller-v-jones-2"] {
        let made = try await cases.createCase(
          .init(case: .init(displayName: "Müller v. Jones!", descriptionField: "d")))
        #expect(made.case?.name == expected)
      }
      #expect(try await cases.createCase(.init(case: .init(displayName: "漢字"))).case?.name == "cases/case")
      #expect(await code { _ = try await cases.createCase(.init(caseId: "case")) } == .alreadyExists)
      let update = V1.Case(name: "cases/case", displayName: "new", descriptionField: "text")
      let changed = try await cases.updateCase(.init(case: update, updateMask: .init(paths: ["description"])))
      #expect(changed.case?.displayName == "漢字" && changed.case?.descriptionField == "text")
      #expect(try await cases.updateCase(.init(case: update)).case?.displayName == "new")
      let bare = V1.Case(name: "cases/case", displayName: "bare")
      let replaced = try await cases.updateCase(.init(case: bare, updateMask: .init(paths: ["*"])))
      #expect(replaced.case?.displayName == "bare" && replaced.case?.descriptionField == "")
      #expect(try await cases.listCases(.init(pageSize: UInt32(Int32.max))).cases.count == 3)
      let wrong: [(String, () async throws -> Void)] = [
        ("case_id", { _ = try await cases.createCase(.init(caseId: "-a")) }),
        ("case_id", { _ = try await cases.createCase(.init(caseId: "A")) }),
        ("case_id", { _ = try await cases.createCase(.init(caseId: "a/b")) }),
        ("case.display_name", { _ = try await cases.createCase(.init()) }),
        (
          "case.display_name",
          { _ = try await cases.createCase(.init(case: .init(displayName: String(repeating: "x", count: 201)))) }
        ),
        (
          "case.description",
          {
            _ = try await cases.createCase(
              .init(case: .init(descriptionField: String(repeating: "x", count: 10_001)), caseId: "b"))
          }
        ),
        ("update_mask", { _ = try await cases.updateCase(.init(case: update, updateMask: .init(paths: ["name"]))) }),
        ("update_mask", { _ = try await cases.updateCase(.init(case: update, updateMask: .init())) }),
        (
          "update_mask",
          { _ = try await cases.updateCase(.init(case: update, updateMask: .init(paths: ["*", "description"]))) }
        ),
        ("case.name", { _ = try await cases.updateCase(.init(case: .init())) }),
        ("case", { _ = try await cases.updateCase(.init()) }),
        ("page_size", { _ = try await cases.listCases(.init(pageSize: UInt32(bitPattern: -1))) }),
        ("page_token", { _ = try await cases.listCases(.init(pageToken: "x")) }),
      ]
      for (field, call) in wrong {
        let error = await #expect(throws: RPCError.self) { try await call() }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.hasPrefix(field + ":") == true, "\(error?.message ?? "")")
      }
    }
  }

  @Test("A document is worked on, and its passages are found with all there is to cite")
  func search() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let name = try #require(try await bench.upload([1]).document?.name)
      try await bench.work(["The deposit is due", "Weather and sea"])
      let searches = V1.SearchServiceClient(try await bench.client(.user))
      let answer = try await searches.search(.init(parent: "cases/smith", query: "deposit"))
      #expect(answer.mode == .hybrid)
      let best = try #require(answer.results.first)
      #expect(best.passage?.name == "\(name)/passages/1-1")
      #expect(best.passage?.page == 1)
      #expect(best.document?.name == name)
      #expect(best.highlights == [.init(start: 4, end: 11)])
      #expect(best.textRank == 1 && best.similarity != nil)
      #expect(answer.elapsed != nil)
      let passages = V1.PassageServiceClient(try await bench.client(.user))
      #expect(try await passages.getPassage(.init(name: "\(name)/passages/1-1")).passage == best.passage)
      #expect(try await passages.listPassages(.init(parent: name)).passages.count == 2)
    }
  }

  @Test("Without nlp, hybrid finds by words and says so; a search by meaning is UNAVAILABLE")
  func withoutNLP() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      _ = try await bench.upload([1])
      try await bench.work(["The deposit is due"])
      bench.nlp.fail(with: RPCError(.unavailable, "gone"))
      let searches = V1.SearchServiceClient(try await bench.client(.user))
      let answer = try await searches.search(.init(parent: "cases/-", query: "deposit"))
      #expect(answer.mode == .fullText)
      #expect(answer.results.count == 1)
      #expect(
        await code { _ = try await searches.search(.init(parent: "cases/-", query: "deposit", mode: .semantic)) }
          == .unavailable)
    }
  }

  @Test("Searches with fields that can't be are refused by name")
  func searchFields() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let searches = V1.SearchServiceClient(try await bench.client(.user))
      let many = (0..<21).map { "x\($0)" }
      let rows: [(String, V1.SearchRequest)] = [
        ("parent", .init(parent: "smith", query: "a")), ("query", .init(parent: "cases/-", query: "")),
        ("query", .init(parent: "cases/-", query: String(repeating: "a", count: 1_001))),
        ("page_size", .init(parent: "cases/-", query: "a", pageSize: UInt32(bitPattern: -1))),
        ("page_token", .init(parent: "cases/-", query: "a", pageToken: "abc")),
        ("mode", .init(parent: "cases/-", query: "a", mode: .unrecognized(9))),
        ("filter.mime_types", .init(parent: "cases/-", query: "a", filter: .init(mimeTypes: many))),
        ("filter.languages", .init(parent: "cases/-", query: "a", filter: .init(languages: many))),
        ("filter.entities", .init(parent: "cases/-", query: "a", filter: .init(entities: [.init()]))),
        ("filter.documents", .init(parent: "cases/-", query: "a", filter: .init(documents: ["x"]))),
        (
          "filter.create_time_from",
          .init(parent: "cases/-", query: "a", filter: .init(createTimeFrom: .init(seconds: .max)))
        ),
        (
          "filter.create_time_before",
          .init(parent: "cases/-", query: "a", filter: .init(createTimeBefore: .init(seconds: 0, nanos: -1)))
        ),
      ]
      for (field, request) in rows {
        let error = await #expect(throws: RPCError.self) { _ = try await searches.search(request) }
        #expect(error?.code == .invalidArgument)
        #expect(error?.message.hasPrefix(field) == true, "\(error?.message ?? "")")
      }
      #expect(await code { _ = try await searches.search(.init(parent: "cases/none", query: "a")) } == .notFound)
    }
  }

  @Test("A worker that asks for jobs gets them as they come, no more than it asked for")
  func leases() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let queue = V1.JobQueueServiceClient(try await bench.client(.worker))
      let call = try await queue.lease()
      try await call.send(.init(worker: "w", capacity: 2))
      var leases = call.responses.makeAsyncIterator()
      for content in 0..<3 { _ = try await bench.upload([UInt8(content)]) }
      var jobs: [V1.Job] = []
      for _ in 0..<2 { jobs.append(try #require(try await leases.next()?.job)) }
      #expect(Set(jobs.map(\.name)).count == 2)
      #expect(
        jobs.allSatisfy { $0.attempt == 1 && $0.maxAttempts == 5 && $0.kind == "ingest" && $0.displayName == "a.txt" })
      #expect(try await bench.store.jobs.lease(limit: 9, kinds: [], worker: "other").count == 1)
      var content: [UInt8] = []
      for try await chunk in try await queue.readContent(.init(name: jobs[0].name, leaseToken: jobs[0].leaseToken)) {
        content += chunk.chunk
      }
      #expect(content == [0])
      // No more requests: the stream ends, and no further job is taken.
      try await call.finish()
      #expect(try await leases.next() == nil)
    }
  }

  @Test("Calls about a job need its lease, and pages must be whole")
  func jobFields() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      _ = try await bench.upload([1])
      let queue = V1.JobQueueServiceClient(try await bench.client(.worker))
      let job = try #require(try await bench.store.jobs.lease(limit: 1, kinds: [], worker: "w").first)
      let (name, token) = (job.key.jobName, UInt64(job.key.token))
      var noVector = Workbench.page(1, "a")
      noVector.passages[0].embedding = [1]
      var outside = Workbench.page(1, "a")
      outside.passages[0].passage?.entities[0].end = 2
      var infinite = Workbench.page(1, "a")
      infinite.width = .infinity
      let wrong: [[V1.Page]] = [
        [], [V1.Page()], [Workbench.page(1, "a"), Workbench.page(1, "b")], [noVector], [outside], [infinite],
        (1...65).map { Workbench.page($0, "a") },
      ]
      for pages in wrong {
        let error = await code { _ = try await queue.storePages(.init(name: name, leaseToken: token, pages: pages)) }
        #expect(error == .invalidArgument)
      }
      let page = Workbench.page(1, "a")
      #expect(
        await code { _ = try await queue.storePages(.init(name: name, leaseToken: token + 1, pages: [page])) }
          == .aborted)
      #expect(
        await code { _ = try await queue.storePages(.init(name: "jobs/99", leaseToken: 1, pages: [page])) } == .notFound
      )
      for bad in ["", "jobs/", "jobs/x", "jobs/-1", "jobs/01", "jobs/9223372036854775808"] {
        #expect(await code { _ = try await queue.heartbeat(.init(name: bad, leaseToken: token)) } == .invalidArgument)
      }
      #expect(await code { _ = try await queue.heartbeat(.init(name: name, leaseToken: .max)) } == .invalidArgument)
      _ = try await queue.reportProgress(
        .init(name: name, leaseToken: token, stage: .indexing, pagesDone: 1, pagesTotal: 2))
      let failed = try await queue.failJob(
        .init(name: name, leaseToken: token, failure: .init(reason: "X", message: "y"), retryable: true))
      #expect(failed.retryTime != nil)
    }
  }

  @Test("A worker gives an attempt back that was interrupted, and gets the job again with the same number")
  func interrupted() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      _ = try await bench.upload([1])
      let queue = V1.JobQueueServiceClient(try await bench.client(.worker))
      let call = try await queue.lease()
      defer { call.cancel() }
      var leases = call.responses.makeAsyncIterator()
      var tokens: [UInt64] = []
      for _ in 0..<2 {
        try await call.send(.init(worker: "w", capacity: 1))
        let job = try #require(try await leases.next()?.job)
        #expect(job.attempt == 1)
        tokens.append(job.leaseToken)
        let failed = try await queue.failJob(
          .init(
            name: job.name, leaseToken: job.leaseToken, failure: .init(reason: "NLP_UNAVAILABLE", message: "gone"),
            retryable: true, interrupted: true))
        #expect(failed.retryTime != nil)
      }
      #expect(tokens == tokens.sorted() && Set(tokens).count == 2)
    }
  }

  @Test("Progress is shown as server-sent events, with the same key")
  func events() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let name = try #require(try await bench.upload([1]).document?.name)
      try await bench.work(["alpha"])
      let secret = try await bench.store.keys.create(displayName: "k", role: .user).secret
      let route = try #require(bench.service.routes.first)
      var request = HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/v1/cases/smith/progress")
      func call(_ id: String) -> HTTPCall {
        HTTPCall(request: request, body: [], parameters: ["case": id], path: "/v1/cases/\(id)/progress", query: [])
      }
      #expect(await code { _ = try await route.handler(call("smith")) } == .unauthenticated)
      request.headerFields[.authorization] = "Bearer \(secret)"
      #expect(await code { _ = try await route.handler(call("../x")) } == .invalidArgument)
      let reply = try await route.handler(call("smith"))
      #expect(reply.head.headerFields[.contentType] == "text/event-stream; charset=utf-8")
      let text = try await Self.text(reply)
      let blocks = text.split(separator: "\n\n")
      #expect(blocks.count == 2)
      #expect(blocks.first?.hasPrefix("event: progress\ndata: {") == true)
      #expect(blocks.first?.contains("\"document\":\"\(name)\"") == true, "\(text)")
      #expect(blocks.last == "event: done\ndata: {}")
      // What is not there has no stream.
      #expect(await code { _ = try await route.handler(call("none")) } == .notFound)
      // What goes while it is watched is told in the stream.
      let late = try await route.handler(call("smith"))
      _ = try await bench.store.cases.delete("smith")
      #expect(try await Self.text(late).hasPrefix("event: error\ndata: {"))
      #expect(await code { _ = try await route.handler(call("smith")) } == .notFound)
    }
  }

  private static func text(_ reply: HTTPReply) async throws -> String {
    guard case .stream(let write) = reply.body else { return "" }
    let sink = Sink()
    try await write(sink)
    return sink.text
  }

  private final class Sink: HTTPBodyWriter {
    private let parts = Mutex<[Bytes]>([])
    var text: String { parts.withLock { $0.compactMap(\.text).joined() } }
    func write(_ bytes: Bytes) async throws {
      parts.withLock { $0.append(bytes) }
    }
  }
}
