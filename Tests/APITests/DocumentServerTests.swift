import Contracts
import Messages
import RPCCore
import Storage
import Testing

@testable import API

@Suite struct DocumentServerTests {
  private func expect(
    _ code: StatusCode, naming part: String, _ sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Void
  ) async {
    let error = await #expect(throws: RPCError.self, sourceLocation: sourceLocation) { try await body() }
    #expect(error?.code == code, sourceLocation: sourceLocation)
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")", sourceLocation: sourceLocation)
  }

  @Test("An upload is acknowledged with its digest, downloaded whole and in part, and read by the worker")
  func roundTrip() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let uploaded = try await bench.upload(content, step: 65_536)
      let document = try #require(uploaded.document)
      #expect(!uploaded.alreadyExisted)
      #expect(document.sizeBytes == 300_000)
      #expect(document.state == .pending)
      #expect(document.displayName == "a.txt")

      let documents = V1.DocumentServiceClient(try await bench.client(.user))
      for (offset, limit) in [(0, 0), (1, 10), (262_143, 3), (300_000, 0), (299_999, 5)] as [(UInt64, UInt64)] {
        var parts: [UInt8] = []
        var messages = 0
        for try await message in try await documents.downloadDocument(
          .init(name: document.name, offset: offset, limit: limit))
        {
          switch message.payload {
          case .document(let shown): #expect(messages == 0 && shown == document)
          case .chunk(let bytes): parts += bytes
          case nil: Issue.record("an empty message")
          }
          messages += 1
        }
        let end = limit == 0 ? content.count : min(content.count, Int(offset + limit))
        #expect(parts == Array(content[Int(offset)..<end]))
      }
      await expect(.outOfRange, naming: "offset") {
        for try await _ in try await documents.downloadDocument(.init(name: document.name, offset: 300_001)) {}
      }
    }
  }

  @Test("The same bytes in the same case are the same document and no second job")
  func sameBytes() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let first = try await bench.upload([1, 2, 3])
      let second = try await bench.upload([1, 2, 3], name: "other.txt")
      #expect(second.alreadyExisted)
      #expect(second.document == first.document)
      #expect(try await bench.store.jobs.lease(limit: 9, kinds: [], worker: "w").count == 1)
      #expect(try await bench.blobFiles().filter { $0.hasPrefix("incoming/") }.isEmpty)
    }
  }

  @Test(
    "Names lose folders and what deceives; what is left is kept",
    arguments: [
      ("a.txt", "a.txt"), ("/etc/passwd", "passwd"), ("../../etc/passwd", "passwd"), ("..\\..\\boot.ini", "boot.ini"),
      ("C:\\Users\\x\\Bericht.pdf", "Bericht.pdf"), ("folder/", "folder"), ("a\u{0}b\u{7f}\n.txt", "ab.txt"),
      ("\u{202e}gpj.exe", "gpj.exe"), ("  spaced name.txt ", "spaced name.txt"), ("…äß漢😀.txt", "…äß漢😀.txt"),
      ("...", "..."), (String(repeating: "x", count: 255), String(repeating: "x", count: 255)),
      (String(repeating: "d/", count: 2_000) + "deep.txt", "deep.txt"),
    ])
  func names(_ given: String, _ kept: String) async throws {
    #expect(try FileName.clean(given, "f") == kept)
  }

  @Test(
    "Names of which nothing is left, or too much, are refused and leave nothing",
    arguments: [
      "", "/", "..", "../..", ".", "a/..", "\u{0}\u{1}", "   ", String(repeating: "x", count: 256),
      String(repeating: "ä", count: 128), String(repeating: "x", count: 4_096), String(repeating: "x", count: 100_000),
    ])
  func hostileNames(_ name: String) async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      await expect(.invalidArgument, naming: "metadata.display_name") { _ = try await bench.upload([1], name: name) }
      #expect(try await bench.blobFiles().isEmpty)
    }
  }

  @Test("What is said of a file before its bytes must hold")
  func announcements() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let digest = Hexadecimal.encode([UInt8](repeating: 7, count: 32))
      typealias Row = (String, StatusCode, (inout V1.UploadMetadata) -> Void)
      let rows: [Row] = [
        ("metadata.parent", .invalidArgument, { $0.parent = "smith" }),
        ("metadata.parent", .invalidArgument, { $0.parent = "cases/-" }),
        ("metadata.parent", .invalidArgument, { $0.parent = "cases/Smith" }),
        ("metadata.parent", .invalidArgument, { $0.parent = "cases/" + String(repeating: "a", count: 64) }),
        ("cases/jones was not found", .notFound, { $0.parent = "cases/jones" }),
        ("metadata.size_bytes: 4 bytes were announced, 3 came", .invalidArgument, { $0.sizeBytes = 4 }),
        ("metadata.size_bytes: 2 bytes were announced, 3 came", .invalidArgument, { $0.sizeBytes = 2 }),
        ("limit of 1048576 bytes", .resourceExhausted, { $0.sizeBytes = 1 << 40 }),
        ("metadata.sha256: the bytes that came", .invalidArgument, { $0.sha256 = digest }),
        ("metadata.sha256", .invalidArgument, { $0.sha256 = "abc" }),
        ("metadata.sha256", .invalidArgument, { $0.sha256 = digest.uppercased().replacing("0", with: "G") }),
      ]
      for (part, code, change) in rows {
        await expect(code, naming: part) { _ = try await bench.upload([1, 2, 3], change: change) }
      }
      let right = Hexadecimal.encode(
        try #require(
          try await bench.upload([1, 2, 3]) { $0.sizeBytes = 3 }.document.map {
            Hexadecimal.decode($0.sha256) ?? []
          }))
      #expect(try await bench.upload([1, 2, 3]) { $0.sha256 = right }.alreadyExisted)
      let list = try await V1.DocumentServiceClient(bench.client()).listDocuments(.init(parent: "cases/-"))
      #expect(list.documents.count == 1)
      #expect(try await bench.blobFiles().count == 1)
    }
  }

  @Test("An upload over the limit is refused and leaves nothing; others go on")
  func tooLarge() async throws {
    try await Workbench.run(uploadLimit: 10_000) { bench in
      try await bench.makeCase()
      await expect(.resourceExhausted, naming: "10000 bytes") {
        _ = try await bench.upload([UInt8](repeating: 1, count: 10_001))
      }
      #expect(try await bench.upload([UInt8](repeating: 1, count: 10_000)).document?.sizeBytes == 10_000)
      #expect(try await bench.blobFiles().count == 1)
    }
  }

  @Test("An upload that is broken off leaves nothing", .timeLimit(.minutes(10)))
  func brokenOff() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let call = try await V1.DocumentServiceClient(bench.client()).uploadDocument()
      try await call.send(.init(payload: .metadata(.init(parent: "cases/smith", displayName: "a.txt"))))
      try await call.send(.init(payload: .chunk([1, 2, 3])))
      call.cancel()
      await #expect(throws: RPCError.self) { try await call.finish() }
      for content in 0..<4 { _ = try await bench.upload([UInt8(content)]) }
      let listed = try await V1.DocumentServiceClient(bench.client()).listDocuments(.init(parent: "cases/smith"))
      #expect(listed.documents.count == 4)
      // The handler hears of the cancellation in its own time; only then is there nothing left of it.
      while try await bench.blobFiles().count != 4 { await Task.yield() }
    }
  }

  @Test("Messages out of order are refused")
  func order() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let documents = V1.DocumentServiceClient(try await bench.client())
      let metadata = V1.UploadDocumentRequest(payload: .metadata(.init(parent: "cases/smith", displayName: "a.txt")))
      let rows: [(String, [V1.UploadDocumentRequest])] = [
        ("metadata", []), ("metadata", [.init(payload: .chunk([1]))]), ("metadata", [.init()]),
        ("chunk", [metadata, metadata]), ("chunk", [metadata, .init()]),
        ("chunk", [metadata, .init(payload: .chunk([]))]),
        ("chunk", [metadata, .init(payload: .chunk(Bytes([UInt8](repeating: 0, count: (1 << 20) + 1))))]),
      ]
      for (part, messages) in rows {
        await expect(.invalidArgument, naming: part) {
          let call = try await documents.uploadDocument()
          do { for message in messages { try await call.send(message) } } catch is RPCError {}
          _ = try await call.finish()
        }
      }
      #expect(try await bench.blobFiles().isEmpty)
    }
  }

  @Test("Deleting hides a document, restoring shows it; names that are not names are refused")
  func deletion() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let name = try #require(try await bench.upload([1]).document?.name)
      let documents = V1.DocumentServiceClient(try await bench.client(.user))
      let deleted = try #require(try await documents.deleteDocument(.init(name: name)).document)
      #expect(deleted.deleteTime != nil && deleted.expireTime != nil)
      #expect(try await documents.listDocuments(.init(parent: "cases/smith")).documents.isEmpty)
      #expect(try await documents.listDocuments(.init(parent: "cases/smith", showDeleted: true)).documents == [deleted])
      await expect(.failedPrecondition, naming: "deleted") {
        for try await _ in try await documents.downloadDocument(.init(name: name)) {}
      }
      #expect(try await documents.undeleteDocument(.init(name: name)).document?.deleteTime == nil)
      for wrong in [
        "", "x", name + "/", name.uppercased(), "cases/smith/documents/", "cases/-/documents/x", name + "\u{0}",
      ] {
        await expect(.invalidArgument, naming: "name") { _ = try await documents.getDocument(.init(name: wrong)) }
      }
      await expect(.notFound, naming: "cases/smith/documents/none") {
        _ = try await documents.getDocument(.init(name: "cases/smith/documents/none"))
      }
      await expect(.notFound, naming: "was not found") {
        _ = try await documents.getDocument(.init(name: name.replacing("smith", with: "jones")))
      }
    }
  }

  @Test("Watching shows the present state, each change, and ends when all is done")
  func watch() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let name = try #require(try await bench.upload([1]).document?.name)
      let documents = V1.DocumentServiceClient(try await bench.client(.user))
      for watched in [name, "cases/smith"] {
        var stream = try await documents.watchProgress(.init(name: watched)).makeAsyncIterator()
        #expect(try await stream.next()?.progress?.document == name)
        stream = try await documents.watchProgress(.init(name: watched)).makeAsyncIterator()
        _ = try await stream.next()
      }
      async let states = documents.watchProgress(.init(name: name)).reduce(into: [V1.DocumentState]()) {
        $0.append($1.progress?.state ?? .unspecified)
      }
      try await bench.work(["alpha"])
      let seen = try await states
      #expect(seen.last == .complete)
      #expect(seen.map(\.rawValue) == seen.map(\.rawValue).sorted())
      // A late watcher gets the end at once.
      for watched in [name, "cases/smith"] {
        let late = try await documents.watchProgress(.init(name: watched)).reduce(into: [V1.Progress?]()) {
          $0.append($1.progress)
        }
        #expect(late.map { $0?.state } == [.complete])
        #expect(late.first??.fraction == 1)
        #expect(late.first??.passageCount == 1)
      }
      await expect(.notFound, naming: "jones") {
        for try await _ in try await documents.watchProgress(.init(name: "cases/jones")) {}
      }
      await expect(.invalidArgument, naming: "name") {
        for try await _ in try await documents.watchProgress(.init(name: "jones")) {}
      }
    }
  }

  @Test("A call that follows an empty case is accepted before there is anything to say; one that can't be is not")
  func accepted() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let documents = V1.DocumentServiceClient(try await bench.client(.user))
      let watch = try await documents.watchProgress(
        .init(name: "cases/smith", follow: true), options: .timeout(.seconds(60)))
      _ = try await watch.headers
      watch.cancel()
      await expect(.notFound, naming: "jones") {
        _ = try await documents.watchProgress(.init(name: "cases/jones", follow: true)).headers
      }
    }
  }

  @Test("Following goes on when all is done, and shows documents that come later")
  func follow() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let first = try #require(try await bench.upload([1]).document?.name)
      try await bench.work(["alpha"])
      let stream = try await V1.DocumentServiceClient(bench.client(.user)).watchProgress(
        .init(name: "cases/smith", follow: true))
      var states = stream.makeAsyncIterator()
      #expect(try await states.next()?.progress?.document == first)
      let second = try #require(try await bench.upload([2]).document?.name)
      #expect(try await states.next()?.progress?.document == second)
      stream.cancel()
    }
  }

  @Test("Deleting a document ends its watch with the reason")
  func watchDeleted() async throws {
    try await Workbench.run { bench in
      try await bench.makeCase()
      let name = try #require(try await bench.upload([1]).document?.name)
      let documents = V1.DocumentServiceClient(try await bench.client(.user))
      var states = try await documents.watchProgress(.init(name: name)).makeAsyncIterator()
      _ = try await states.next()
      _ = try await documents.deleteDocument(.init(name: name))
      await expect(.notFound, naming: name) { while try await states.next() != nil {} }
    }
  }
}
