import ArgumentParser
import Contracts
import Foundation
import RPCCore

/// `dossier search`: finds passages.
struct SearchCommand: AsyncParsableCommand {
  /// How passages are found.
  enum Mode: String, ExpressibleByArgument, CaseIterable {
    case hybrid, semantic, text
  }

  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds passages by meaning and by words.",
    discussion: """
      EXAMPLES
        dossier search "when can the contract be ended?" --case acme
        dossier search "total due" --type image/* --limit 3
        dossier search invoice --entity ORG=Northwind --since 2026-01-01 --json

      Exit code 4 says that nothing was found.
      """)

  @Argument(help: "What to look for.")
  var query: String

  @Option(name: .customLong("case"), help: ArgumentHelp("In this case only.", valueName: "name"))
  var caseName: String?

  @Option(help: "hybrid, semantic or text.")
  var mode = Mode.hybrid

  @Option(help: "How many passages, 1 to 100.")
  var limit: UInt32 = 5

  @Option(
    name: .customLong("type"),
    help: ArgumentHelp("Of the document, such as application/pdf; repeatable.", valueName: "mime"))
  var types: [String] = []

  @Option(
    name: .customLong("language"), help: ArgumentHelp("Of the passage, such as en; repeatable.", valueName: "code"))
  var languages: [String] = []

  @Option(
    name: .customLong("entity"),
    help: ArgumentHelp("That the passage has: LABEL, LABEL=text or =text; repeatable.", valueName: "entity"))
  var entities: [String] = []

  @Option(help: ArgumentHelp("Documents uploaded then or later.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Documents uploaded before.", valueName: "date"))
  var before: String?

  @OptionGroup var options: ConnectionOptions

  func validate() throws {
    guard (1...100).contains(limit) else { throw ValidationError("--limit is 1 to 100.") }
    for date in [since, before] {
      if let date, Self.date(date) == nil { throw ValidationError("“\(date)” is not a date such as 2026-01-31.") }
    }
  }

  func run() async throws {
    try await Connection.with(options) { connection in
      let answer = try await connection.search.search(request)
      let terminal = Terminal()
      if options.json {
        terminal.write(try answer.json())
      } else {
        SearchOutput(terminal: terminal).write(answer)
      }
      if answer.results.isEmpty { throw ExitStatus.notFound.code }
    }
  }

  private var request: Dossier.Api.V1.SearchRequest {
    var filter = Dossier.Api.V1.SearchFilter()
    filter.mimeTypes = types
    filter.languages = languages
    filter.entities = entities.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return .init(label: parts[0], text: parts.count > 1 ? parts[1] : "")
    }
    filter.createTimeFrom = since.flatMap(Self.date).map { .init($0) }
    filter.createTimeBefore = before.flatMap(Self.date).map { .init($0) }
    var request = Dossier.Api.V1.SearchRequest()
    request.parent = caseName.map { $0.hasPrefix("cases/") ? $0 : "cases/\($0)" } ?? "cases/-"
    request.query = query
    request.filter = filter
    request.pageSize = limit
    request.mode =
      switch mode {
      case .hybrid: .hybrid
      case .semantic: .semantic
      case .text: .fullText
      }
    return request
  }

  private static func date(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601)) ?? (try? Date(text, strategy: .iso8601.year().month().day()))
  }
}

/// Search results for people.
struct SearchOutput {
  let terminal: Terminal

  func write(_ answer: Dossier.Api.V1.SearchResponse) {
    if answer.results.isEmpty { terminal.write("Nothing found.") }
    for (number, result) in answer.results.enumerated() {
      guard let passage = result.passage, let document = result.document else { continue }
      var source = "\(Terminal.safe(document.displayName)), page \(passage.page)"
      source += ", characters \(passage.start)–\(passage.end)"
      terminal.write("\(terminal.bold("\(number + 1). \(source)"))  \(terminal.dim(scores(result)))")
      terminal.write("   \(text(passage.text, result.highlights))")
      let entities = summary(passage.entities)
      if !entities.isEmpty { terminal.write("   \(terminal.dim(entities))") }
    }
    if answer.mode == .fullText { terminal.write(terminal.dim("(found by words alone)")) }
  }

  private func scores(_ result: Dossier.Api.V1.SearchResult) -> String {
    var parts: [String] = []
    if let similarity = result.similarity { parts.append("similarity \((Double(similarity) * 100).rounded() / 100)") }
    if let rank = result.textRank { parts.append("word rank \(rank)") }
    return parts.joined(separator: ", ")
  }

  /// One paragraph, with the query's words in bold.
  func text(_ text: String, _ highlights: [Dossier.Api.V1.Highlight]) -> String {
    var output = ""
    var bold = false
    var position: UInt32 = 0
    var spans = highlights.sorted { $0.start < $1.start }[...]
    for scalar in text.unicodeScalars {
      while let span = spans.first, span.end <= position { spans.removeFirst() }
      let marked = terminal.colours && (spans.first.map { $0.start <= position } ?? false)
      if marked != bold {
        output += marked ? "\u{1B}[1;33m" : "\u{1B}[0m"
        bold = marked
      }
      output += Terminal.safe(String(scalar))
      position += 1
    }
    if bold { output += "\u{1B}[0m" }
    return output.split(separator: " ").joined(separator: " ")
  }

  private func summary(_ entities: [Dossier.Nlp.V1.Entity]) -> String {
    var seen = Set<String>()
    let shown = entities.compactMap { entity -> String? in
      let text = "\(entity.label): \(Terminal.safe(entity.text))"
      return seen.insert(text).inserted ? text : nil
    }
    return shown.prefix(8).joined(separator: " · ") + (shown.count > 8 ? " · …" : "")
  }
}
