import HTTP2
import Messages
import RPCCore

/// Base64 as gRPC's binary metadata uses it: sent without padding, taken with or without.
///
/// Source: PROTOCOL-HTTP2.md, Custom-Metadata; RFC 4648, section 4.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  static func encode(_ bytes: Bytes) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var pending: UInt32 = 0
    var bits = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(alphabet[Int(pending >> UInt32(bits) & 63)])
      }
    }
    if bits > 0 { text.append(alphabet[Int(pending << UInt32(6 - bits) & 63)]) }
    return text
  }

  /// The bytes, or nil when the text is not base64.
  static func decode(_ text: some BidirectionalCollection<UInt8>) -> Bytes? {
    var letters = text.count
    var trimmed = text[...]
    while let last = trimmed.last, last == UInt8(ascii: "=") {
      trimmed = trimmed.dropLast()
      letters -= 1
    }
    guard letters % 4 != 1, text.count - letters <= 2 else { return nil }
    if letters != text.count, text.count % 4 != 0 { return nil }
    var builder = BytesBuilder(capacity: letters * 3 / 4)
    var pending: UInt32 = 0
    var bits = 0
    for letter in trimmed {
      let value = values[Int(letter)]
      guard value < 64 else { return nil }
      pending = pending << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        builder.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
      }
    }
    return builder.finish()
  }
}

/// Text in a header: printable ASCII as it is, everything else (and `%`) as `%XX`.
///
/// Source: PROTOCOL-HTTP2.md, Status-Message.
enum PercentCoding {
  private static let digits = Array("0123456789ABCDEF".utf8)

  static func encode(_ text: String) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if (0x20...0x7E).contains(byte), byte != UInt8(ascii: "%") {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return encoded
  }

  /// What is not `%XX` stays as it is: a message is never lost for its coding.
  static func decode(_ text: some Collection<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      index = text.index(after: index)
      if byte == UInt8(ascii: "%"), let high = value(text, index),
        let low = value(text, text.index(after: index))
      {
        bytes.append(high << 4 | low)
        index = text.index(index, offsetBy: 2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func value<Text: Collection<UInt8>>(_ text: Text, _ index: Text.Index) -> UInt8? {
    guard index < text.endIndex else { return nil }
    switch text[index] {
    case let byte where (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte): return byte - UInt8(ascii: "0")
    case let byte where (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte): return byte - UInt8(ascii: "A") + 10
    case let byte where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte): return byte - UInt8(ascii: "a") + 10
    default: return nil
    }
  }
}

extension Metadata {
  /// Adds a header field off the wire. A malformed binary value is refused.
  mutating func addField(name: String, value: UnsafeRawBufferPointer) throws(RPCError) {
    guard name.hasSuffix("-bin") else {
      addReceived(key: name, value: .text(unsafe String(decoding: value, as: UTF8.self)))
      return
    }
    // Several values may come in one field, with commas.
    let parts = unsafe value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
      unsafe Array($0)
    }
    for part in parts {
      let trimmed = part.drop { $0 == 0x20 }
      guard let bytes = Base64.decode(trimmed) else {
        throw RPCError(.internalError, "Metadata \(name) is not base64.")
      }
      addReceived(key: name, value: .binary(bytes))
    }
  }
}

extension HeaderBlock {
  /// Adds metadata as header fields.
  func add(_ metadata: Metadata) {
    for entry in metadata.entries {
      switch entry.value {
      case .text(let text): add(copying: entry.key, copying: text.utf8)
      case .binary(let bytes): add(copying: entry.key, copying: Base64.encode(bytes))
      }
    }
  }

  /// Adds a status with its message and details.
  func add(_ error: RPCError) {
    add("grpc-status", copying: String(error.code.rawValue).utf8)
    if !error.message.isEmpty { add("grpc-message", copying: PercentCoding.encode(error.message)) }
    if !error.details.isEmpty { add("grpc-status-details-bin", copying: Base64.encode(error.details)) }
    add(error.metadata)
  }
}
