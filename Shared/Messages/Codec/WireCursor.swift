/// A place in wire-format bytes, and their end. Reads nothing past the end.
@safe
struct WireCursor {
  // Whoever makes a cursor keeps the memory alive while it is used.
  private(set) var position: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>

  init(_ start: UnsafePointer<UInt8>, count: Int) {
    unsafe position = start
    unsafe end = start + count
  }

  @inline(__always) var isAtEnd: Bool { unsafe position == end }
  @inline(__always) var count: Int { unsafe end - position }

  /// A field's number and wire type: at most five bytes, number 1 or more.
  @inline(__always)
  mutating func tag() throws(MessageError) -> UInt32 {
    guard unsafe position < end else { throw MessageError(.truncated) }
    let first = unsafe position.pointee
    if first < 0x80, first >= 8 {
      unsafe position += 1
      return UInt32(first)
    }
    let begin = unsafe position
    let value = try varint()
    // More bytes than 32 bits need are not a tag, even when those after the fifth say nothing.
    guard value <= UInt32.max, unsafe position - begin <= 5 else {
      throw MessageError(.malformed("a field number is over 536870911"))
    }
    guard value >= 8 else { throw MessageError(.malformed("a field has the number 0")) }
    return UInt32(truncatingIfNeeded: value)
  }

  /// At most ten bytes; bits above 64 are dropped, as every parser does.
  @inline(__always)
  mutating func varint() throws(MessageError) -> UInt64 {
    guard unsafe position < end else { throw MessageError(.truncated) }
    let first = unsafe position.pointee
    if first < 0x80 {
      unsafe position += 1
      return UInt64(first)
    }
    if unsafe end - position >= 2, unsafe position[1] < 0x80 {
      let second = unsafe position[1]
      unsafe position += 2
      return UInt64(second) << 7 | UInt64(first & 0x7f)
    }
    return try longVarint()
  }

  /// How many numbers end here, if it is varints.
  var varintCount: Int {
    var number = 0
    var place = unsafe position
    while unsafe place < end {
      unsafe number &+= place.pointee < 0x80 ? 1 : 0
      unsafe place += 1
    }
    return number
  }

  /// Four or eight bytes, the lowest first.
  @inline(__always)
  mutating func fixed<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type) throws(MessageError) -> T {
    guard count >= MemoryLayout<T>.size else { throw MessageError(.truncated) }
    let value = unsafe UnsafeRawPointer(position).loadUnaligned(as: T.self)
    unsafe position += MemoryLayout<T>.size
    return T(littleEndian: value)
  }

  @inline(never)
  private mutating func longVarint() throws(MessageError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 70 {
      guard unsafe position < end else { throw MessageError(.truncated) }
      let byte = unsafe position.pointee
      unsafe position += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw MessageError(.malformed("a number is longer than ten bytes"))
  }

  @inline(__always)
  mutating func skip(_ count: Int) throws(MessageError) {
    guard self.count >= count else { throw MessageError(.truncated) }
    unsafe position += count
  }

  /// A length and so many bytes, as a cursor of their own.
  @inline(__always)
  mutating func lengthPrefixed() throws(MessageError) -> WireCursor {
    let length = try varint()
    guard length <= UInt64(count) else { throw MessageError(.truncated) }
    let value = unsafe WireCursor(position, count: Int(truncatingIfNeeded: length))
    unsafe position += Int(truncatingIfNeeded: length)
    return value
  }

  /// The rest of a field whose tag was read, a group with all in it.
  mutating func skipValue(of tag: UInt32, level: Int, maxNesting: Int) throws(MessageError) {
    switch tag & 7 {
    case 0: _ = try varint()
    case 1: try skip(8)
    case 2: _ = try lengthPrefixed()
    case 5: try skip(4)
    case 3:
      guard level < maxNesting else { throw MessageError(.nesting(limit: maxNesting)) }
      while true {
        let inner = try self.tag()
        if inner & 7 == 4 {
          guard inner >> 3 == tag >> 3 else { throw MessageError(.malformed("a group ends with another one's number")) }
          return
        }
        try skipValue(of: inner, level: level + 1, maxNesting: maxNesting)
      }
    case 4: throw MessageError(.malformed("a group ends that did not begin"))
    default: throw MessageError(.malformed("there is no wire type \(tag & 7)"))
    }
  }

  /// Whether all of it is UTF-8; eight bytes at a time while they are ASCII.
  @inline(__always)
  var isUTF8: Bool {
    let size = count
    guard size >= 8 else { return isShortASCII || isValidUTF8 }
    var place = unsafe UnsafeRawPointer(position)
    // The last eight bytes overlap those before.
    let last = unsafe UnsafeRawPointer(end) - 8
    var bits = unsafe last.loadUnaligned(as: UInt64.self)
    while unsafe place < last {
      unsafe bits |= place.loadUnaligned(as: UInt64.self)
      unsafe place += 8
    }
    return bits & 0x8080_8080_8080_8080 == 0 || isValidUTF8
  }

  /// Of less than eight bytes.
  @inline(__always)
  private var isShortASCII: Bool {
    var place = unsafe position
    var bits: UInt8 = 0
    while unsafe place < end {
      unsafe bits |= place.pointee
      unsafe place += 1
    }
    return bits < 0x80
  }

  @inline(never)
  private var isValidUTF8: Bool {
    let all = unsafe Span(_unsafeStart: position, count: count)
    return (try? UTF8Span(validating: all)) != nil
  }
}
