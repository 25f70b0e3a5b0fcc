import Messages

/// A `google.api.HttpBody` in the wire format: the bytes of a body of plain HTTP as they are, and their type.
///
/// Its third field, extensions, has no place in plain HTTP. Source: `google/api/httpbody.proto`.
struct RawBody: Hashable {
  static let typeName = "google.api.HttpBody"

  /// As `content-type` has it; empty for none.
  var type = ""
  var data = Bytes()

  /// Reads a message; of a field that is there twice the last counts.
  mutating func merge(_ message: Bytes) throws(MessageError) {
    var reader = WireReader(message)
    while let field = try reader.next() {
      switch field.number {
      case 1: type = field.value.text ?? type
      case 2: data = field.value.bytes ?? data
      default: break
      }
    }
  }

  /// Appends the message, or a field of a message around it.
  func append(to message: inout BytesBuilder, field number: UInt32? = nil) {
    let parts = [(1, type.utf8.count), (2, data.count)].filter { $0.1 > 0 }
    if let number {
      message.append(varint: UInt64(number) << 3 | 2)
      // A tag is one byte here.
      message.append(varint: parts.reduce(0) { $0 + 1 + Self.varintBytes($1.1) + UInt64($1.1) })
    }
    for (number, count) in parts {
      message.append(varint: UInt64(number) << 3 | 2)
      message.append(varint: UInt64(count))
      if number == 1 { message.append(type) } else { message.append(contentsOf: data) }
    }
  }

  private static func varintBytes(_ value: Int) -> UInt64 { UInt64((70 - (value | 1).leadingZeroBitCount) / 7) }
}
