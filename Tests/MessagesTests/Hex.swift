import Messages

extension Bytes {
  /// Pairs of hexadecimal digits; spaces between them do not count.
  init(hex: String) {
    let digits = hex.filter { $0 != " " }.compactMap(\.hexDigitValue)
    self.init(stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
  }

  var hex: String {
    map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// A record of a length-prefixed field.
func record(_ number: UInt64, _ bytes: Bytes) -> Bytes {
  var record = BytesBuilder()
  record.append(varint: number << 3 | 2)
  record.append(varint: UInt64(bytes.count))
  record.append(contentsOf: bytes)
  return record.finish()
}

/// Bytes one after the other.
func joined(_ parts: Bytes...) -> Bytes { Bytes(parts.flatMap { $0 }) }

/// The error of a decoding that must not succeed.
func failure<M: Message>(_ type: M.Type, _ bytes: Bytes, _ options: DecodingOptions = .init()) -> MessageError? {
  do throws(MessageError) {
    _ = try M(serialized: bytes, options: options)
    return nil
  } catch {
    return error
  }
}
