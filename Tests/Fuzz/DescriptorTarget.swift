import Messages

/// A stranger's descriptors, as reflection gives them: two bytes of their length, they, and a message that they describe,
/// in the wire format and in JSON.
enum DescriptorTarget {
  static func run(_ bytes: [UInt8]) {
    guard bytes.count >= 2 else { return }
    let length = Int(bytes[0]) << 8 | Int(bytes[1])
    let descriptor = Bytes(bytes.dropFirst(2).prefix(length))
    let content = Bytes(bytes.dropFirst(2 + length))
    guard let pool = try? SchemaPool(serializedFiles: [descriptor, content]) else { return }
    let transcoder = JSONTranscoder(pool)
    for file in pool.files {
      _ = pool.closure(of: file)
      for message in file.messages.prefix(4) {
        _ = try? transcoder.binary(fromJSON: content, type: message.fullName)
        guard let json = try? transcoder.json(fromBinary: content, type: message.fullName) else { continue }
        _ = try? transcoder.binary(fromJSON: json, type: message.fullName)
      }
    }
  }
}
