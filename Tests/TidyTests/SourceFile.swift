import Foundation

/// A Swift file as the checks see it: its lines with only code, and with only comments.
///
/// What is inside string literals shows in neither.
struct SourceFile {
  struct Import: Equatable {
    let module: String
    /// The access level in front, as in `internal import`.
    let access: String?
    let line: Int
  }

  struct Function: Equatable {
    let name: String
    let line: Int
    /// From the line of the opening brace to that of the closing one.
    let length: Int
  }

  let path: String
  /// Comments and the content of strings are blanks, so that columns and lines stay what they are.
  let code: [Substring]
  /// Code and strings are blanks.
  let comments: [Substring]

  init(path: String, text: String) {
    self.path = path
    let split = Lexer.split(Array(text.utf8))
    code = split.code.split(separator: "\n", omittingEmptySubsequences: false)
    comments = split.comments.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The number of lines; the newline at the end of the file begins none.
  var length: Int { code.last == "" ? code.count - 1 : code.count }

  var imports: [Import] {
    code.enumerated().compactMap { index, line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
      guard let position = words.firstIndex(of: "import"), position <= 1, words.count > position + 1 else { return nil }
      // `import struct Module.Name` and `import Module.Submodule` both name their module first.
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias", "actor"]
      let name = kinds.contains(words[position + 1]) ? words.dropFirst(position + 2).first : words[position + 1]
      guard let module = name?.split(separator: ".").first else { return nil }
      return Import(module: String(module), access: position == 1 ? String(words[0]) : nil, line: index + 1)
    }
  }

  /// Functions, initializers and subscripts that have a body.
  var functions: [Function] {
    let all = code.joined(separator: "\n")
    return all.matches(of: #/(?:^|[\s;{}])(func\s+[^\s(<]+|init[?]?(?=[(<])|deinit|subscript(?=[(<]))/#)
      .compactMap { match in
        guard let body = Self.body(in: all[match.range.upperBound...]) else { return nil }
        let line = all[..<match.1.startIndex].count { $0 == "\n" } + 1
        return Function(name: String(match.1), line: line, length: body.count { $0 == "\n" } + 1)
      }
  }

  /// The braces after a declaration's name and what is between them; nil where the declaration has no body.
  private static func body(in rest: Substring) -> Substring? {
    var parentheses = 0
    var braces = 0
    var start: Substring.Index?
    for index in rest.indices {
      switch rest[index] {
      case "(", "[": parentheses += 1
      case ")", "]":
        parentheses -= 1
        // A call, such as `.init(…)` in an argument, ends with the parenthesis around it.
        if start == nil, parentheses < 0 { return nil }
      case "{" where parentheses == 0 || start != nil:
        if start == nil { start = index }
        braces += 1
      case "}":
        guard let start else { if parentheses == 0 { return nil } else { continue } }
        braces -= 1
        if braces == 0 { return rest[start...index] }
      case "\n" where start == nil && parentheses == 0:
        // A requirement of a protocol: the next line declares something else, or nothing.
        let next = rest[rest.index(after: index)...].prefix { $0 != "\n" }.drop { $0 == " " }
        if !next.hasPrefix("{"), !next.hasPrefix("where "), !next.hasPrefix("->"), !next.hasPrefix("async"),
          !next.hasPrefix("throws")
        {
          return nil
        }
      default: break
      }
    }
    return nil
  }

  /// Where a pattern matches in the code, as "path:line: text"; only lines that contain one of the words are tried.
  func places(of pattern: some RegexComponent, mentioning words: [String]) -> [String] {
    code.enumerated()
      .filter { line in words.contains { line.element.contains($0) } && line.element.contains(pattern) }
      .map { place($0.offset + 1) }
  }

  func place(_ line: Int) -> String {
    "\(path):\(line): \(code[line - 1].drop { $0 == " " })"
  }

  /// The comment on a line, the one that begins under it, and the block above the declaration that the line belongs to.
  func explanation(of line: Int) -> String {
    let position = line - 1
    var above: [Substring] = []
    var index = position - 1
    // Up to four lines of attributes and of the declaration's own beginning may stand between.
    let farthest = max(index - 4, 0)
    while index > farthest, isBlank(comments[index]), !isBlank(code[index]) { index -= 1 }
    while index >= 0, !isBlank(comments[index]), isBlank(code[index]) {
      above.append(comments[index])
      index -= 1
    }
    let below = comments[(position + 1)...].prefix { !isBlank($0) }
    return (above.reversed() + [comments[position]] + below).map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private func isBlank(_ line: Substring) -> Bool {
    line.allSatisfy { $0 == " " }
  }
}
