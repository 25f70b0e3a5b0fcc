import ExtractionProtocol
import Foundation
import Testing

/// Documents that nobody here wrote, against pdftotext's words.
@Suite struct DocumentTests {
  static let documents = [
    "/usr/share/doc/debian-policy/policy.pdf.gz", "/usr/share/developers-reference/developers-reference.pdf",
  ]

  private func output(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return data
  }

  private func counts(_ text: some StringProtocol) -> [Substring.SubSequence: Int] {
    Dictionary(Substring(text).split(whereSeparator: \.isWhitespace).map { ($0, 1) }, uniquingKeysWith: +)
  }

  @Test(
    "Debian's manuals: page for page the words that pdftotext finds, each with a place on its page",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")),
    arguments: documents.filter { FileManager.default.fileExists(atPath: $0) })
  func words(path: String) async throws {
    let bytes =
      path.hasSuffix(".gz") ? try output("/bin/gunzip", ["-c", path]) : try Data(contentsOf: URL(filePath: path))
    let file = try TemporaryFile(bytes)
    let reference = String(decoding: try output("/usr/bin/pdftotext", ["-layout", file.path, "-"]), as: UTF8.self)
    let expected = reference.split(separator: "\u{0C}", omittingEmptySubsequences: false)
    var total = 0
    var found = 0
    var pageCount = 0
    for try await event in ExtractorProcess().extract(ExtractionRequest(kind: .pdf), from: file.path) {
      switch event {
      case .document(let information):
        #expect(information.pageCount == expected.count - 1)
        #expect(information.title?.isEmpty == false)
      case .page(let page):
        pageCount += 1
        let words = counts(page.text)
        for (word, count) in counts(expected[page.number - 1]) {
          total += count
          found += min(count, words[word] ?? 0)
        }
        for word in page.words {
          let box = word.box
          #expect(box.width > 0 && box.height > 0, "page \(page.number): \(page.text(in: word.range)) \(box)")
          #expect(box.x >= 0 && box.x + box.width <= page.width && box.y >= 0 && box.y + box.height <= page.height)
        }
        #expect(page.words.count == page.text.split(whereSeparator: \.isWhitespace).count)
      }
    }
    #expect(pageCount == expected.count - 1)
    #expect(Double(found) >= 0.995 * Double(total), "\(found) of \(total)")
  }
}
