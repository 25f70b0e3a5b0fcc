import Foundation
import Inference
import PersonalData
import Testing

@Suite(.serialized) struct PersonalDataRecognizerTests {
  private static let recognizer = Result {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try PersonalDataRecognizer.load(
      from: ModelStore(root: repository.appending(path: ".deps/models").path), engine: Engine(),
      configuration: .defaults(cores: 2))
  }

  private func found(_ text: String) async throws -> [String] {
    let bytes = Array(text.utf8)
    return try await Self.recognizer.get().recognize([text])[0].map {
      "\($0.label.rawValue) \(String(decoding: bytes[$0.bytes], as: UTF8.self))"
    }
  }

  @Test(
    "Names and addresses are found whole",
    arguments: [
      ("My name is Maria Gonzalez.", ["GIVEN_NAME Maria", "SURNAME Gonzalez"]),
      (
        "I live at 742 Maple Street, Springfield, IL 62704.",
        ["BUILDING_NUMBER 742", "STREET_NAME Maple Street", "CITY Springfield", "STATE IL", "ZIP_CODE 62704"]
      ),
      (
        "Please write to Jonathan Whitcombe at jw@example.com.",
        ["GIVEN_NAME Jonathan", "SURNAME Whitcombe", "EMAIL jw@example.com"]
      ),
    ])
  func finds(text: String, expected: [String]) async throws {
    let found = try await found(text)
    for item in expected { #expect(found.contains(item), "\(found)") }
  }

  @Test("What is found by pattern stays before the model's answer, and nothing overlaps")
  func prefersPatterns() async throws {
    let text = "Maria Gonzalez, maria@example.com, +1 415 555 2671, IBAN DE89 3704 0044 0532 0130 00, SSN 123-45-6789"
    let spans = try await Self.recognizer.get().recognize([text])[0]
    #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.bytes.upperBound <= $1.bytes.lowerBound })
    for label in [PersonalDataSpan.Label.email, .phone, .iban, .socialSecurityNumber] {
      #expect(spans.first { $0.label == label }?.source == .pattern)
    }
    #expect(spans.first { $0.label == .surname }?.source == .model)
    #expect(spans.allSatisfy { (0...1).contains($0.score) })
  }

  @Test("A name is found wherever it stands in a long text, also at a window's border")
  func findsInLongTexts() async throws {
    let filler = "The committee discussed the budget of the coming year and adjourned without a vote. "
    let texts = (0..<8).map { shift in
      String(repeating: "so it went on, ", count: shift) + String(repeating: filler, count: 8)
        + "My name is Maria Gonzalez and I disagree. " + String(repeating: filler, count: 8)
    }
    let results = try await Self.recognizer.get().recognize(texts)
    for (text, spans) in zip(texts, results) {
      let bytes = Array(text.utf8)
      let names = spans.filter { $0.label == .surname }.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
      #expect(names == ["Gonzalez"])
    }
  }

  @Test("Texts in one call get the same answers as alone, in order")
  func batches() async throws {
    let texts = ["", "Nothing here.", "Maria Gonzalez", String(repeating: "word ", count: 500), "mail x@example.com"]
    let recognizer = try Self.recognizer.get()
    let together = try await recognizer.recognize(texts)
    for (text, spans) in zip(texts, together) {
      #expect(try await recognizer.recognize([text])[0].map(\.bytes) == spans.map(\.bytes))
    }
  }

  @Test("Too much is refused with the limit")
  func refuses() async throws {
    let recognizer = try Self.recognizer.get()
    await #expect(throws: PersonalDataError.textTooLong(bytes: (1 << 20) + 1, limit: 1 << 20)) {
      try await recognizer.recognize([String(repeating: "x", count: (1 << 20) + 1)])
    }
    await #expect(throws: PersonalDataError.tooManyTexts(count: 1025, limit: 1024)) {
      try await recognizer.recognize(.init(repeating: "", count: 1025))
    }
  }

  @Test("The self-test passes with the model that is installed")
  func passesSelfTest() async throws {
    try await Self.recognizer.get().selfTest()
  }
}
