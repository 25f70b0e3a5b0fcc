import Contracts
import Foundation
import Installations
import RPCCore
import Testing

extension OneInstallation {
  @Suite("Following progress, and calls that end early")
  struct ProgressTests {
    typealias API = Dossier.Api.V1

    let shared: SharedInstallation
    init() throws { shared = try sharedInstallation() }

    @Test("Who watches a document from its upload on sees its stages in order, and its end")
    func stages() async throws {
      let upload = Upload(client: try shared.installation.client())
      let parent = try await upload.makeCase()
      let page = (0..<40).map { "Line \($0): the tide table of the harbour gives two high waters a day.\n" }.joined()
      let answer = try await upload.put(Data(page.utf8), named: "tides.txt", into: parent)
      let name = try #require(answer.document?.name)
      let watch = try await API.DocumentServiceClient(shared.installation.client()).watchProgress(.init(name: name))
      var seen: [API.Progress] = []
      for try await update in watch { if let progress = update.progress { seen.append(progress) } }
      let stages = seen.map(\.stage.rawValue)
      #expect(stages == stages.sorted(), "\(seen.map(\.stage))")
      let last = try #require(seen.last)
      #expect(last.state == .complete && last.stage == .done && last.fraction == 1)
      #expect(last.passageCount > 0 && last.pagesDone == last.pagesTotal && last.attempt == 1)
      #expect(seen.allSatisfy { $0.document == name && $0.displayName == "tides.txt" })
      #expect(seen.allSatisfy { (0...1).contains($0.fraction) })
    }

    @Test("Who comes late gets the present state of each document at once")
    func late() async throws {
      let sample = try await shared.sample()
      let watch = try await API.DocumentServiceClient(shared.installation.client()).watchProgress(
        .init(name: sample.parent), options: .timeout(.seconds(30)))
      var seen: [String: API.DocumentState] = [:]
      for try await update in watch {
        if let progress = update.progress { seen[progress.displayName] = progress.state }
      }
      #expect(seen.keys.sorted() == SampleCase.files)
      #expect(seen.values.allSatisfy { $0 == .complete })
      let command = try await shared.installation.dossier("watch", SampleCase.id, "--json")
      #expect(command.succeeded && command.lines.count == SampleCase.files.count, "\(command.text)\(command.errors)")
    }

    @Test("Who follows a case sees the documents that come later")
    func follow() async throws {
      let client = try shared.installation.client()
      let upload = Upload(client: client)
      let parent = try await upload.makeCase()
      let watch = try await API.DocumentServiceClient(client).watchProgress(
        .init(name: parent, follow: true), options: .timeout(.seconds(480)))
      async let uploaded = upload.put(Data("A note that comes later.".utf8), named: "later.txt", into: parent)
      var last = API.Progress()
      for try await update in watch {
        last = update.progress ?? last
        if last.state == .complete { break }
      }
      watch.cancel()
      #expect(try await uploaded.document?.name == last.document)
    }

    @Test("curl follows a case's progress as server-sent events")
    func events() async throws {
      let installation = shared.installation
      _ = try await shared.sample()
      let url = "http://\(installation.address(of: .api))/v1/cases/\(SampleCase.id)/progress"
      for version in ["--http1.1", "--http2-prior-knowledge"] {
        let command = try await installation.curl(
          version, "--no-buffer", "--include", "--header", "Authorization: Bearer \(try installation.key())", url)
        #expect(command.succeeded, "\(command.errors)")
        let text = command.text.lowercased()
        #expect(text.contains(" 200") && text.contains("content-type: text/event-stream"), "\(command.text)")
        #expect(command.text.components(separatedBy: "event: progress\n").count - 1 == SampleCase.files.count)
        #expect(command.text.contains("DOCUMENT_STATE_COMPLETE"))
        #expect(command.text.hasSuffix("event: done\ndata: {}\n\n"))
      }
      let bare = try await installation.curl("--write-out", "%{http_code}", "--output", "/dev/null", url)
      #expect(bare.text == "401")
      let missing = try await installation.curl(
        "--header", "Authorization: Bearer \(try installation.key())",
        "http://\(installation.address(of: .api))/v1/cases/no-such-case/progress")
      #expect(missing.text.contains("no-such-case"), "\(missing.text)")
    }

    @Test("An upload that is cut off in the middle leaves nothing")
    func cutOff() async throws {
      let before = try await Surroundings(of: shared)
      let installation = shared.installation
      let client = try installation.client()
      let upload = Upload(client: client)
      let parent = try await upload.makeCase()
      let call = try await API.DocumentServiceClient(client).uploadDocument()
      try await call.send(.init(payload: .metadata(.init(parent: parent, displayName: "half.txt"))))
      let folder = try FolderWatch(installation.folder.appending(path: "data/blobs/incoming"))
      for _ in 0..<8 { try await call.send(.init(payload: .chunk(.init(repeatElement(0x61, count: 1 << 18))))) }
      await folder.first { $0.count == 1 }
      call.cancel()
      await folder.first(where: \.isEmpty)
      #expect(try await upload.list(parent, showDeleted: true).isEmpty)
      try await before.expectUnchanged(in: shared)
    }

    @Test("A call that is past its deadline ends with DEADLINE_EXCEEDED, and the server goes on")
    func deadline() async throws {
      let client = try shared.installation.client()
      let parent = try await Upload(client: client).makeCase()
      let documents = API.DocumentServiceClient(client)
      // Nothing ever happens in this case: only the deadline ends the watch.
      let error = await #expect(throws: RPCError.self) {
        let watch = try await documents.watchProgress(
          .init(name: parent, follow: true), options: .timeout(.milliseconds(300)))
        for try await _ in watch {}
      }
      #expect(error?.code == .deadlineExceeded, "\(error?.description ?? "")")
      let passed = await #expect(throws: RPCError.self) {
        try await documents.listDocuments(.init(parent: parent), options: .timeout(.zero))
      }
      #expect(passed?.code == .deadlineExceeded)
      let upload = await #expect(throws: RPCError.self) {
        let call = try await client.open(
          API.DocumentServiceMethods.uploadDocument, options: .timeout(.milliseconds(300)))
        let metadata = API.UploadMetadata(parent: parent, displayName: "never.txt")
        try await call.send(API.UploadDocumentRequest(payload: .metadata(metadata)).serialized())
        // The server waits for bytes, and the client for an answer.
        _ = try await call.receive()
      }
      #expect(upload?.code == .deadlineExceeded)
      #expect(try await documents.listDocuments(.init(parent: parent)).documents.isEmpty)
    }

    @Test("The worker says what it has done, and api's and worker's checks name what they depend on")
    func status() async throws {
      _ = try await shared.sample()
      let installation = shared.installation
      let worker = Dossier.Worker.V1.WorkerServiceClient(try installation.bareClient(of: .worker))
      let status = try await worker.getStatus(.init())
      #expect(status.state == .running && status.completed >= 6 && status.capacity > 0 && !status.version.isEmpty)
      let checks: [(Installation.Service, [String])] = [
        (.api, ["database", "blobs", "nlp"]), (.nlp, ["embedding_model", "entity_model"]),
        (.vision, ["ocr_model", "file_type_model"]), (.worker, ["job_queue", "nlp", "vision", "extractor"]),
      ]
      for (service, names) in checks {
        let answer = try await installation.curl("http://\(installation.address(of: service))/readyz?verbose")
        for name in names { #expect(answer.text.contains("[+]\(name) ok"), "\(service): \(answer.text)") }
      }
      let command = try await installation.dossier("status", "--json")
      #expect(command.succeeded && command.lines.count == 4, "\(command.text)\(command.errors)")
      let doctor = try await installation.dossier("doctor")
      #expect(doctor.succeeded, "\(doctor.text)\(doctor.errors)")
    }
  }
}
