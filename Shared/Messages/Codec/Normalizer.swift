internal import CProtobuf

/// Rewrites a message so that libprotobuf-c takes all of it and copies little of it.
///
/// Only messages that ``WireScanner`` says need it come here. What changes:
/// - A `bytes` value of ``DecodingOptions/sharingThreshold`` or more becomes a token of 16 bytes: where it begins in
///   the original and how long it is. Values that have 16 bytes by themselves become tokens, too, so that nothing a
///   peer sends can pass for one.
/// - A record that libprotobuf-c refuses (a group, a known field in another wire type) goes whole into a field of
///   number 19999, which the protobuf language reserves and which libprotobuf-c keeps as unknown. Records that come
///   with that number are wrapped, too.
/// - A message field that comes twice comes once, with the values one after the other: that is what merging is.
///
/// The scan has checked the bytes: errors here are its errors again.
struct Normalizer {
  static let tokenSize = 16
  static let wrapperNumber: UInt32 = 19_999
  /// Lengths are written in five bytes, so that they can be filled in afterwards.
  static let lengthSize = 5

  private let bytes: Bytes
  private let options: DecodingOptions

  init(_ bytes: Bytes, _ options: DecodingOptions) {
    self.bytes = bytes
    self.options = options
  }

  /// A record of a known field or an unknown one.
  private struct Record {
    var tag: UInt32
    /// Where a known field is in the descriptor, if the record is in a form that it takes.
    var field: Int?
    /// Whether no field has the number.
    var isForeign: Bool
    /// Tag and value.
    var whole: Range<Int>
    /// The value without its length.
    var value: Range<Int>
  }

  func normalize(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) throws(MessageError) -> Bytes {
    var output = BytesBuilder(capacity: min(bytes.count, 4096))
    try unsafe normalize([0..<bytes.count], descriptor, level: 1, into: &output)
    return output.finish()
  }

  /// - Parameter ranges: The message, in parts.
  private func normalize(
    _ ranges: [Range<Int>], _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, level: Int,
    into output: inout BytesBuilder
  ) throws(MessageError) {
    guard level <= options.maxNesting else { throw MessageError(.nesting(limit: options.maxNesting)) }
    let merges = try unsafe merges(in: ranges, descriptor, level: level)
    for range in ranges {
      var place = range.lowerBound
      while place < range.upperBound {
        let record = try unsafe record(at: &place, end: range.upperBound, descriptor, level: level)
        guard let index = record.field else {
          wrap(record, into: &output)
          continue
        }
        let field = unsafe descriptor.pointee.fields[index]
        if let inner = unsafe field.messageDescriptor, unsafe field.type == PROTOBUF_C_TYPE_MESSAGE {
          let parts = unsafe field.isSingularMessage ? merges[index] ?? [record.value] : [record.value]
          // Merged values come where the last of them stood.
          guard unsafe !field.isSingularMessage || parts.last == record.value else { continue }
          output.append(varint: UInt64(record.tag))
          let mark = output.beginLength()
          try unsafe normalize(parts, inner, level: level + 1, into: &output)
          output.endLength(mark)
        } else if unsafe isShared(field, record) {
          output.append(varint: UInt64(record.tag))
          output.append(UInt8(Self.tokenSize))
          var token = (record.value.lowerBound, record.value.count)
          unsafe withUnsafeBytes(of: &token) { unsafe output.append(contentsOf: $0) }
        } else {
          output.append(contentsOf: bytes.slice(record.whole))
        }
      }
    }
  }

  private func isShared(_ field: ProtobufCFieldDescriptor, _ record: Record) -> Bool {
    unsafe field.type == PROTOBUF_C_TYPE_BYTES && !field.isText
      && (record.value.count >= options.sharingThreshold || record.value.count == Self.tokenSize)
  }

  /// The values of each singular message field; of a oneof's, those since another member came.
  private func merges(
    in ranges: [Range<Int>], _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, level: Int
  ) throws(MessageError) -> [Int: [Range<Int>]] {
    var values: [Int: [Range<Int>]] = [:]
    var current: [UInt32: Int] = [:]
    for range in ranges {
      var place = range.lowerBound
      while place < range.upperBound {
        let record = try unsafe record(at: &place, end: range.upperBound, descriptor, level: level)
        guard let index = record.field else { continue }
        let field = unsafe descriptor.pointee.fields[index]
        if unsafe field.isOneofMember {
          // Members of one oneof share the place that says which of them is set.
          if let before = unsafe current[field.quantifier_offset], before != index { values[before] = nil }
          unsafe current[field.quantifier_offset] = index
        }
        if unsafe field.isSingularMessage { values[index, default: []].append(record.value) }
      }
    }
    return values
  }

  /// A record as it is if libprotobuf-c keeps it as unknown by itself, else inside a wrapper.
  private func wrap(_ record: Record, into output: inout BytesBuilder) {
    let isGroup = record.tag & 7 == 3
    if record.isForeign, !isGroup, record.tag >> 3 != Self.wrapperNumber {
      output.append(contentsOf: bytes.slice(record.whole))
      return
    }
    output.append(varint: UInt64(Self.wrapperNumber) << 3 | 2)
    let mark = output.beginLength()
    output.append(contentsOf: bytes.slice(record.whole))
    output.endLength(mark)
  }

  private func record(
    at place: inout Int, end: Int, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, level: Int
  ) throws(MessageError) -> Record {
    let begin = place
    // `place` and `end` are inside the bytes, which `self` keeps.
    var cursor = unsafe WireCursor(bytes.start + begin, count: end - begin)
    let tag = try cursor.tag()
    let index = unsafe descriptor.fieldIndex(number: tag >> 3)
    let isTaken = index.map { unsafe descriptor.pointee.fields[$0].takes(tag & 7) } ?? false
    var valueCount = 0
    if tag & 7 == 2 {
      valueCount = try cursor.lengthPrefixed().count
    } else {
      try cursor.skipValue(of: tag, level: level, maxNesting: options.maxNesting)
    }
    place = end - cursor.count
    return Record(
      tag: tag, field: isTaken ? index : nil, isForeign: index == nil, whole: begin..<place,
      value: (place - valueCount)..<place)
  }
}

extension BytesBuilder {
  /// Leaves room for a length; gives its place for ``endLength(_:)``.
  fileprivate mutating func beginLength() -> Int {
    let mark = count
    for _ in 0..<Normalizer.lengthSize { append(0) }
    return mark
  }

  fileprivate mutating func endLength(_ mark: Int) {
    var length = count - mark - Normalizer.lengthSize
    for i in 0..<Normalizer.lengthSize {
      replace(at: mark + i, with: UInt8(length & 0x7f) | (i < Normalizer.lengthSize - 1 ? 0x80 : 0))
      length >>= 7
    }
  }
}
