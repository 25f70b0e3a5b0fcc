/// Reads wire-format bytes record by record, without a description; nothing is copied.
public struct WireReader {
  /// A field's value in its wire form.
  public enum Value: Sendable, Hashable {
    case varint(UInt64)
    case fixed64(UInt64)
    case fixed32(UInt32)
    /// A text, bytes, a message, or packed numbers.
    case bytes(Bytes)
    /// A group's records, without the tags around.
    case group(Bytes)
  }

  /// A record.
  public struct Field: Sendable, Hashable {
    public var number: UInt32
    public var value: Value
  }

  private let bytes: Bytes
  private var place = 0
  private static let maxNesting = 100

  public init(_ bytes: Bytes) { self.bytes = bytes }

  /// Where the next record begins, in bytes.
  public var position: Int { place }

  /// The next record; nil after the last.
  public mutating func next() throws(MessageError) -> Field? {
    guard place < bytes.count else { return nil }
    // `place` is inside the bytes, which `self` keeps.
    var cursor = unsafe WireCursor(bytes.start + place, count: bytes.count - place)
    let tag = try cursor.tag()
    let begin = bytes.count - cursor.count
    let value: Value
    switch tag & 7 {
    case 0: value = .varint(try cursor.varint())
    case 1:
      try cursor.skip(8)
      value = .fixed64(unsafe UnsafeRawPointer(bytes.start + begin).loadUnaligned(as: UInt64.self))
    case 5:
      try cursor.skip(4)
      value = .fixed32(unsafe UnsafeRawPointer(bytes.start + begin).loadUnaligned(as: UInt32.self))
    case 2:
      let count = try cursor.lengthPrefixed().count
      let end = bytes.count - cursor.count
      value = .bytes(bytes.slice(end - count..<end))
    default:
      try cursor.skipValue(of: tag, level: 1, maxNesting: Self.maxNesting)
      let end = bytes.count - cursor.count
      value = .group(bytes.slice(begin..<end - Self.tagSize(tag)))
    }
    place = bytes.count - cursor.count
    return Field(number: tag >> 3, value: value)
  }

  /// Throws where the bytes are not records.
  static func check(_ bytes: Bytes) throws(MessageError) {
    var reader = WireReader(bytes)
    while try reader.next() != nil {}
  }

  /// The first record's tag, and how many bytes it has.
  static func tag(of bytes: Bytes) throws(MessageError) -> (tag: UInt32, size: Int) {
    var cursor = unsafe WireCursor(bytes.start, count: bytes.count)
    let tag = try cursor.tag()
    return (tag, bytes.count - cursor.count)
  }

  private static func tagSize(_ tag: UInt32) -> Int { max(1, (38 - tag.leadingZeroBitCount) / 7) }
}

extension WireReader.Value {
  /// A number's bits, whatever its wire form; nil for bytes.
  public var bits: UInt64? {
    switch self {
    case .varint(let value), .fixed64(let value): value
    case .fixed32(let value): UInt64(value)
    case .bytes, .group: nil
    }
  }

  public var bytes: Bytes? {
    if case .bytes(let bytes) = self { bytes } else { nil }
  }

  /// As UTF-8; nil where it is not.
  public var text: String? { bytes?.text }
}
