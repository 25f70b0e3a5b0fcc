/// Swift source, line by line.
struct CodeWriter {
  private(set) var text = ""
  private var depth = 0

  mutating func line(_ line: String = "") {
    if !line.isEmpty { text += String(repeating: "  ", count: depth) + line }
    text += "\n"
  }

  mutating func block(_ opening: String, _ body: (inout CodeWriter) throws -> Void) rethrows {
    line("\(opening) {")
    depth += 1
    try body(&self)
    depth -= 1
    line("}")
  }

  mutating func indented(_ body: (inout CodeWriter) throws -> Void) rethrows {
    depth += 1
    try body(&self)
    depth -= 1
  }

  /// A comment of the proto file as documentation.
  mutating func documentation(_ comment: String?) {
    guard let comment else { return }
    var lines = comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      line.first == " " ? line.dropFirst() : line
    }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    for text in lines { line(text.isEmpty ? "///" : "/// \(text)") }
  }
}
