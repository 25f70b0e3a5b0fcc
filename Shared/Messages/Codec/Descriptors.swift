internal import CProtobuf

extension UnsafePointer<ProtobufCMessageDescriptor> {
  /// Where the field of this number is in the descriptor's fields.
  @inline(__always)
  func fieldIndex(number: UInt32) -> Int? {
    let ranges = unsafe Int(pointee.n_field_ranges)
    guard ranges > 0, let range = unsafe pointee.field_ranges else { return nil }
    // Nearly every message numbers its fields from 1 without a gap: one range.
    let start = unsafe Int(range[0].start_value)
    let offset = Int(number) - start
    guard offset >= 0 else { return nil }
    // The range after the last holds the number of fields.
    if unsafe offset < Int(range[1].orig_index) { return offset }
    return ranges == 1 ? nil : unsafe fieldIndex(number: number, in: ranges)
  }

  @inline(never)
  private func fieldIndex(number: UInt32, in count: Int) -> Int? {
    guard let ranges = unsafe pointee.field_ranges else { return nil }
    var low = 0
    var high = count
    while high - low > 1 {
      let middle = (low + high) / 2
      if unsafe Int(ranges[middle].start_value) <= Int(number) { low = middle } else { high = middle }
    }
    let offset = unsafe Int(number) - Int(ranges[low].start_value)
    let size = unsafe Int(ranges[low + 1].orig_index) - Int(ranges[low].orig_index)
    return unsafe offset < size ? Int(ranges[low].orig_index) + offset : nil
  }
}

extension ProtobufCFieldDescriptor {
  /// Whether it is a `string` field: `proto/generate` marks those, as their C type is that of `bytes` fields.
  @inline(__always) var isText: Bool { unsafe reserved_flags == 1 }

  @inline(__always) var messageDescriptor: UnsafePointer<ProtobufCMessageDescriptor>? {
    unsafe descriptor?.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
  }

  @inline(__always) var isOneofMember: Bool { unsafe flags & PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue != 0 }

  @inline(__always) var isPacked: Bool { unsafe flags & PROTOBUF_C_FIELD_FLAG_PACKED.rawValue != 0 }

  /// Whether its values can be packed.
  @inline(__always) var isNumber: Bool { unsafe type.rawValue < PROTOBUF_C_TYPE_STRING.rawValue }

  /// The wire type of one value: an octal digit by type, from PROTOBUF_C_TYPE_INT32 on the right.
  @inline(__always) var ownWireType: UInt32 {
    unsafe UInt32(truncatingIfNeeded: (0o22200_15105_01005_00 as UInt64) >> (3 &* UInt64(type.rawValue)) & 7)
  }

  /// Of an element in a repeated field's array, in bytes.
  @inline(__always) var elementSize: Int {
    switch unsafe type {
    case PROTOBUF_C_TYPE_BYTES: 16
    case PROTOBUF_C_TYPE_INT64, PROTOBUF_C_TYPE_SINT64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_UINT64,
      PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_DOUBLE, PROTOBUF_C_TYPE_MESSAGE, PROTOBUF_C_TYPE_STRING:
      8
    default: 4
    }
  }

  /// Whether the field can be in this wire form.
  @inline(__always)
  func takes(_ wireType: UInt32) -> Bool {
    unsafe wireType == ownWireType || (wireType == 2 && label == PROTOBUF_C_LABEL_REPEATED)
  }
}

extension ProtobufCMessageUnknownField {
  /// Records with their tags, as they came: what this module keeps of a message besides its fields.
  ///
  /// libprotobuf-c would have one record here, without its tag; it never sees these.
  init(records: UnsafePointer<UInt8>, count: Int) {
    unsafe self.init(
      tag: 0, wire_type: PROTOBUF_C_WIRE_TYPE_LENGTH_PREFIXED, len: count, data: UnsafeMutablePointer(mutating: records)
    )
  }
}
