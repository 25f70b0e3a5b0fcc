import RPCCore
import Testing

@testable import NLP

@Suite("SplitText")
struct SplitTextTests {
  private let client = Laboratory.client()
  /// 120 sentences without any paragraphs: forty of word pieces to every five or so.
  private static let text = (1...120).map { "Sentence \($0) speaks of the oak of the east front." }.joined(
    separator: " ")

  @Test("Passages ascend, overlap a little, keep the limit and lose nothing")
  func splits() async throws {
    let passages = try await client.splitText(.init(text: Self.text)).passages
    #expect(passages.count > 3)
    #expect(passages.first?.start == 0)
    #expect(passages.last?.end == UInt32(Self.text.unicodeScalars.count))
    #expect(passages.allSatisfy { (1...200).contains($0.tokenCount) && $0.start < $0.end })
    for (before, after) in zip(passages, passages.dropFirst()) {
      #expect(before.start < after.start && after.start <= before.end + 1)
    }
  }

  @Test("Without overlap passages do not share a word", arguments: [8, 40, 254] as [UInt32])
  func withoutOverlap(maximum: UInt32) async throws {
    let passages = try await client.splitText(.init(text: Self.text, maxTokens: maximum, overlapTokens: 0)).passages
    #expect(passages.allSatisfy { $0.tokenCount <= maximum })
    for (before, after) in zip(passages, passages.dropFirst()) { #expect(before.end <= after.start) }
  }

  @Test("A blank text has no passages", arguments: ["", "  \n\n ", "\u{FEFF}"])
  func blank(text: String) async throws {
    #expect(try await client.splitText(.init(text: text)).passages.isEmpty)
  }

  @Test("Offsets count code points", arguments: ["👩🏽‍⚖️ Cafe\u{301} 🎉 naïve 日本語 text.", "e\u{301}\u{300} x"])
  func offsets(text: String) async throws {
    let passage = try #require(try await client.splitText(.init(text: text)).passages.first)
    #expect(text.scalars(passage.start, passage.end) == text)
  }

  @Test("A border that layout gives is where a passage ends, rather than at any other sentence")
  func borders() async throws {
    let plain = try await client.splitText(.init(text: Self.text, maxTokens: 100, overlapTokens: 0)).passages
    // Each border is moved off by one sentence to where no passage began by itself.
    let starts = Set(plain.map(\.start))
    let sentences = Self.text.ranges(of: "Sentence").map {
      UInt32(Self.text.distance(from: Self.text.startIndex, to: $0.lowerBound))
    }
    let border = try #require(sentences.first { $0 > plain[0].end / 2 && !starts.contains($0) && $0 < plain[0].end })
    let passages = try await client.splitText(
      .init(text: Self.text, maxTokens: 100, overlapTokens: 0, borders: [0, border, border])
    ).passages
    #expect(passages.map(\.start).contains(border))
    #expect(passages.allSatisfy { $0.tokenCount <= 100 })
  }

  @Test("Borders within words, beyond the text or before it change nothing that they should not")
  func oddBorders() async throws {
    let plain = try await client.splitText(.init(text: Self.text, maxTokens: 100)).passages
    let request = V1.SplitTextRequest(text: Self.text, maxTokens: 100, borders: [0, 0, 1_000_000, .max])
    #expect(try await client.splitText(request).passages == plain)
  }

  @Test(
    "Lengths and borders that make no sense are INVALID_ARGUMENT with the reason",
    arguments: [
      (V1.SplitTextRequest(text: "a", maxTokens: 7), "max_tokens must be 0 or from 8 to 254; it is 7."),
      (.init(text: "a", maxTokens: 255), "max_tokens must be 0 or from 8 to 254; it is 255."),
      (
        .init(text: "a", maxTokens: 100, overlapTokens: 21), "overlap_tokens must be at most a fifth of max_tokens: 20."
      ),
      (.init(text: "a", overlapTokens: 41), "overlap_tokens must be at most a fifth of max_tokens: 40."),
      (.init(text: "a", borders: [5, 4]), "borders must ascend."),
      (.init(text: String(repeating: "a", count: (1 << 20) + 1)), "text has 1048577 bytes; at most 1048576 are split."),
    ])
  func refuses(request: V1.SplitTextRequest, message: String) async throws {
    await #expect(throws: RPCError(.invalidArgument, message)) { try await client.splitText(request) }
  }

  @Test("The longest overlaps and texts that are allowed are taken")
  func atLimits() async throws {
    _ = try await client.splitText(.init(text: Self.text, maxTokens: 100, overlapTokens: 20))
    _ = try await client.splitText(.init(text: Self.text, maxTokens: 8))
    let long = String(repeating: "word ", count: (1 << 20) / 5)
    let passages = try await client.splitText(.init(text: long)).passages
    #expect(passages.last?.end == UInt32(long.count - 1))
  }
}
