/// Tells code, comments and string literals apart in Swift source.
///
/// It knows line comments, nested block comments, strings with interpolations, multi-line strings and raw strings. Bare
/// regular expression literals are taken for code.
struct Lexer {
  private enum Context {
    case code
    case lineComment
    case blockComment(depth: Int)
    /// A string literal: how many quotes and number signs end it.
    case string(quotes: Int, signs: Int)
    /// Code inside `\(…)`: how many parentheses are open.
    case interpolation(parentheses: Int)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var contexts: [Context] = [.code]
  private var code: [UInt8] = []
  private var comments: [UInt8] = []

  /// The same text twice, blank where the other has something; each is as long as the source and has its line breaks.
  static func split(_ bytes: [UInt8]) -> (code: String, comments: String) {
    var lexer = Lexer(bytes: bytes)
    lexer.run()
    return (String(decoding: lexer.code, as: UTF8.self), String(decoding: lexer.comments, as: UTF8.self))
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    code.reserveCapacity(bytes.count)
    comments.reserveCapacity(bytes.count)
  }

  private mutating func run() {
    while position < bytes.count, let context = contexts.last {
      switch context {
      case .code, .interpolation: stepInCode()
      case .lineComment:
        if bytes[position] == UInt8(ascii: "\n") { contexts.removeLast() }
        take(1, as: .comment)
      case .blockComment(let depth): stepInBlockComment(depth)
      case .string(let quotes, let signs): stepInString(quotes, signs)
      }
    }
  }

  private enum Kind { case code, comment, string }

  private mutating func take(_ count: Int, as kind: Kind) {
    for _ in 0..<min(count, bytes.count - position) {
      let byte = bytes[position]
      let blank = byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " ")
      code.append(kind == .code ? byte : blank)
      comments.append(kind == .comment ? byte : blank)
      position += 1
    }
  }

  private func at(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    position + 1 < bytes.count && bytes[position] == UInt8(ascii: first) && bytes[position + 1] == UInt8(ascii: second)
  }

  private func count(of byte: Character, from start: Int) -> Int {
    bytes[start...].prefix { $0 == byte.asciiValue }.count
  }

  private mutating func stepInCode() {
    if at("/", "/") {
      contexts.append(.lineComment)
    } else if at("/", "*") {
      contexts.append(.blockComment(depth: 0))
    } else if bytes[position] == UInt8(ascii: "\"") {
      open(signs: 0)
    } else if bytes[position] == UInt8(ascii: "#") {
      let signs = count(of: "#", from: position)
      let next = position + signs
      if next < bytes.count, bytes[next] == UInt8(ascii: "\"") { open(signs: signs) } else { take(signs, as: .code) }
    } else {
      stepOverParenthesis()
    }
  }

  private mutating func stepOverParenthesis() {
    if case .interpolation(let parentheses)? = contexts.last {
      if bytes[position] == UInt8(ascii: "(") {
        contexts[contexts.count - 1] = .interpolation(parentheses: parentheses + 1)
      } else if bytes[position] == UInt8(ascii: ")") {
        contexts.removeLast()
        if parentheses > 1 { contexts.append(.interpolation(parentheses: parentheses - 1)) }
      }
    }
    take(1, as: .code)
  }

  private mutating func open(signs: Int) {
    let quotes = count(of: "\"", from: position + signs) >= 3 ? 3 : 1
    contexts.append(.string(quotes: quotes, signs: signs))
    take(signs + quotes, as: .string)
  }

  private mutating func stepInBlockComment(_ depth: Int) {
    if at("/", "*") {
      contexts[contexts.count - 1] = .blockComment(depth: depth + 1)
      take(2, as: .comment)
    } else if at("*", "/") {
      contexts.removeLast()
      if depth > 1 { contexts.append(.blockComment(depth: depth - 1)) }
      take(2, as: .comment)
    } else {
      take(1, as: .comment)
    }
  }

  private mutating func stepInString(_ quotes: Int, _ signs: Int) {
    let byte = bytes[position]
    if byte == UInt8(ascii: "\\"), count(of: "#", from: position + 1) >= signs {
      let next = position + 1 + signs
      if next < bytes.count, bytes[next] == UInt8(ascii: "(") {
        take(1 + signs, as: .string)
        contexts.append(.interpolation(parentheses: 0))
      } else {
        take(2 + signs, as: .string)
      }
    } else if byte == UInt8(ascii: "\""), count(of: "\"", from: position) >= quotes,
      count(of: "#", from: position + quotes) >= signs
    {
      contexts.removeLast()
      take(quotes + signs, as: .string)
    } else if byte == UInt8(ascii: "\n"), quotes == 1 {
      // Not a string after all, or not valid Swift: do not swallow the rest of the file.
      contexts.removeLast()
    } else {
      take(1, as: .string)
    }
  }
}
