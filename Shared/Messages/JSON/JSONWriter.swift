/// Writes JSON.
package struct JSONWriter: ~Copyable {
  private var output = BytesBuilder(capacity: 512)
  private let isPretty: Bool
  private var depth = 0
  /// Whether something stands before the next item of the object or array.
  private var needsComma = false
  /// Whether a member's name was written and its value is next.
  private var isAfterName = false

  package init(isPretty: Bool) { self.isPretty = isPretty }

  package consuming func finish() -> Bytes { output.finish() }

  // MARK: - Structure

  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  package mutating func name(_ name: String) {
    beginItem()
    write(name)
    output.append(isPretty ? ": " : ":")
    isAfterName = true
  }

  private mutating func begin(_ character: UInt8) {
    beginItem()
    output.append(character)
    depth += 1
    needsComma = false
  }

  private mutating func end(_ character: UInt8) {
    depth -= 1
    if needsComma { newLine() }
    output.append(character)
    needsComma = true
  }

  private mutating func beginItem() {
    if isAfterName {
      isAfterName = false
      return
    }
    if needsComma { output.append(UInt8(ascii: ",")) }
    if depth > 0 { newLine() }
    needsComma = true
  }

  private mutating func newLine() {
    guard isPretty else { return }
    output.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { output.append("  ") }
  }

  // MARK: - Values

  mutating func null() { raw("null") }

  mutating func value(_ value: Bool) { raw(value ? "true" : "false") }

  /// Numbers of up to 32 bits are numbers.
  package mutating func value(_ value: some FixedWidthInteger) {
    beginItem()
    output.append(String(value))
  }

  /// Numbers of 64 bits are strings, as other languages' numbers do not hold them all.
  mutating func quoted(_ value: some FixedWidthInteger) {
    beginItem()
    output.append(UInt8(ascii: "\""))
    output.append(String(value))
    output.append(UInt8(ascii: "\""))
  }

  mutating func value(_ value: Double) {
    value.isFinite ? number("\(value)") : special(isNaN: value.isNaN, isNegative: value < 0)
  }

  mutating func value(_ value: Float) {
    value.isFinite ? number("\(value)") : special(isNaN: value.isNaN, isNegative: value < 0)
  }

  package mutating func value(_ text: String) {
    beginItem()
    write(text)
  }

  mutating func base64(_ bytes: Bytes) {
    beginItem()
    output.append(UInt8(ascii: "\""))
    Base64.encode(bytes, into: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// A value that is JSON already.
  package mutating func value(json: Bytes) {
    beginItem()
    output.append(contentsOf: json)
  }

  private mutating func raw(_ text: StaticString) {
    beginItem()
    output.append(text)
  }

  private mutating func special(isNaN: Bool, isNegative: Bool) {
    raw(isNaN ? "\"NaN\"" : isNegative ? "\"-Infinity\"" : "\"Infinity\"")
  }

  /// The shortest text that reads back as the same number; whole numbers without a point.
  private mutating func number(_ text: String) {
    beginItem()
    output.append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  private mutating func write(_ text: String) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var begin = 0
      for index in utf8.indices {
        let byte = unsafe utf8[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7f else { continue }
        unsafe output.append(contentsOf: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: utf8[begin..<index])))
        escape(byte)
        begin = index + 1
      }
      unsafe output.append(contentsOf: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: utf8[begin...])))
    }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0a: output.append(UInt8(ascii: "n"))
    case 0x0c: output.append(UInt8(ascii: "f"))
    case 0x0d: output.append(UInt8(ascii: "r"))
    default:
      let digits = String(byte, radix: 16)
      output.append(digits.utf8.count == 1 ? "u000" : "u00")
      output.append(digits)
    }
  }
}
