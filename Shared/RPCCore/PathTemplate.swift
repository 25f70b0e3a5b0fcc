/// A pattern of URL paths with variables in it, such as `/v1/{name=cases/*/documents/*}:undelete`.
///
/// ```
/// template = "/" segments [ ":" verb ]
/// segments = segment { "/" segment }
/// segment  = "*" | "**" | literal | "{" field path [ "=" segments ] "}"
/// ```
/// `*` takes one segment of a path, `**` all that are left, so that it can only be the last; `{x}` means `{x=*}`.
/// Source: `google/api/http.proto`, "Path template syntax".
public struct PathTemplate: Sendable, Hashable {
  /// What a segment of a path has to be.
  public enum Segment: Sendable, Hashable {
    /// That text, percent-decoded.
    case literal(String)
    /// Any one segment that is not empty.
    case any
    /// All that are left, also none.
    case rest
  }

  /// A field of the request message, and the segments that are its value.
  public struct Variable: Sendable, Hashable {
    /// Names with dots between them, as in `case.name`.
    public let field: String
    /// Places in ``PathTemplate/segments``.
    public let segments: Range<Int>
    /// Whether it stands for more than one segment, so that an encoded slash in it can't be told from one between two.
    public let hasManySegments: Bool
  }

  /// Why a text is no template.
  public struct Malformed: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  public let segments: [Segment]
  public let variables: [Variable]
  /// What stands behind a colon at the end.
  public let verb: String?

  public init(_ text: String) throws(Malformed) {
    var parser = Parser(text: Array(text))
    try parser.readTemplate()
    segments = parser.segments
    variables = parser.variables
    verb = parser.verb
  }
}

extension PathTemplate {
  /// Reads a template, character by character.
  private struct Parser {
    let text: [Character]
    var place = 0
    var segments: [Segment] = []
    var variables: [Variable] = []
    var verb: String?

    init(text: [Character]) { self.text = text }

    mutating func readTemplate() throws(Malformed) {
      guard take("/") else { throw Malformed(description: "it does not begin with a slash") }
      try readSegments(isInVariable: false)
      if take(":") {
        verb = try readLiteral("a verb")
      }
      guard place == text.count else { throw Malformed(description: "something follows at character \(place + 1)") }
      if let rest = segments.firstIndex(of: .rest), rest != segments.count - 1 {
        throw Malformed(description: "** is not its last segment")
      }
      guard Set(variables.map(\.field)).count == variables.count else {
        throw Malformed(description: "a field is there twice")
      }
    }

    private mutating func readSegments(isInVariable: Bool) throws(Malformed) {
      repeat { try readSegment(isInVariable: isInVariable) } while take("/")
    }

    private mutating func readSegment(isInVariable: Bool) throws(Malformed) {
      if take("*") {
        segments.append(take("*") ? .rest : .any)
      } else if take("{") {
        guard !isInVariable else { throw Malformed(description: "a variable is inside of a variable") }
        try readVariable()
      } else {
        segments.append(.literal(try readLiteral("a segment")))
      }
    }

    private mutating func readVariable() throws(Malformed) {
      var field = ""
      while place < text.count, text[place] == "_" || text[place] == "." || text[place].isLetter || text[place].isNumber
      {
        field.append(text[place])
        place += 1
      }
      guard !field.split(separator: ".", omittingEmptySubsequences: false).contains("") else {
        throw Malformed(description: "a variable has no field's name")
      }
      let begin = segments.count
      if take("=") { try readSegments(isInVariable: true) } else { segments.append(.any) }
      guard take("}") else { throw Malformed(description: "a variable does not end") }
      let range = begin..<segments.count
      let isOne = range.count == 1 && segments.last != .rest
      variables.append(Variable(field: field, segments: range, hasManySegments: !isOne))
    }

    private mutating func readLiteral(_ what: String) throws(Malformed) -> String {
      var literal = ""
      while place < text.count, !"/:{}=*".contains(text[place]) {
        literal.append(text[place])
        place += 1
      }
      guard !literal.isEmpty else { throw Malformed(description: "\(what) is empty") }
      return literal
    }

    private mutating func take(_ character: Character) -> Bool {
      guard place < text.count, text[place] == character else { return false }
      place += 1
      return true
    }
  }
}
