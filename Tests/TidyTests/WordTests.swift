import Foundation
import Testing

@Suite("Words that do not belong here")
struct WordTests {
  /// Told in halves, so that this file does not contain what it looks for.
  private static let openEnds = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]

  /// The one value of its kind that the whole process shares, and why each may.
  private static let permittedSharing = [
    // Memory for messages in passing: it lies below every value that could carry it.
    "Shared/Messages/Codec/ArenaPool.swift"
  ]

  @Test("No file and no type is named after having no subject")
  func vagueNames() throws {
    let vague = #/^(Util|Utils|Utilities|Common|Helper|Helpers|Misc)\b|(Utils|Utilities|Helper|Helpers)\.\w+$/#
    let files = try Repository().paths.filter { path in path.split(separator: "/").contains { $0.contains(vague) } }
    #expect(files == [])
    let types = try places(
      of: #/\b(struct|class|enum|actor|protocol|typealias)\s+(\w*(Utils|Utilities|Helpers?)\b|(Util|Common|Misc)\b)/#,
      mentioning: "Util", "Helper", "Common", "Misc", below: "Shared", "Services", "Tests")
    #expect(types == [])
  }

  @Test("What is left to do names its issue")
  func openEnds() throws {
    let repository = try Repository()
    let pattern = try Regex("\\b(\(Self.openEnds.joined(separator: "|")))\\b(?!\\(#[0-9]+\\))")
    let violations = try repository.paths
      .filter { !repository.isGenerated($0) && !$0.hasPrefix("Services/CLI/Samples/") && !$0.contains("/Fixtures/") }
      .flatMap { path in
        try repository.lines(of: path, mentioning: Self.openEnds).filter { $0.contains(pattern) }
          .map { "\(path): \($0)" }
      }
    #expect(violations == [])
  }

  @Test("Libraries log, and do not print")
  func printing() throws {
    let violations = try places(
      of: #/(?:^|[^\w.])(print|debugPrint|dump|NSLog)\(/#, mentioning: "rint(", "dump(", "NSLog(",
      below: "Shared", "Services"
    ).filter { !$0.hasPrefix("Services/CLI/") }
    #expect(violations == [])
  }

  @Test("No singletons, and no variables outside of types")
  func globals() throws {
    let singletons = try places(
      of: #/\bstatic\s+let\s+(shared|default|standard|instance)\s*(=|: *Self\b)\s*\w*\.?(Self|[A-Z]\w*)\(\)/#,
      mentioning: "static let ", below: "Shared", "Services"
    ).filter { place in !Self.permittedSharing.contains { place.hasPrefix($0) } }
    let statics = try places(of: #/\bstatic var [^{]*=/#, mentioning: "static var ", below: "Shared", "Services")
    let variables = try places(
      of: #/^((public|package|internal|fileprivate|private|nonisolated\(unsafe\)) )*var [^{]*$/#, mentioning: "var ",
      below: "Shared", "Services")
    #expect(singletons + statics + variables == [])
  }

  @Test("What the compiler is asked to believe about concurrency is argued in a comment")
  func proofs() throws {
    let argument =
      #/(?i)sendable|thread|lock|mutex|concurren|immutable|never changes|event loop|one task|owner|exclusive|atomic/#
    let violations = try Repository.sources(below: "Shared", "Services", "Tests").flatMap { source in
      source.code.enumerated()
        .filter { $0.element.contains("@unchecked Sendable") || $0.element.contains("nonisolated(unsafe)") }
        .filter { !source.explanation(of: $0.offset + 1).contains(argument) }
        .map { source.place($0.offset + 1) }
    }
    #expect(violations == [])
  }

  @Test("Code that is not used is removed, not commented out")
  func commentedOutCode() throws {
    let pattern = try Regex(
      [
        "(let|var) \\w+(: [\\w\\[\\].?]+)? = ", "func \\w+[<(]", "import \\w+$", "return .*[)\\]]$",
        "\\}\\s*(else\\b.*)?$", "(if|guard|for|while) .*\\{$", "@\\w+(\\(.*\\))?$",
      ].joined(separator: "|"))
    let violations = try Repository.sources(below: "Shared", "Services", "Tests").flatMap { source in
      source.comments.enumerated()
        .filter { _, line in
          let text = line.drop { $0 == " " }
          guard text.hasPrefix("//"), !text.hasPrefix("///") else { return false }
          return text.dropFirst(2).drop { $0 == " " }.prefixMatch(of: pattern) != nil
        }
        .map { "\(source.path):\($0.offset + 1): \($0.element.drop { $0 == " " })" }
    }
    #expect(violations == [])
  }

  @Test("Tests wait for the event, and none is switched off")
  func tests() throws {
    // A handler that sleeps for minutes, until it is cancelled, waits for the event too.
    let sleeping = try places(
      of: #/\b(Task|Thread)\.sleep\b(?!\(for: \.seconds\([1-9][0-9]{2,}\)\))|(?:^|[^\w.])(usleep|sleep|nanosleep)\(/#,
      mentioning: "sleep", below: "Tests"
    ).filter { place in
      // The interoperability cases pause where their caller asks them to.
      !place.hasPrefix("Tests/Interop/Cases/")
    }
    let skipped = try places(
      of: #/\.disabled\(|\bwithKnownIssue\b|\bXCTSkip\b/#, mentioning: "disabled", "KnownIssue", "Skip", below: "Tests")
    #expect(sleeping + skipped == [])
  }

  private func places(
    of pattern: some RegexComponent, mentioning words: String..., below folders: String...
  ) throws -> [String] {
    try Repository.sources.get().filter { source in folders.contains { source.path.hasPrefix("\($0)/") } }
      .flatMap { $0.places(of: pattern, mentioning: words) }
  }
}
