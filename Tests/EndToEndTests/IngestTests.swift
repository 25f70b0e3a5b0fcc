import Contracts
import Crypto
import Foundation
import Installations
import RPCCore
import References
import Testing

/// Everything that one healthy installation is asked.
@Suite(
  .installation(settings: ["DOSSIER_WORKER_PAGE_TIMEOUT": "90s", "DOSSIER_EMBEDDING_TIMEOUT": "60s"]), .sampleCase,
  .timeLimit(.minutes(10)))
struct OneInstallation {}

extension OneInstallation {
  @Suite("Putting files in")
  struct IngestTests {
    typealias API = Dossier.Api.V1

    let shared: SharedInstallation
    init() throws { shared = try sharedInstallation() }

    private func documents() throws -> API.DocumentServiceClient { .init(try shared.installation.client()) }

    @Test("The sample case's six kinds of file all complete, with pages, passages, type and language")
    func sample() async throws {
      let sample = try await shared.sample()
      #expect(sample.lines.keys.sorted() == SampleCase.files)
      #expect(sample.lines.values.allSatisfy { $0.state == "DOCUMENT_STATE_COMPLETE" })
      let types = [
        "contract.pdf": "application/pdf", "letter.pdf": "application/pdf", "receipt.png": "image/png",
        "email.eml": "message/rfc822", "notes.md": "text/markdown", "status.html": "text/html",
      ]
      for (file, type) in types {
        let answer = try await documents().getDocument(.init(name: sample.document(file)))
        let document = try #require(answer.document)
        #expect(document.mimeType == type, "\(file)")
        #expect(document.pageCount == (file == "contract.pdf" ? 3 : 1), "\(file)")
        #expect(document.passageCount > 0, "\(file)")
        #expect(document.language == "en", "\(file)")
        #expect(document.sizeBytes == UInt64(try sample.bytes(file).count))
      }
    }

    @Test("The same file again is the same document, and no second one")
    func sameFile() async throws {
      let sample = try await shared.sample()
      let upload = Upload(client: try shared.installation.client())
      let answer = try await upload.put(sample.bytes("notes.md"), named: "copy.md", into: sample.parent)
      #expect(answer.alreadyExisted)
      #expect(answer.document?.name == (try sample.document("notes.md")))
      #expect(try await upload.list(sample.parent).count == SampleCase.files.count)
      let command = try await shared.installation.dossier(
        "ingest", shared.installation.checkout.samples.appending(path: "harbour-lane/notes.md").path, "--case",
        SampleCase.id)
      #expect(command.succeeded, "\(command.errors)")
      #expect(command.text.contains("known already"), "\(command.text)")
    }

    @Test("A file comes back with the bytes that went in", arguments: SampleCase.files)
    func download(file: String) async throws {
      let sample = try await shared.sample()
      let bytes = try sample.bytes(file)
      let digest = SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
      #expect(sample.lines[file]?.sha256 == digest)
      let stream = try await documents().downloadDocument(.init(name: sample.document(file)))
      var read = Data()
      var named = ""
      for try await part in stream {
        switch part.payload {
        case .document(let document): named = document.displayName
        case .chunk(let chunk):
          #expect(chunk.count <= 256 << 10)
          read.append(contentsOf: chunk)
        case nil: Issue.record("A message had no payload.")
        }
      }
      #expect(named == file)
      #expect(read == bytes)
      let output = shared.installation.folder.appending(path: "back-\(file)")
      let command = try await shared.installation.dossier(
        "documents", "get", sample.document(file), "--output", output.path)
      #expect(command.succeeded, "\(command.errors)")
      #expect(try Data(contentsOf: output) == bytes)
    }

    @Test("A part of a file is read by offset and limit")
    func downloadPart() async throws {
      let sample = try await shared.sample()
      let stream = try await documents().downloadDocument(
        .init(name: sample.document("notes.md"), offset: 2, limit: 12))
      var read = Data()
      for try await part in stream { if case .chunk(let chunk) = part.payload { read.append(contentsOf: chunk) } }
      #expect(String(decoding: read, as: UTF8.self) == "Harbour Lane")
    }

    @Test("Text in images is read with at most 1 % of the characters wrong", arguments: ["letter.pdf", "receipt.png"])
    func recognition(file: String) async throws {
      let sample = try await shared.sample()
      let stem = file.split(separator: ".")[0]
      let expected = try String(
        contentsOf: shared.installation.checkout.samples.appending(path: "\(stem).expected.txt"), encoding: .utf8)
      let passages = try await sample.passages(file)
      #expect(passages.allSatisfy { ($0.recognitionConfidence ?? 0) > 0.7 })
      let text = PageText.joined(passages)
      let error = EditDistance.characterError(text, expected: expected)
      #expect(error <= 0.01, "\(error) in:\n\(text)")
    }

    @Test("Passages follow each other, and their offsets fit their text and each other's")
    func passages() async throws {
      let sample = try await shared.sample()
      for file in SampleCase.files {
        let passages = try await sample.passages(file)
        #expect(passages.count == sample.lines[file]?.passageCount ?? -1, "\(file)")
        var last = (page: UInt32(1), start: UInt32(0), end: UInt32(0))
        for passage in passages {
          #expect(Int(passage.end - passage.start) == passage.text.unicodeScalars.count, "\(file): \(passage.name)")
          #expect((passage.page, passage.start) >= (last.page, last.start), "\(file): not in reading order")
          #expect(passage.name.hasPrefix("\(try sample.document(file))/passages/"))
          #expect(passage.page != last.page || passage.end > last.end, "\(file): a passage inside another")
          for entity in passage.entities {
            let scalars = Array(passage.text.unicodeScalars)
            try #require(entity.start < entity.end && Int(entity.end) <= scalars.count)
            let covered = String(String.UnicodeScalarView(scalars[Int(entity.start)..<Int(entity.end)]))
            #expect(covered == entity.text, "\(file)")
          }
          last = (passage.page, passage.start, passage.end)
        }
        if file.hasSuffix(".pdf") || file.hasSuffix(".png") {
          #expect(passages.allSatisfy { !$0.regions.isEmpty }, "\(file)")
          let regions = passages.flatMap(\.regions)
          #expect(regions.allSatisfy { $0.x >= 0 && $0.y >= 0 && $0.width > 0 && $0.height > 0 }, "\(file)")
        }
        // Overlapping passages of a page say the same of it.
        #expect(throws: Never.self) { try PageText.check(passages) }
      }
    }

    @Test("A passage can be read by its name")
    func passage() async throws {
      let sample = try await shared.sample()
      let first = try #require(try await sample.passages("notes.md").first)
      let client = API.PassageServiceClient(try shared.installation.client())
      let answer = try await client.getPassage(.init(name: first.name))
      #expect(answer.passage == first)
      let error = await #expect(throws: RPCError.self) { try await client.getPassage(.init(name: first.name + "9")) }
      #expect(error?.code == .notFound || error?.code == .invalidArgument)
    }
  }
}
