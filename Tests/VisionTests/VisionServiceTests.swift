import Contracts
import Foundation
import Inference
import Messages
import OCR
import RPCCore
import Synchronization
import Testing

@testable import Vision

@Suite("The vision service")
struct VisionServiceTests {
  private let client = Laboratory.client()

  // MARK: - Reading

  @Test("It reads the sample receipt, and says where, how well and how long")
  func reads() async throws {
    let answer = try await client.recognizeText(.init(image: Laboratory.receipt()))
    #expect(Self.hasWords(of: answer.text, atLeast: 0.98, of: try Laboratory.expectedReceipt()))
    #expect((answer.width, answer.height, answer.rotation, answer.pageCount) == (860, 1260, 0, 1))
    #expect(answer.confidence > 0.8 && answer.confidence <= 1)
    #expect((answer.elapsed?.duration ?? .zero) > .zero)
    let scalars = Array(answer.text.unicodeScalars)
    for word in answer.words {
      #expect(word.start < word.end && Int(word.end) <= scalars.count)
      let box = try #require(word.box)
      #expect(
        box.width > 0 && box.x + box.width <= answer.width && box.height > 0 && box.y + box.height <= answer.height)
    }
    let timber = try #require(answer.words.first)
    #expect(String(String.UnicodeScalarView(scalars[Int(timber.start)..<Int(timber.end)])) == "ELLERY")
  }

  @Test("A picture taken sideways is turned upright when that is asked for")
  func turns() async throws {
    let request = V1.RecognizeTextRequest(image: try Laboratory.turnedReceipt(), dpi: 200, correctOrientation: true)
    let answer = try await client.recognizeText(request)
    #expect(answer.rotation == 270)
    #expect((answer.width, answer.height) == (860, 1260))
    #expect(Self.hasWords(of: answer.text, atLeast: 0.95, of: try Laboratory.expectedReceipt()))
    let found = try await client.detectOrientation(.init(image: Laboratory.turnedReceipt()))
    #expect(found.rotation == 270)
    #expect(found.confidence > 0.5)
  }

  @Test("A long strip is read, too: its middle says how it stands")
  func strip() async throws {
    let (width, height) = (6000, 20)
    let file = Bytes(Array("P5\n\(width) \(height)\n255\n".utf8) + [UInt8](repeating: 255, count: width * height))
    let answer = try await client.recognizeText(.init(image: file, correctOrientation: true))
    #expect(answer.text.isEmpty && answer.words.isEmpty && answer.confidence == 0)
  }

  /// How many of the expected words were found.
  private static func hasWords(of text: String, atLeast share: Double, of expected: String) -> Bool {
    let expected = expected.split(whereSeparator: \.isWhitespace)
    let found = Set(text.split(whereSeparator: \.isWhitespace))
    return Double(expected.count { found.contains($0) }) >= share * Double(expected.count)
  }

  // MARK: - Bad input

  @Test(
    "What can't be read is INVALID_ARGUMENT with a reason and a sentence that says why, also when it is to be turned first",
    arguments: [
      (Bytes(), 0, "EMPTY", "The image is empty."),
      (
        Bytes(Array("Not an image, but a text.".utf8)), 0, "UNSUPPORTED_TYPE",
        "This is not an image that can be read; PNG, JPEG, TIFF, WebP and PNM can."
      ),
      (
        Laboratory.bomb(width: 30_000, height: 30_000), 0, "TOO_LARGE",
        "The image has 30000 × 30000 pixels; at most 100000000 are decoded."
      ),
      (Laboratory.bomb(width: 10, height: 10), 0, "CORRUPT", "The image is damaged and can't be decoded."),
      (Laboratory.bomb(width: 10, height: 10), 3, "NO_PAGE", "The image has 1 pages; there is none at index 3."),
      (
        Bytes([UInt8](repeating: 0, count: (32 << 20) + 1)), 0, "TOO_LARGE",
        "The image has 33554433 bytes; at most 33554432 are read."
      ),
    ] as [(Bytes, UInt32, String, String)])
  func refuses(image: Bytes, page: UInt32, reason: String, message: String) async throws {
    let info = Google.Rpc.ErrorInfo(reason: reason, domain: "dossier.vision.v1")
    let status = Google.Rpc.Status(code: 3, message: message, details: [try .init(packing: info)])
    let error = RPCError(.invalidArgument, message, details: try status.serialized())
    for turn in [false, true] {
      await #expect(throws: error) {
        try await client.recognizeText(.init(image: image, pageIndex: page, correctOrientation: turn))
      }
    }
    await #expect(throws: error) { try await client.detectOrientation(.init(image: image, pageIndex: page)) }
  }

  @Test("The service's own shortage is RESOURCE_EXHAUSTED without a reason: it says nothing about the image")
  func shortage() async throws {
    await #expect(throws: RPCError(.resourceExhausted, "There is not enough memory for the image's pixels.")) {
      try await VisionError.converting { throw ImageError.outOfMemory }
    }
  }

  @Test("A resolution out of range is INVALID_ARGUMENT", arguments: [1, 49, 2401, UInt32.max])
  func resolution(dpi: UInt32) async throws {
    await #expect(throws: RPCError(.invalidArgument, "dpi must be 0 or from 50 to 2,400; it is \(dpi).")) {
      try await client.recognizeText(.init(image: Laboratory.receipt(), dpi: dpi))
    }
  }

  @Test("A reading past its caller's deadline is DEADLINE_EXCEEDED; the next one is read")
  func deadline() async throws {
    let receipt = try Laboratory.receipt()
    await #expect {
      try await client.recognizeText(.init(image: receipt), options: .timeout(.milliseconds(20)))
    } throws: { ($0 as? RPCError)?.code == .deadlineExceeded }
    #expect(try await client.recognizeText(.init(image: receipt)).text.contains("TOTAL"))
  }

  @Test("Each engine's work is told by its name, and that any of them worked")
  func activity() async throws {
    let told = Mutex<Set<String>>([])
    let activity = EngineActivity { _, metric, labels in
      told.withLock { _ = $0.insert(([metric] + labels.map { "\($0)=\($1)" }).joined(separator: " ")) }
    }
    let models = Laboratory.unloaded(activity: activity)
    models.load()
    try await models.checkText()
    try await models.checkFileTypes()
    let engines = ["ocr", "orientation", "file_type"].map { "dossier_engine_seconds engine=\($0)" }
    #expect(told.withLock { $0 } == Set(engines + ["dossier_engines_busy_seconds"]))
  }

  // MARK: - Identification

  @Test("A file is identified by its two ends")
  func identifies() async throws {
    let receipt = try Laboratory.receipt()
    let answer = try await client.identifyContent(.init(head: receipt, size: UInt64(receipt.count)))
    #expect((answer.label, answer.mimeType, answer.group, answer.text) == ("png", "image/png", "image", false))
    #expect(answer.score == 1 && !answer.descriptionField.isEmpty)
    let nothing = try await client.identifyContent(.init())
    #expect((nothing.label, nothing.text) == ("empty", false))
  }

  @Test("Ends that are too long, or longer than the file, are INVALID_ARGUMENT")
  func badEnds() async throws {
    let long = Bytes([UInt8](repeating: 65, count: (64 << 10) + 1))
    let tooLong = RPCError(.invalidArgument, "head and tail have at most 65536 bytes each.")
    await #expect(throws: tooLong) { try await client.identifyContent(.init(head: long, size: 1 << 20)) }
    await #expect(throws: tooLong) { try await client.identifyContent(.init(tail: long, size: 1 << 20)) }
    await #expect(throws: RPCError(.invalidArgument, "size is less than head has bytes.")) {
      try await client.identifyContent(.init(head: Bytes([1, 2, 3]), size: 2))
    }
  }

  // MARK: - Readiness

  @Test("Before the models are there every call is UNAVAILABLE, and the checks say that they load")
  func notLoaded() async throws {
    let models = Laboratory.unloaded()
    let client = Laboratory.client(models)
    let error = RPCError(.unavailable, "The model is not loaded yet; see /readyz.")
    await #expect(throws: error) { try await client.recognizeText(.init(image: Laboratory.receipt())) }
    await #expect(throws: error) { try await client.detectOrientation(.init(image: Laboratory.receipt())) }
    await #expect(throws: error) { try await client.identifyContent(.init(head: Bytes([1]), size: 1)) }
    for check in [models.checkText, models.checkFileTypes] {
      await #expect { try await check() } throws: { "\($0)" == "loading" }
    }
  }

  @Test("Loaded models pass their self-tests")
  func selfTests() async throws {
    try await Laboratory.models.checkText()
    try await Laboratory.models.checkFileTypes()
  }

  @Test("A model that is missing fails its own check, with its name, and leaves the others alone")
  func missingModels() async throws {
    let noStore = Laboratory.unloaded(store: ModelStore(root: "/nonexistent"))
    noStore.load()
    await #expect { try await noStore.checkFileTypes() } throws: { "\($0)".contains("/nonexistent/file-type") }
    await #expect { try await noStore.checkText() } throws: { "\($0)".contains("/nonexistent/orientation") }
    let noLanguage = Laboratory.unloaded(language: "xxx")
    noLanguage.load()
    await #expect { try await noLanguage.checkText() } throws: { "\($0)".contains("tesseract-ocr-xxx") }
    try await noLanguage.checkFileTypes()
  }
}
