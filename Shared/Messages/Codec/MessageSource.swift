internal import CProtobuf

/// What generated code reads libprotobuf-c's form of a message with.
@safe
public struct MessageSource {
  // Safe: used inside of the call that decodes, which keeps the message's bytes.

  /// Keeps the message's bytes, in which every text and `bytes` value of the C struct stands. Not counted: a source goes
  /// to every message inside.
  private let owner: Unmanaged<AnyObject>?
  /// `bytes` fields of this size share the message's memory, smaller ones are copied.
  private let sharingThreshold: Int

  /// - Parameter bytes: The message's; the caller keeps them while the source is used.
  init(_ bytes: borrowing Bytes, sharingThreshold: Int) {
    unsafe owner = bytes.owner.map { unsafe Unmanaged.passUnretained($0) }
    self.sharingThreshold = sharingThreshold
  }

  /// A text; its bytes were found to be UTF-8 when the message was scanned.
  @inlinable
  public func string(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int) -> String {
    guard count > 0, let data = unsafe data else { return "" }
    let span = unsafe Span(_unsafeStart: UnsafePointer(data), count: count)
    return String(copying: unsafe UTF8Span(unchecked: span))
  }

  public func bytes(_ data: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Bytes {
    guard count > 0, let data = unsafe data else { return Bytes() }
    if count >= sharingThreshold {
      return unsafe Bytes(owner: owner?.takeUnretainedValue(), start: UnsafePointer(data), count: count)
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

  /// Numbers, by one copy of the memory, which may begin at any address.
  @inlinable
  public func numbers<T: BitwiseCopyable>(_ values: UnsafeMutablePointer<T>?, _ count: Int) -> [T] {
    guard count > 0, let values = unsafe values else { return [] }
    return unsafe [T](unsafeUninitializedCapacity: count) { room, initialized in
      unsafe UnsafeMutableRawBufferPointer(room).copyMemory(
        from: UnsafeRawBufferPointer(start: UnsafeRawPointer(values), count: count &* MemoryLayout<T>.stride))
      initialized = count
    }
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
    let count = unsafe Int(message.pointee.n_unknown_fields)
    if count == 1 { return unsafe UnknownFields(trusted: bytes(fields[0].data, fields[0].len)) }
    var builder = BytesBuilder(capacity: 64)
    for index in 0..<count {
      unsafe builder.append(contentsOf: UnsafeRawBufferPointer(start: fields[index].data, count: fields[index].len))
    }
    return UnknownFields(trusted: builder.finish())
  }
}
