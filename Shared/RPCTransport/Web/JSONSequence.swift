import Messages
import RPCCore

/// Cuts a body of many JSON values into them as its bytes come: one array of them, or one after the other, such as a
/// line each.
///
/// Looks at brackets, quotes and white space alone: whether a value is JSON, who reads it says. Nothing is held but the
/// value that comes. Source: RFC 8259; for lines, the NDJSON specification.
struct JSONSequence: ~Copyable {
  private enum Place {
    /// Before anything.
    case start
    /// In an array, before its first value or its end.
    case opened
    /// In an array, behind a comma.
    case due
    /// In an array, behind a value.
    case listed
    /// Behind the array.
    case closed
    /// Between values without an array around them.
    case between
  }

  private let limit: Int
  private var place = Place.start
  private var isArray = false

  // The value that comes.
  private var value: BytesBuilder?
  /// Its bytes so far.
  private(set) var partialBytes = 0
  private var isInValue = false
  /// Brackets that are open.
  private var depth = 0
  private var isInText = false
  private var isEscaped = false
  /// Whether it is a number or a word, which ends before the first byte that can't be part of it.
  private var isBare = false

  /// - Parameter limit: The largest value, in bytes.
  init(limit: Int) { self.limit = limit }

  /// Takes bytes, and gives each value that they complete.
  mutating func append(
    _ bytes: UnsafeRawBufferPointer, message: (Bytes) throws(RPCError) -> Void
  ) throws(RPCError) {
    var place = 0
    while place < bytes.count {
      if !isInValue {
        if try begins(unsafe bytes[place]) { isInValue = true } else { place += 1 }
        continue
      }
      let end = unsafe scan(bytes, from: place)
      if place < end { try unsafe keep(UnsafeRawBufferPointer(rebasing: bytes[place..<end])) }
      place = end
      if !isInValue { try give(message) }
    }
  }

  /// The body is over.
  mutating func finish(_ message: (Bytes) throws(RPCError) -> Void) throws(RPCError) {
    if isInValue, isBare, !isArray {
      isInValue = false
      try give(message)
    }
    switch place {
    case .start, .closed, .between: if !isInValue { return }
    case .opened, .due, .listed: break
    }
    throw RPCError(.invalidArgument, "The body ends inside of \(isArray ? "its array" : "a message").")
  }

  // MARK: - Between values

  /// Whether a value begins with a byte, which is part of it; else the byte is taken.
  private mutating func begins(_ byte: UInt8) throws(RPCError) -> Bool {
    if byte.isJSONSpace { return false }
    switch (place, byte) {
    case (.start, UInt8(ascii: "[")):
      isArray = true
      place = .opened
      return false
    case (.opened, UInt8(ascii: "]")), (.listed, UInt8(ascii: "]")):
      place = .closed
      return false
    case (.listed, UInt8(ascii: ",")):
      place = .due
      return false
    case (.listed, _): throw RPCError(.invalidArgument, "A comma is missing in the body's array.")
    case (.closed, _): throw RPCError(.invalidArgument, "Something follows the body's array.")
    case (.opened, UInt8(ascii: ",")), (.due, UInt8(ascii: ",")), (.due, UInt8(ascii: "]")):
      throw RPCError(.invalidArgument, "A message is missing in the body's array.")
    case (.start, _), (.opened, _), (.due, _), (.between, _): break
    }
    place = isArray ? .listed : .between
    isBare = !"{[\"".utf8.contains(byte)
    return true
  }

  // MARK: - Inside of one

  /// Where what the bytes have of the value ends.
  private mutating func scan(_ bytes: UnsafeRawBufferPointer, from begin: Int) -> Int {
    var place = begin
    while place < bytes.count {
      let byte = unsafe bytes[place]
      if isBare, byte.isJSONSpace || isArray && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")) {
        isInValue = false
        return place
      }
      place += 1
      if isInText ? endsText(byte) : !isBare && endsValue(byte) {
        isInValue = false
        return place
      }
    }
    return place
  }

  /// Whether a byte of a text ends a value that is that text.
  private mutating func endsText(_ byte: UInt8) -> Bool {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInText = false
    }
    return !isInText && depth == 0
  }

  private mutating func endsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""): isInText = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      return depth == 0
    default: break
    }
    return false
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer) throws(RPCError) {
    partialBytes += bytes.count
    guard partialBytes <= limit else { throw .tooLarge(partialBytes, limit: limit) }
    if value == nil { value = BytesBuilder(capacity: bytes.count) }
    unsafe value?.append(contentsOf: bytes)
  }

  private mutating func give(_ message: (Bytes) throws(RPCError) -> Void) throws(RPCError) {
    partialBytes = 0
    if let whole = value.take() { try message(whole.finish()) }
  }
}

extension UInt8 {
  /// Space, tab, line feed and carriage return.
  fileprivate var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
