import Contracts
import Foundation
import Installations
import Messages
import RPCCore
import Testing

extension OneInstallation {
  @Suite("Bad input gets a clear error, and nothing else suffers")
  struct BadInputTests {
    typealias API = Dossier.Api.V1

    /// A file that can't be processed, and what is said of it.
    struct BadFile: Sendable, CustomTestStringConvertible {
      let testDescription: String
      let name: String
      let bytes: @Sendable () throws -> Data
      /// Any of these.
      let reasons: [String]
      /// What the message says.
      let words: [String]
    }

    static let files: [BadFile] = [
      BadFile(
        testDescription: "an empty file", name: "empty.pdf", bytes: { Data() }, reasons: ["EMPTY"], words: ["empty"]),
      BadFile(
        testDescription: "a PDF whose end is missing", name: "cut.pdf",
        bytes: { try sample("contract.pdf").prefix(9_000) }, reasons: ["CORRUPT"], words: ["PDF", "damaged"]),
      BadFile(
        testDescription: "an encrypted PDF", name: "locked.pdf",
        bytes: {
          var pdf = HostileFile.PDF(lines: ["secret"])
          pdf.isEncrypted = true
          return pdf.build()
        }, reasons: ["ENCRYPTED"], words: ["encrypted", "password"]),
      BadFile(
        testDescription: "a program named like a PDF", name: "contract.pdf",
        bytes: { try Data(contentsOf: URL(filePath: "/bin/ls")) }, reasons: ["UNSUPPORTED_TYPE"],
        words: ["can't be read", "PDF, PNG"]),
      BadFile(
        testDescription: "a PDF of 10 KB that decompresses to 20 GB", name: "bomb.pdf",
        bytes: { HostileFile.bombPDF(size: 200_000_000) },
        reasons: ["TIMEOUT", "OUT_OF_MEMORY", "TOO_LARGE"], words: ["page 1"]),
      BadFile(
        testDescription: "a PNG of 30,000 × 30,000 pixels", name: "bomb.png",
        bytes: { HostileFile.png(width: 30_000, height: 30_000) }, reasons: ["TOO_LARGE"],
        words: ["30000 × 30000 pixels"]),
      BadFile(
        testDescription: "a PNG whose end is missing", name: "cut.png",
        bytes: { try sample("receipt.png").prefix(6_000) }, reasons: ["CORRUPT"], words: ["image"]),
      BadFile(
        testDescription: "noise", name: "noise.bin",
        bytes: {
          var generator = SplitMix(state: 7)
          return Data((0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
        }, reasons: ["UNSUPPORTED_TYPE"], words: []),
    ]

    let shared: SharedInstallation
    init() throws { shared = try sharedInstallation() }

    private static func sample(_ file: String) throws -> Data {
      try Data(contentsOf: Checkout().samples.appending(path: "harbour-lane/\(file)"))
    }

    @Test(
      "A file that can't be read ends its document as failed, with the reason, without being tried again",
      arguments: files)
    func badFile(file: BadFile) async throws {
      let before = try await Surroundings(of: shared)
      let upload = Upload(client: try shared.installation.client())
      let parent = try await upload.makeCase()
      let document = try await upload.process(file.bytes(), named: file.name, into: parent)
      #expect(document.state == .failed)
      let failure = try #require(document.failure)
      #expect(file.reasons.contains(failure.reason), "\(failure.reason): \(failure.message)")
      for word in file.words { #expect(failure.message.contains(word), "\(failure.message)") }
      // A sentence for people, without paths or types of ours.
      #expect(failure.message.hasSuffix("."), "\(failure.message)")
      #expect(!failure.message.contains("/") && !failure.message.contains("Error("), "\(failure.message)")
      let progress = try await lastProgress(of: document.name)
      #expect(progress.attempt == 1)
      #expect(progress.failure == failure)
      let command = try await shared.installation.dossier("documents", "show", document.name)
      #expect(command.succeeded && command.text.contains(failure.message), "\(command.text)\(command.errors)")
      let search = try await API.SearchServiceClient(shared.installation.client()).search(
        .init(parent: parent, query: "secret"))
      #expect(search.results.isEmpty)
      try await before.expectUnchanged(in: shared)
    }

    private func lastProgress(of document: String) async throws -> API.Progress {
      let watch = try await API.DocumentServiceClient(shared.installation.client()).watchProgress(.init(name: document))
      var last = API.Progress()
      for try await update in watch { last = update.progress ?? last }
      return last
    }

    @Test("The command line says which file failed and why, ingests the others, and ends with exit code 2")
    func commandLine() async throws {
      let folder = shared.installation.folder.appending(path: "mixed")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      var pdf = HostileFile.PDF(lines: ["locked away"])
      pdf.isEncrypted = true
      try pdf.build().write(to: folder.appending(path: "locked.pdf"))
      try Data("The ferry leaves at seven in the morning.\n".utf8).write(to: folder.appending(path: "ferry.txt"))
      let command = try await shared.installation.dossier("ingest", folder.path, "--case", "mixed")
      #expect(command.ending == .exit(2))
      #expect((command.text + command.errors).contains("encrypted"), "\(command.text)\(command.errors)")
      let missing = try await shared.installation.dossier("ingest", "no-such-file.pdf", "--case", "mixed")
      #expect(missing.ending == .exit(66))
      #expect(missing.errors.contains("no-such-file.pdf"))
      let documents = try await Upload(client: shared.installation.client()).list("cases/mixed")
      #expect(documents.count == 2 && documents.count { $0.state == .complete } == 1)
    }

    @Test("A PDF with a page of 20,000 × 20,000 points is read")
    func largePage() async throws {
      let before = try await Surroundings(of: shared)
      let upload = Upload(client: try shared.installation.client())
      let parent = try await upload.makeCase()
      let written = HostileFile.PDF(lines: ["A plan of the harbour at one to one."], width: 20_000, height: 20_000)
      let document = try await upload.process(written.build(), named: "plan.pdf", into: parent)
      #expect(document.state == .complete, "\(document.failure?.message ?? "")")
      #expect(document.passageCount == 1)
      // Without text the page is rendered, at a resolution that it fits the limit in.
      let blank = HostileFile.PDF(width: 20_000, height: 20_000)
      let empty = try await upload.process(blank.build(), named: "blank.pdf", into: parent)
      #expect(empty.state == .complete, "\(empty.failure?.message ?? "")")
      #expect(empty.pageCount == 1 && empty.passageCount == 0)
      try await before.expectUnchanged(in: shared)
    }

    @Test("Text with NULs and broken UTF-8 is read as far as it is text")
    func brokenText() async throws {
      let before = try await Surroundings(of: shared)
      let upload = Upload(client: try shared.installation.client())
      let parent = try await upload.makeCase()
      var bytes = Data("The quay was closed on Monday because of the storm.\n".utf8)
      bytes += [0x00, 0xFF, 0xC3, 0x28, 0x00]
      bytes += Data("\nIt opened again on Thursday, when the wind had dropped.\n".utf8)
      let document = try await upload.process(bytes, named: "quay.txt", into: parent)
      try #require(document.state == .complete, "\(document.failure?.message ?? "")")
      let passages = try await API.PassageServiceClient(shared.installation.client()).listPassages(
        .init(parent: document.name)
      ).passages
      let text = passages.map(\.text).joined(separator: "\n")
      #expect(text.contains("closed on Monday") && text.contains("again on Thursday"), "\(text)")
      #expect(!text.unicodeScalars.contains("\0"))
      try await before.expectUnchanged(in: shared)
    }

    @Test(
      "Folders are cut off a file's name",
      arguments: [
        ("../../etc/passwd", "passwd"), ("..\\..\\boot.ini", "boot.ini"), ("/a/b/c.txt", "c.txt"),
        ("tab\tand\u{202E}turn.txt", "taband" + "turn.txt"),
      ])
    func names(given: String, kept: String) async throws {
      let upload = Upload(client: try shared.installation.client())
      let parent = try await upload.makeCase()
      let answer = try await upload.put(Data("A name is only a name.".utf8), named: given, into: parent)
      #expect(answer.document?.displayName == kept)
      let data = shared.installation.folder.appending(path: "data")
      for path in ["passwd", "../etc/passwd", "blobs/passwd"] {
        #expect(!FileManager.default.fileExists(atPath: data.appending(path: path).path))
      }
    }

    /// An upload that is refused, and what is said of it.
    struct Refusal: Sendable, CustomTestStringConvertible {
      let testDescription: String
      var name = "a.txt"
      var parent: String?
      var size: UInt64?
      var sha256 = ""
      let code: StatusCode
      let words: [String]
    }

    @Test(
      "An upload that can't be is refused with the reason, and leaves nothing",
      arguments: [
        Refusal(
          testDescription: "a name of 4 KB", name: String(repeating: "n", count: 4096), code: .invalidArgument,
          words: ["display_name", "255 bytes"]),
        Refusal(testDescription: "a name of dots", name: "../..", code: .invalidArgument, words: ["display_name"]),
        Refusal(testDescription: "no name", name: "", code: .invalidArgument, words: ["display_name"]),
        Refusal(
          testDescription: "a case that is not there", parent: "cases/no-such-case", code: .notFound,
          words: ["cases/no-such-case"]),
        Refusal(
          testDescription: "a case's name that is none", parent: "../x", code: .invalidArgument, words: ["parent"]),
        Refusal(
          testDescription: "another size than came", size: 7, code: .invalidArgument, words: ["size_bytes", "7 bytes"]),
        Refusal(
          testDescription: "another SHA-256 than came", sha256: String(repeating: "0", count: 64),
          code: .invalidArgument, words: ["sha256"]),
        Refusal(testDescription: "a SHA-256 that is none", sha256: "xyz", code: .invalidArgument, words: ["sha256"]),
        Refusal(
          testDescription: "more than the limit, as announced", size: 3 << 30, code: .resourceExhausted,
          words: ["limit", "bytes"]),
      ])
    func refused(refusal: Refusal) async throws {
      let before = try await Surroundings(of: shared)
      let upload = Upload(client: try shared.installation.client())
      let parent = try await upload.makeCase()
      let error = await #expect(throws: RPCError.self) {
        try await upload.put(
          Data("Some text, which is not long.".utf8), named: refusal.name, into: refusal.parent ?? parent,
          sizeBytes: refusal.size, sha256: refusal.sha256)
      }
      #expect(error?.code == refusal.code, "\(error?.description ?? "")")
      for word in refusal.words { #expect(error?.message.contains(word) == true, "\(error?.message ?? "")") }
      #expect(try await upload.list(parent, showDeleted: true).isEmpty)
      try await before.expectUnchanged(in: shared)
    }

    @Test("A key that is wrong, missing or of another role opens nothing", arguments: ["wrong", "missing", "worker"])
    func keys(kind: String) async throws {
      let installation = shared.installation
      let client =
        switch kind {
        case "missing": try installation.bareClient(of: .api)
        case "wrong": try installation.client(key: "dsr_" + String(repeating: "A", count: 43))
        default: try installation.client(key: await workerKey())
        }
      let upload = Upload(client: client)
      let code: StatusCode = kind == "worker" ? .permissionDenied : .unauthenticated
      let error = await #expect(throws: RPCError.self) { try await upload.list("cases/-") }
      #expect(error?.code == code)
      #expect(error?.message.contains("API key") == true, "\(error?.message ?? "")")
      let second = await #expect(throws: RPCError.self) {
        try await upload.put(Data("text".utf8), named: "a.txt", into: "cases/\(SampleCase.id)")
      }
      #expect(second?.code == code)
      guard kind == "wrong" else { return }
      let command = try await installation.dossier(
        "documents", "--case", SampleCase.id, settings: ["DOSSIER_API_KEY": "dsr_wrong"])
      #expect(command.ending == .exit(77))
      #expect(command.errors.contains("API key"), "\(command.errors)")
    }

    private func workerKey() async throws -> String {
      let keys = API.APIKeyServiceClient(try shared.installation.client())
      return try await keys.createAPIKey(.init(displayName: "a worker's", role: .worker)).secret
    }

    @Test("Without a key every method of every service of api's is UNAUTHENTICATED; health and reflection are open")
    func everyMethod() async throws {
      let client = try shared.installation.bareClient(of: .api)
      let files = [
        API.APIKey.file, API.Case.file, API.Document.file, API.Passage.file, API.SearchRequest.file, API.Job.file,
      ]
      let methods = files.flatMap(\.services).flatMap { service in
        service.methods.map { method in
          // The kind does not matter to a server; a stream lets the answer come before any request.
          Method(service: service.fullName, name: method.name, kind: .bidirectional)
        }
      }
      #expect(methods.count == 26, "\(methods.map(\.path))")
      for method in methods {
        let error = await #expect(throws: RPCError.self, "\(method.path)") {
          let stream = try await client.open(method, options: .timeout(.seconds(10)))
          try? await stream.send([])
          try? await stream.finish()
          _ = try await stream.receive()
        }
        #expect(error?.code == .unauthenticated, "\(method.path): \(error?.description ?? "")")
      }
      let health = try await Grpc.Health.V1.HealthClient(client).check(.init())
      #expect(health.status == .serving || health.status == .notServing)
    }

    @Test("A revoked key opens nothing from then on")
    func revokedKey() async throws {
      let keys = API.APIKeyServiceClient(try shared.installation.client())
      let made = try await keys.createAPIKey(.init(displayName: "for a day", role: .user))
      let upload = Upload(client: try shared.installation.client(key: made.secret))
      _ = try await upload.list("cases/-")
      let revoked = try await keys.revokeAPIKey(.init(name: made.apiKey?.name ?? ""))
      #expect(revoked.apiKey?.revokeTime != nil)
      let error = await #expect(throws: RPCError.self) { try await upload.list("cases/-") }
      #expect(error?.code == .unauthenticated)
    }
  }
}

/// A sequence of numbers that is the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
