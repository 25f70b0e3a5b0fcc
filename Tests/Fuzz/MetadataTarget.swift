import Messages
import RPCCore

@testable import RPCTransport

/// Header fields: a byte for the name, a byte for the value's length, the value, and so on.
enum MetadataTarget {
  private static let names = [
    "x-text", "trace-bin", "key-bin", "grpc-internal", "user-agent", "a", "-bin", "x-long-name-of-a-field-bin",
  ]

  static func run(_ bytes: [UInt8]) {
    var fields = FieldList()
    var rest = bytes[...]
    while let choice = rest.popFirst(), let length = rest.popFirst() {
      let value = Array(rest.prefix(Int(length)))
      rest = rest.dropFirst(Int(length))
      let name = Array(names[Int(choice) % names.count].utf8)
      unsafe name.withUnsafeBytes { name in
        unsafe value.withUnsafeBytes { value in unsafe fields.append(name, value) }
      }
      runValue(value)
    }
    // Either answer will do; it must be one.
    _ = try? fields.metadata()
  }

  private static func runValue(_ value: [UInt8]) {
    if let time = TimeoutHeader.parse(value) {
      require(time >= .zero, "no time is negative")
      let again = TimeoutHeader.parse(TimeoutHeader.format(time).utf8)
      require(again.map { $0 >= time || time > .seconds(99_999_999) } == true, "a time survives its header")
    }
    let text = PercentCoding.decode(value)
    require(PercentCoding.decode(PercentCoding.encode(text)) == text, "a text survives its percent coding")
    if let decoded = RPCTransport.Base64.decode(value) {
      require(RPCTransport.Base64.decode(RPCTransport.Base64.encode(decoded)) == decoded, "bytes survive base64")
    }
    _ = CallContentType(String(decoding: value, as: UTF8.self))
    _ = ConnectTimeout.parse(value)
    _ = try? PathTemplate(String(decoding: value, as: UTF8.self))
  }
}
