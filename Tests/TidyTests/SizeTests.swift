import Testing

@Suite("Sizes")
struct SizeTests {
  /// The aim is 300; a file of more than this has two subjects.
  static let linesOfAFile = 400
  static let linesOfAFunction = 70
  static let columns = 120

  @Test("A file has one subject: at most 400 lines")
  func files() throws {
    let violations = try Repository.sources(below: "Shared", "Services", "Tests")
      .filter { $0.length > Self.linesOfAFile }.map { "\($0.path): \($0.length)" }
    #expect(violations == [])
  }

  @Test("A function fits on a screen: at most 70 lines")
  func functions() throws {
    let violations = try Repository.sources(below: "Shared", "Services", "Tests").flatMap { source in
      source.functions.filter { $0.length > Self.linesOfAFunction }
        .map { "\(source.path):\($0.line): \($0.name) has \($0.length)" }
    }
    #expect(violations == [])
  }
}
