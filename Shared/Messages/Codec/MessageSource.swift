internal import CProtobuf

/// What generated code reads libprotobuf-c's form of a message with.
public struct MessageSource {
  /// The message's bytes, to share with its `bytes` fields.
  let bytes: Bytes
  /// Whether `bytes` fields of 16 bytes stand for a part of ``bytes`` (see ``Normalizer``).
  let hasTokens: Bool

  /// A text; its bytes were found to be UTF-8 when the message was scanned.
  @inlinable
  public func string(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int) -> String {
    guard count > 0, let data = unsafe data else { return "" }
    let span = unsafe Span(_unsafeStart: UnsafePointer(data), count: count)
    return String(copying: unsafe UTF8Span(unchecked: span))
  }

  public func bytes(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Bytes {
    guard count > 0, let data = unsafe data else { return Bytes() }
    if hasTokens, count == Normalizer.tokenSize {
      let memory = UnsafeRawPointer(data)
      // The normaliser wrote it, out of a range that it had checked against the message's end.
      let start = unsafe memory.loadUnaligned(as: Int.self)
      let length = unsafe memory.loadUnaligned(fromByteOffset: 8, as: Int.self)
      return bytes.slice(start..<start + length)
    }
    return unsafe Bytes(copying: UnsafeRawBufferPointer(start: data, count: count))
  }

  /// Texts.
  ///
  /// - Parameter values: An array of `ProtobufCBinaryData`: a length and an address each.
  @inlinable
  public func strings(_ values: UnsafeRawPointer?, _ count: Int) -> [String] {
    guard count > 0, let values = unsafe values else { return [] }
    return unsafe [String](unsafeUninitializedCapacity: count) { room, initialized in
      for i in 0..<count {
        let value = unsafe values + i &* 16
        let text = unsafe string(
          value.load(fromByteOffset: 8, as: UnsafeMutablePointer<UInt8>?.self), value.load(as: Int.self))
        unsafe room.initializeElement(at: i, to: text)
      }
      initialized = count
    }
  }

  /// Byte strings.
  ///
  /// - Parameter values: As for ``strings(_:_:)``.
  public func byteStrings(_ values: UnsafeRawPointer?, _ count: Int) -> [Bytes] {
    guard count > 0, let values = unsafe values else { return [] }
    return (0..<count).map { i in
      let value = unsafe values + i &* 16
      return unsafe bytes(
        value.load(fromByteOffset: 8, as: UnsafeMutablePointer<UInt8>?.self), value.load(as: Int.self))
    }
  }

  /// Numbers, by one copy of the memory.
  @inlinable
  public func numbers<T: BitwiseCopyable>(_ values: UnsafeMutablePointer<T>?, _ count: Int) -> [T] {
    unsafe Array(UnsafeBufferPointer(start: values, count: values == nil ? 0 : count))
  }

  /// Booleans; C has them as `int`.
  @inlinable
  public func booleans(_ values: UnsafeMutablePointer<Int32>?, _ count: Int) -> [Bool] {
    unsafe UnsafeBufferPointer(start: values, count: values == nil ? 0 : count).map { $0 != 0 }
  }

  /// Enumeration values; C has them as `int`.
  @inlinable
  public func enums<E: EnumValue>(_ values: UnsafeRawPointer?, _ count: Int) -> [E] {
    guard count > 0, let values = unsafe values else { return [] }
    return (0..<count).map { E(rawValue: unsafe values.load(fromByteOffset: $0 &* 4, as: Int32.self)) }
  }

  /// A message, if there is one.
  @inlinable
  public func message<M: Message>(_ message: UnsafeRawPointer?) -> M? {
    guard let message = unsafe message else { return nil }
    return unsafe M(decoding: message, from: self)
  }

  /// Messages.
  ///
  /// - Parameter values: An array of pointers to C messages.
  @inlinable
  public func messages<M: Message>(_ values: UnsafeRawPointer?, _ count: Int) -> [M] {
    guard count > 0, let values = unsafe values else { return [] }
    return unsafe [M](unsafeUninitializedCapacity: count) { room, initialized in
      for i in 0..<count {
        // libprotobuf-c leaves no null pointers in an array.
        let message = unsafe values.load(fromByteOffset: i &* 8, as: UnsafeRawPointer.self)
        unsafe room.initializeElement(at: i, to: M(decoding: message, from: self))
      }
      initialized = count
    }
  }

  /// The unknown fields of a C message.
  ///
  /// - Parameter message: Begins with a `ProtobufCMessage`.
  @inlinable
  public func unknownFields(_ message: UnsafeRawPointer) -> UnknownFields {
    // The second member: how many there are.
    let count = unsafe message.load(fromByteOffset: 8, as: UInt32.self)
    return unsafe count == 0 ? UnknownFields() : collectUnknownFields(message)
  }

  @usableFromInline
  func collectUnknownFields(_ message: UnsafeRawPointer) -> UnknownFields {
    let message = unsafe message.assumingMemoryBound(to: ProtobufCMessage.self)
    guard let fields = unsafe message.pointee.unknown_fields else { return UnknownFields() }
    var builder = BytesBuilder(capacity: 64)
    for index in unsafe 0..<Int(message.pointee.n_unknown_fields) {
      unsafe append(fields[index], to: &builder)
    }
    return UnknownFields(trusted: builder.finish())
  }

  private func append(_ field: ProtobufCMessageUnknownField, to builder: inout BytesBuilder) {
    let data = unsafe UnsafeRawBufferPointer(start: field.data, count: field.data == nil ? 0 : field.len)
    if hasTokens, unsafe field.tag == Normalizer.wrapperNumber {
      // A whole record that libprotobuf-c would have refused; before it, its length in five bytes.
      unsafe builder.append(contentsOf: UnsafeRawBufferPointer(rebasing: data.dropFirst(Normalizer.lengthSize)))
    } else {
      unsafe builder.append(varint: UInt64(field.tag) << 3 | UInt64(field.wire_type.rawValue))
      unsafe builder.append(contentsOf: data)
    }
  }
}
