import Contracts
import Testing

@testable import CLI

@Suite("Output")
struct OutputTests {
  @Test(
    "Control characters of others' text do not reach the terminal",
    arguments: [
      ("plain", "plain"), ("a\u{1B}[31mb", "a [31mb"), ("a\nb\tc\r", "a b c "), ("\u{9B}2J\u{7F}\0", " 2J  "),
      ("naïve 日本 👩🏽‍⚖️", "naïve 日本 👩🏽‍⚖️"),
    ])
  func safe(text: String, shown: String) {
    #expect(Terminal.safe(text) == shown)
  }

  @Test(
    "Text is cut or filled to a width, its end marked",
    arguments: [
      ("abc", 5, "abc  "), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("abc", 1, "a"), ("abc", 0, ""), ("👩🏽‍⚖️é日", 2, "👩🏽‍⚖️…"),
    ])
  func fit(text: String, width: Int, shown: String) {
    #expect(Terminal.fit(text, width) == shown)
  }

  @Test("Colours are there when they are wanted, and only then")
  func colours() throws {
    let transcript = try Transcript()
    #expect(transcript.terminal(colours: true).bold("x") == "\u{1B}[1mx\u{1B}[0m")
    let plain = transcript.terminal()
    #expect(
      [plain.bold("x"), plain.dim("x"), plain.green("x"), plain.red("x"), plain.yellow("x")].allSatisfy { $0 == "x" })
  }

  // MARK: - Progress

  private func row(
    _ title: String, _ stage: String, _ fraction: Double = 0, detail: String = "",
    ending: ProgressBars.Row.Ending? = nil
  ) -> ProgressBars.Row {
    .init(title: title, stage: stage, fraction: fraction, detail: detail, ending: ending)
  }

  @Test("In a pipe each change of a document's state is a line, and nothing else is")
  func lines() throws {
    let transcript = try Transcript()
    var bars = ProgressBars(terminal: transcript.terminal())
    bars.update("1", row("a.pdf", "queued"))
    bars.update("1", row("a.pdf", "queued"))
    bars.update("2", row("b\u{1B}[2J.pdf", "queued", detail: "known already"))
    bars.update("1", row("a.pdf", "extracting", 0.1, detail: "1/10 pages"))
    bars.update("1", row("a.pdf", "extracting", 0.2, detail: "2/10 pages"))
    bars.update("2", row("b\u{1B}[2J.pdf", "extracting", ending: .failed("It is\nbroken.")))
    bars.update("1", row("a.pdf", "done", 1, detail: "10 pages, 1 passage", ending: .complete))
    bars.update("1", row("a.pdf", "done", 1, detail: "10 pages, 1 passage", ending: .complete))
    bars.finish()
    #expect(
      try transcript.lines == [
        "a.pdf: queued", "b [2J.pdf: queued, known already", "a.pdf: extracting, 1/10 pages",
        "b [2J.pdf: failed: It is broken.", "a.pdf: complete, 10 pages, 1 passage",
      ])
  }

  @Test("On a terminal bars are drawn over, the finished ones stay, and a thousand stay readable")
  func bars() throws {
    let transcript = try Transcript()
    var bars = ProgressBars(terminal: transcript.terminal(interactive: true, width: 100))
    for number in 0..<20 { bars.update("\(number)", row("file \(number)", "queued", 2)) }
    let drawn = try transcript.text
    // Twelve live ones and a line for the rest were drawn last.
    #expect(drawn.hasSuffix("  … and 8 more\n"))
    bars.update("3", row("file 3", "done", 1, detail: "1 page", ending: .complete))
    let change = try transcript.text.dropFirst(drawn.count)
    #expect(change.hasPrefix("\u{1B}[13A\u{1B}[J✓ file 3"))
    #expect(change.split(separator: "\n").count == 1 + 12 + 1)
    bars.update("4", row("file 4", "extracting", 0.5, detail: "2/4 pages"))
    let last = try transcript.text.dropFirst(drawn.count + change.count)
    #expect(!last.contains("file 3"))
    let bar = try #require(last.split(separator: "\n").first { $0.contains("file 4") })
    #expect(bar.count { $0 == "█" } == bar.count { $0 == "░" })
    #expect(bars.finished == 1)
  }

  @Test("Progress is told in a person's words")
  func progress() {
    typealias API = Dossier.Api.V1
    var progress = API.Progress(displayName: "a.pdf", stage: .extracting)
    progress.pagesDone = 3
    progress.pagesTotal = 7
    #expect(Ingest.row(progress).detail == "3/7 pages")
    #expect(Ingest.row(progress).stage == "extracting")
    progress.pagesTotal = 1
    progress.passageCount = 2
    progress.state = .complete
    #expect(Ingest.row(progress).detail == "1 page, 2 passages")
    #expect(Ingest.row(progress).ending == .complete)
    progress.state = .failed
    progress.failure = .init(reason: "ENCRYPTED", message: "It needs a password.")
    #expect(Ingest.row(progress).ending == .failed("It needs a password."))
    let waiting = API.Progress(retryTime: .init(seconds: 5))
    #expect(Ingest.row(waiting).stage == "retrying")
    #expect(Ingest.row(API.Progress()).stage == "queued")
  }

  // MARK: - Search

  @Test("Without colours a passage is its text on one line; with them the found words stand out")
  func highlights() throws {
    let transcript = try Transcript()
    let plain = SearchOutput(terminal: transcript.terminal())
    let colourful = SearchOutput(terminal: transcript.terminal(colours: true))
    let text = "👩🏽‍⚖️ The  kiln\nfailed."
    let start = UInt32("👩🏽‍⚖️ The  ".unicodeScalars.count)
    let marks: [Dossier.Api.V1.Highlight] = [.init(start: start, end: start + 4)]
    #expect(plain.text(text, marks) == "👩🏽‍⚖️ The kiln failed.")
    #expect(colourful.text(text, marks) == "👩🏽‍⚖️ The \u{1B}[1;33mkiln\u{1B}[0m failed.")
  }

  @Test(
    "Words side by side, over each other, empty or out of the text are marked as far as they are there",
    arguments: [
      ([(0, 1), (1, 2)], "<ab>cd"), ([(2, 4), (0, 1)], "<a>b<cd>"), ([(0, 3), (1, 2)], "<abc>d"), ([(1, 1)], "abcd"),
      ([(3, 99), (99, 100)], "abc<d>"), ([(1, 1), (1, 2)], "a<b>cd"),
    ] as [([(UInt32, UInt32)], String)])
  func edges(marks: [(UInt32, UInt32)], shown: String) throws {
    let output = SearchOutput(terminal: try Transcript().terminal(colours: true))
    let text = output.text("abcd", marks.map { .init(start: $0.0, end: $0.1) })
    #expect(text.replacing("\u{1B}[1;33m", with: "<").replacing("\u{1B}[0m", with: ">") == shown)
  }

  @Test("A result names its document, page and place; nothing found is said")
  func results() throws {
    let transcript = try Transcript()
    let output = SearchOutput(terminal: transcript.terminal())
    output.write(.init())
    var result = Dossier.Api.V1.SearchResult()
    result.document = .init(displayName: "letter.pdf")
    result.passage = .init(page: 2, start: 10, end: 30, text: "The kiln failed.")
    result.passage?.entities = [
      .init(label: "ORG", text: "Kiln"), .init(label: "ORG", text: "Kiln"), .init(label: "DATE", text: "May"),
    ]
    result.similarity = 0.456
    result.textRank = 1
    output.write(.init(results: [result]))
    #expect(
      try transcript.lines == [
        "Nothing found.", "1. letter.pdf, page 2, characters 10–30  similarity 0.46, word rank 1",
        "   The kiln failed.", "   ORG: Kiln · DATE: May",
      ])
  }

  @Test(
    "Sizes are told in the unit that fits",
    arguments: [(0, "0 B"), (1023, "1023 B"), (1536, "1.5 KiB"), (5 << 20, "5.0 MiB"), (3 << 42, "12288.0 GiB")])
  func sizes(bytes: UInt64, shown: String) {
    #expect(DocumentOutput.size(bytes) == shown)
  }
}
