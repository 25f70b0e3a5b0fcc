import Foundation
import Testing

/// What the documentation shows is code that compiles: each piece of it is in one of these files, or in the proto file that
/// they are about.
@Suite("What the documentation shows")
struct SnippetTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let root = folder.deletingLastPathComponent().deletingLastPathComponent()

  private struct Snippet {
    let page: String
    let lines: [String]
  }

  /// Lines without what they are indented by, and none of the empty ones.
  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  private static func files(_ path: String, _ ending: String) throws -> [(name: String, lines: [String])] {
    let folder = root.appending(path: path)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }.sorted()
      .map { ($0, lines(try String(contentsOf: folder.appending(path: $0), encoding: .utf8))) }
  }

  /// The pieces of pages in a language; what stands for lines that are left out parts them.
  private static func snippets(_ language: String) throws -> [Snippet] {
    var all: [Snippet] = []
    for (page, lines) in try files("Shared/RPC.docc", ".md") + files("", "README.md") {
      var open: [String]?
      for line in lines {
        switch open {
        case nil: open = line == "```\(language)" ? [] : nil
        case let code? where line == "```" || line == "// …":
          if !code.isEmpty { all.append(Snippet(page: page, lines: code)) }
          open = line == "```" ? nil : []
        case let code?: open = code + [line]
        }
      }
    }
    return all
  }

  private static func isIn(_ lines: [String], _ snippet: [String]) -> Bool {
    lines.indices.contains { start in
      lines[start] == snippet[0] && lines[start...].starts(with: snippet)
    }
  }

  @Test("Swift in the documentation and in the README is Swift of these tests")
  func swift() throws {
    let sources = try Self.files("Tests/ExamplesTests", ".swift")
    let snippets = try Self.snippets("swift")
    #expect(snippets.count > 20)
    // A manifest is a program of its own.
    for snippet in snippets where snippet.lines[0] != "// swift-tools-version:6.2" {
      #expect(
        sources.contains { Self.isIn($0.lines, snippet.lines) },
        "\(snippet.page) shows what no file of Tests/ExamplesTests has:\n\(snippet.lines.joined(separator: "\n"))")
    }
  }

  @Test("Proto files in the documentation are those of the tests")
  func proto() throws {
    let sources = try Self.files("Tests/Examples/Protos/examples/notes/v1", ".proto")
    let snippets = try Self.snippets("proto")
    #expect(!snippets.isEmpty)
    for snippet in snippets {
      #expect(
        sources.contains { Self.isIn($0.lines, snippet.lines) },
        "\(snippet.page) shows what no proto file has:\n\(snippet.lines.joined(separator: "\n"))")
    }
  }

  @Test("Tests that the table of attacks names are there")
  func attacks() throws {
    let page = try String(contentsOf: Self.root.appending(path: "Shared/RPC.docc/HostilePeers.md"), encoding: .utf8)
    let folder = Self.root.appending(path: "Tests/RPCTransportTests")
    let sources = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
    let named = page.matches(of: #/`(\w+Tests)\.(\w+)`/#)
    #expect(named.count > 30)
    for name in named {
      let file = try #require(sources.first { "/\($0)".hasSuffix("/\(name.1).swift") }, "\(name.1)")
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      #expect(text.contains("func \(name.2)("), "\(name.0)")
    }
  }
}
