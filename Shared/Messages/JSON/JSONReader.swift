/// Reads JSON (RFC 8259) token by token; strict, and bounded in depth.
struct JSONReader {
  /// What stands next.
  enum Token {
    case object, array, string, number, bool, null
  }

  private let bytes: Bytes
  private(set) var place = 0
  private var depth = 0
  private let maxDepth: Int

  /// - Parameter maxDepth: Objects and arrays in one another.
  init(_ bytes: Bytes, maxDepth: Int) throws(MessageError) {
    self.bytes = bytes
    self.maxDepth = maxDepth
    // The cursor ends with this line; the bytes are held.
    guard unsafe WireCursor(bytes.start, count: bytes.count).isUTF8 else { throw MessageError(.utf8) }
  }

  // MARK: - Structure

  mutating func next() throws(MessageError) -> Token {
    skipSpace()
    guard place < bytes.count else { throw failure("the text ends too early") }
    switch bytes[place] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    default: throw failure("no value begins here")
    }
  }

  mutating func beginObject() throws(MessageError) { try begin(UInt8(ascii: "{"), "an object") }

  mutating func beginArray() throws(MessageError) { try begin(UInt8(ascii: "["), "an array") }

  /// The next member's name; nil at the end of the object.
  mutating func nextName(isFirst: inout Bool) throws(MessageError) -> String? {
    guard try nextItem(UInt8(ascii: "}"), isFirst: &isFirst) else { return nil }
    let name = try string()
    skipSpace()
    try expect(UInt8(ascii: ":"), "a colon")
    return name
  }

  /// Whether another element follows; false at the end of the array.
  mutating func nextElement(isFirst: inout Bool) throws(MessageError) -> Bool {
    try nextItem(UInt8(ascii: "]"), isFirst: &isFirst)
  }

  /// Nothing but space may follow.
  mutating func end() throws(MessageError) {
    skipSpace()
    guard place == bytes.count else { throw failure("something follows the value") }
  }

  /// Passes over a value; it still has to be JSON.
  mutating func skipValue() throws(MessageError) {
    var isFirst = true
    switch try next() {
    case .object:
      try beginObject()
      while try nextName(isFirst: &isFirst) != nil { try skipValue() }
    case .array:
      try beginArray()
      while try nextElement(isFirst: &isFirst) { try skipValue() }
    case .string: _ = try string()
    case .number: _ = try number()
    case .bool: _ = try bool()
    case .null: try null()
    }
  }

  private mutating func begin(_ character: UInt8, _ what: String) throws(MessageError) {
    skipSpace()
    try expect(character, what)
    depth += 1
    guard depth <= maxDepth else { throw MessageError(.nesting(limit: maxDepth)) }
  }

  private mutating func nextItem(_ closing: UInt8, isFirst: inout Bool) throws(MessageError) -> Bool {
    skipSpace()
    guard place < bytes.count else { throw failure("the text ends too early") }
    if bytes[place] == closing {
      place += 1
      depth -= 1
      return false
    }
    if !isFirst { try expect(UInt8(ascii: ","), "a comma") }
    isFirst = false
    skipSpace()
    return true
  }

  // MARK: - Values

  mutating func null() throws(MessageError) { try literal("null") }

  mutating func bool() throws(MessageError) -> Bool {
    skipSpace()
    if place < bytes.count, bytes[place] == UInt8(ascii: "t") {
      try literal("true")
      return true
    }
    guard place < bytes.count, bytes[place] == UInt8(ascii: "f") else { throw failure("true or false is wanted") }
    try literal("false")
    return false
  }

  /// A number as it is written.
  mutating func number() throws(MessageError) -> String {
    skipSpace()
    let begin = place
    while place < bytes.count, JSONNumber.isPart(bytes[place]) { place += 1 }
    let text = String(decoding: bytes[begin..<place], as: UTF8.self)
    guard JSONNumber.isNumber(text) else {
      place = begin
      throw failure("a number is wanted")
    }
    return text
  }

  mutating func string() throws(MessageError) -> String {
    skipSpace()
    try expect(UInt8(ascii: "\""), "a string")
    let begin = place
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        let text = String(decoding: bytes[begin..<place], as: UTF8.self)
        place += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: begin) }
      guard byte >= 0x20 else { throw failure("a control character stands in a string") }
      place += 1
    }
    throw failure("a string does not end")
  }

  private mutating func escapedString(from begin: Int) throws(MessageError) -> String {
    var text = BytesBuilder(capacity: (place - begin) * 2 + 64)
    text.append(contentsOf: bytes.slice(begin..<place))
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text.finish(), as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(String(try escape()))
      case 0..<0x20:
        place -= 1
        throw failure("a control character stands in a string")
      default: text.append(byte)
      }
    }
    throw failure("a string does not end")
  }

  private mutating func escape() throws(MessageError) -> Unicode.Scalar {
    guard place < bytes.count else { throw failure("a string does not end") }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default: throw failure("there is no such escape")
    }
  }

  private mutating func unicodeEscape() throws(MessageError) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A surrogate: the first of a pair, or it stands for nothing.
    guard first < 0xDC00, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { throw failure("half of a surrogate pair stands alone") }
    place += 2
    let second = try fourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw failure("half of a surrogate pair stands alone") }
    return scalar
  }

  private mutating func fourDigits() throws(MessageError) -> UInt32 {
    guard place + 4 <= bytes.count else { throw failure("a string does not end") }
    var value: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("four hexadecimal digits are wanted")
      }
      value = value << 4 | UInt32(digit)
    }
    place += 4
    return value
  }

  // MARK: - Characters

  private mutating func skipSpace() {
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): place += 1
      default: return
      }
    }
  }

  private mutating func expect(_ character: UInt8, _ what: String) throws(MessageError) {
    guard place < bytes.count, bytes[place] == character else { throw failure("\(what) is wanted") }
    place += 1
  }

  private mutating func literal(_ text: StaticString) throws(MessageError) {
    skipSpace()
    let size = text.utf8CodeUnitCount
    guard place + size <= bytes.count, "\(text)".utf8.elementsEqual(bytes[place..<place + size]) else {
      throw failure("\(text) is wanted")
    }
    place += size
  }

  /// An error that says where it is.
  func failure(_ what: String) -> MessageError {
    var line = 1
    var column = 1
    for byte in bytes.prefix(place) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return MessageError(.json(what, line: line, column: column))
  }
}
