internal import CProtobuf

/// One pass over a message's bytes by its description, before libprotobuf-c sees them.
///
/// libprotobuf-c knows no limit of nesting (it recurses until the stack ends) and checks no UTF-8; it also refuses what
/// other parsers take (groups, a known field with another wire type) and does not merge a message that comes twice in
/// a oneof. The scan refuses the first kind and notes the second, for ``Normalizer`` to put right.
struct WireScanner {
  let options: DecodingOptions
  /// Whether libprotobuf-c would refuse or lose something, or copy much.
  private(set) var needsNormalizing = false

  init(options: DecodingOptions) { self.options = options }

  /// - Parameter level: 1 for the outermost message.
  mutating func scan(
    _ cursor: inout WireCursor, _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, level: Int
  ) throws(MessageError) {
    guard level <= options.maxNesting else { throw MessageError(.nesting(limit: options.maxNesting)) }
    // Which message fields came already, by their index; those above 63 share the last bit.
    var seen: UInt64 = 0
    while !cursor.isAtEnd {
      let tag = try cursor.tag()
      guard let index = unsafe descriptor.fieldIndex(number: tag >> 3) else {
        try skip(tag, &cursor, level: level)
        continue
      }
      let field = unsafe descriptor.pointee.fields + index
      do throws(MessageError) {
        try unsafe scan(field, tag, &cursor, level: level)
      } catch {
        throw unsafe error.within(String(cString: field.pointee.name))
      }
      if unsafe field.pointee.isSingularMessage {
        let bit: UInt64 = 1 << UInt64(min(index, 63))
        if seen & bit != 0 { needsNormalizing = true }
        seen |= bit
      }
    }
  }

  @inline(__always)
  private mutating func scan(
    _ field: UnsafePointer<ProtobufCFieldDescriptor>, _ tag: UInt32, _ cursor: inout WireCursor, level: Int
  ) throws(MessageError) {
    let wireType = tag & 7
    guard unsafe field.pointee.takes(wireType) else {
      needsNormalizing = true
      try skip(tag, &cursor, level: level)
      return
    }
    switch wireType {
    case 0: _ = try cursor.varint()
    case 1: try cursor.skip(8)
    case 5: try cursor.skip(4)
    default:
      var value = try cursor.lengthPrefixed()
      switch unsafe field.pointee.type {
      case PROTOBUF_C_TYPE_MESSAGE:
        guard let inner = unsafe field.pointee.messageDescriptor else { return }
        try unsafe scan(&value, inner, level: level + 1)
      case PROTOBUF_C_TYPE_BYTES:
        // protoc-c was told that texts are bytes, so that they keep their length; the flag tells them apart.
        if unsafe field.pointee.isText {
          guard value.isUTF8 else { throw MessageError(.utf8) }
        } else if value.count >= options.sharingThreshold {
          needsNormalizing = true
        }
      default: break
      }
    }
  }

  private mutating func skip(_ tag: UInt32, _ cursor: inout WireCursor, level: Int) throws(MessageError) {
    if tag & 7 == 3 { needsNormalizing = true }
    try cursor.skipValue(of: tag, level: level, maxNesting: options.maxNesting)
  }
}
