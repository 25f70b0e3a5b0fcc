/// A value of a MessagePack document (https://github.com/msgpack/msgpack/blob/master/spec.md).
///
/// Strings and binaries are slices of the file's bytes: a weight matrix is not copied until it is decoded.
enum MessagePackValue {
  case null
  case bool(Bool)
  case integer(Int64)
  /// An integer above `Int64.max` (spaCy's hashes fill all 64 bits).
  case unsigned(UInt64)
  case double(Double)
  case bytes(ArraySlice<UInt8>)
  case array([MessagePackValue])
  case map([Pair])

  struct Pair {
    let key: MessagePackValue
    let value: MessagePackValue
  }
}

extension MessagePackValue {
  /// The bytes of a string or a binary.
  var bytes: ArraySlice<UInt8>? {
    if case .bytes(let slice) = self { slice } else { nil }
  }

  /// The text of a string or a binary, if it is UTF-8.
  var string: String? {
    bytes.flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// A number that fits `Int`.
  var int: Int? {
    if case .integer(let value) = self { Int(exactly: value) } else { nil }
  }

  /// A number taken as 64 bits.
  var bits: UInt64? {
    switch self {
    case .integer(let value): UInt64(bitPattern: value)
    case .unsigned(let value): value
    default: nil
    }
  }

  var array: [MessagePackValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  var map: [Pair]? {
    if case .map(let pairs) = self { pairs } else { nil }
  }

  /// The value under a string key of a map.
  subscript(key: String) -> MessagePackValue? {
    map?.first { $0.key.bytes?.elementsEqual(key.utf8) == true }?.value
  }
}

/// Reads one MessagePack document.
///
/// Bounded: nothing is reserved for a length that the remaining bytes cannot hold, and nesting ends at 32 levels.
struct MessagePackReader {
  static let maximumDepth = 32

  private let file: String
  private let source: [UInt8]
  private var position = 0

  private init(_ source: [UInt8], file: String) {
    self.source = source
    self.file = file
  }

  /// The one document that `source` holds; `file` names it in errors.
  static func read(_ source: [UInt8], file: String) throws(EntityTaggerError) -> MessagePackValue {
    var reader = MessagePackReader(source, file: file)
    let value = try reader.value(depth: 0)
    guard reader.position == source.count else {
      throw reader.malformed("\(source.count - reader.position) bytes after the document")
    }
    return value
  }

  private func malformed(_ reason: String) -> EntityTaggerError {
    .malformed(file: file, reason: "\(reason) (at byte \(position))")
  }

  private mutating func value(depth: Int) throws(EntityTaggerError) -> MessagePackValue {
    guard depth < Self.maximumDepth else { throw malformed("nested deeper than \(Self.maximumDepth)") }
    let tag = try UInt8(truncatingIfNeeded: unsigned(1))
    switch tag {
    case 0x00...0x7f: return .integer(Int64(tag))
    case 0x80...0x8f: return try map(Int(tag & 0x0f), depth)
    case 0x90...0x9f: return try array(Int(tag & 0x0f), depth)
    case 0xa0...0xbf: return try .bytes(take(Int(tag & 0x1f)))
    case 0xc0: return .null
    case 0xc2: return .bool(false)
    case 0xc3: return .bool(true)
    case 0xc4, 0xd9: return try .bytes(take(length(1)))
    case 0xc5, 0xda: return try .bytes(take(length(2)))
    case 0xc6, 0xdb: return try .bytes(take(length(4)))
    case 0xca: return try .double(Double(Float(bitPattern: UInt32(truncatingIfNeeded: unsigned(4)))))
    case 0xcb: return try .double(Double(bitPattern: unsigned(8)))
    case 0xcc, 0xcd, 0xce, 0xcf:
      let raw = try unsigned(1 << Int(tag - 0xcc))
      return Int64(exactly: raw).map { .integer($0) } ?? .unsigned(raw)
    case 0xd0: return try .integer(Int64(Int8(truncatingIfNeeded: unsigned(1))))
    case 0xd1: return try .integer(Int64(Int16(truncatingIfNeeded: unsigned(2))))
    case 0xd2: return try .integer(Int64(Int32(truncatingIfNeeded: unsigned(4))))
    case 0xd3: return try .integer(Int64(bitPattern: unsigned(8)))
    case 0xdc: return try array(length(2), depth)
    case 0xdd: return try array(length(4), depth)
    case 0xde: return try map(length(2), depth)
    case 0xdf: return try map(length(4), depth)
    case 0xe0...0xff: return .integer(Int64(Int8(bitPattern: tag)))
    default: throw malformed("tag \(tag) is an extension type or unused")
    }
  }

  private mutating func array(_ count: Int, _ depth: Int) throws(EntityTaggerError) -> MessagePackValue {
    // An element takes a byte or more, so a count above the bytes left is a lie.
    guard count <= source.count - position else { throw malformed("an array of \(count) elements is cut off") }
    var values: [MessagePackValue] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try value(depth: depth + 1)) }
    return .array(values)
  }

  private mutating func map(_ count: Int, _ depth: Int) throws(EntityTaggerError) -> MessagePackValue {
    guard count <= (source.count - position) / 2 else { throw malformed("a map of \(count) pairs is cut off") }
    var pairs: [MessagePackValue.Pair] = []
    pairs.reserveCapacity(count)
    for _ in 0..<count {
      let key = try value(depth: depth + 1)
      pairs.append(MessagePackValue.Pair(key: key, value: try value(depth: depth + 1)))
    }
    return .map(pairs)
  }

  private mutating func length(_ width: Int) throws(EntityTaggerError) -> Int {
    Int(truncatingIfNeeded: try unsigned(width))
  }

  private mutating func unsigned(_ width: Int) throws(EntityTaggerError) -> UInt64 {
    try take(width).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func take(_ count: Int) throws(EntityTaggerError) -> ArraySlice<UInt8> {
    guard count <= source.count - position else { throw malformed("\(count) bytes expected, the file ends") }
    defer { position += count }
    return source[position..<position + count]
  }
}
