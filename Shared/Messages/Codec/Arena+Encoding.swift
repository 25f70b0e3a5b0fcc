internal import CProtobuf

// What generated code writes libprotobuf-c's form of a message with.

extension Arena {
  /// A text, copied into the arena.
  ///
  /// - Parameter target: A `ProtobufCBinaryData`: a length and an address.
  @inlinable
  public func put(_ text: String, at target: UnsafeMutableRawPointer) {
    var text = text
    text.withUTF8 { utf8 in
      guard let source = utf8.baseAddress, utf8.count > 0 else { return }
      let copy = unsafe allocate(byteCount: utf8.count)
      unsafe copy.copyMemory(from: source, byteCount: utf8.count)
      unsafe target.storeBytes(of: utf8.count, as: Int.self)
      unsafe target.storeBytes(of: copy, toByteOffset: 8, as: UnsafeMutableRawPointer.self)
    }
  }

  /// Bytes, not copied: the message that is encoded keeps them until it is.
  ///
  /// - Parameter target: A `ProtobufCBinaryData`: a length and an address.
  @inlinable
  public func put(_ bytes: Bytes, at target: UnsafeMutableRawPointer) {
    unsafe target.storeBytes(of: bytes.count, as: Int.self)
    unsafe target.storeBytes(of: bytes.start, toByteOffset: 8, as: UnsafePointer<UInt8>.self)
  }

  /// Texts, as an array of `ProtobufCBinaryData`.
  @inlinable
  public func strings<C>(_ values: [String]) -> UnsafeMutablePointer<C>? {
    guard !values.isEmpty else { return nil }
    let array = unsafe emptyBinaryData(count: values.count)
    for i in values.indices { unsafe put(values[i], at: array + i &* 16) }
    return unsafe array.assumingMemoryBound(to: C.self)
  }

  /// Byte strings, as an array of `ProtobufCBinaryData`.
  @inlinable
  public func byteStrings<C>(_ values: [Bytes]) -> UnsafeMutablePointer<C>? {
    guard !values.isEmpty else { return nil }
    let array = unsafe emptyBinaryData(count: values.count)
    for i in values.indices { unsafe put(values[i], at: array + i &* 16) }
    return unsafe array.assumingMemoryBound(to: C.self)
  }

  @usableFromInline
  func emptyBinaryData(count: Int) -> UnsafeMutableRawPointer {
    let array = unsafe allocate(byteCount: count &* 16)
    unsafe array.initializeMemory(as: UInt8.self, repeating: 0, count: count &* 16)
    return unsafe array
  }

  /// Numbers, not copied: the message that is encoded keeps their array until it is, and an array's elements stand in
  /// an object that never moves.
  @inlinable
  public func numbers<T: BitwiseCopyable>(_ values: [T]) -> UnsafeMutablePointer<T>? {
    // Nobody writes there.
    unsafe values.withUnsafeBufferPointer { unsafe UnsafeMutablePointer(mutating: $0.baseAddress) }
  }

  /// Booleans, as `int`.
  @inlinable
  public func booleans(_ values: [Bool]) -> UnsafeMutablePointer<Int32>? {
    guard !values.isEmpty else { return nil }
    let array = unsafe allocate(Int32.self, count: values.count)
    for i in values.indices { unsafe array[i] = values[i] ? 1 : 0 }
    return unsafe array
  }

  /// Enumeration values, as `int`.
  @inlinable
  public func enums<E: EnumValue, C>(_ values: [E]) -> UnsafeMutablePointer<C>? {
    guard !values.isEmpty else { return nil }
    let array = unsafe allocate(Int32.self, count: values.count)
    for i in values.indices { unsafe array[i] = values[i].rawValue }
    return unsafe UnsafeMutableRawPointer(array).assumingMemoryBound(to: C.self)
  }

  /// A message, if there is one.
  @inlinable
  public func message<M: Message, C>(_ message: M?) -> UnsafeMutablePointer<C>? {
    guard let message else { return nil }
    return unsafe message.encode(into: self).assumingMemoryBound(to: C.self)
  }

  /// Messages, as an array of pointers.
  @inlinable
  public func messages<M: Message, C>(_ values: [M]) -> UnsafeMutablePointer<C>? {
    guard !values.isEmpty else { return nil }
    let array = unsafe allocate(UnsafeMutableRawPointer.self, count: values.count)
    for i in values.indices { unsafe array[i] = values[i].encode(into: self) }
    return unsafe UnsafeMutableRawPointer(array).assumingMemoryBound(to: C.self)
  }

  /// A map, as an array of pointers to entries; keys in ascending order, so that equal messages have equal bytes.
  @inlinable
  public func map<Key: Comparable, Value, C, Entry>(
    _ values: [Key: Value], _ makeEntry: (Key, Value) -> UnsafeMutablePointer<Entry>
  ) -> UnsafeMutablePointer<C>? {
    guard !values.isEmpty else { return nil }
    let array = unsafe allocate(UnsafeMutableRawPointer.self, count: values.count)
    var i = 0
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      unsafe array[i] = UnsafeMutableRawPointer(makeEntry(key, value))
      i &+= 1
    }
    return unsafe UnsafeMutableRawPointer(array).assumingMemoryBound(to: C.self)
  }

  /// As for keys that have an order; false comes first.
  @inlinable
  public func map<Value, C, Entry>(
    _ values: [Bool: Value], _ makeEntry: (Bool, Value) -> UnsafeMutablePointer<Entry>
  ) -> UnsafeMutablePointer<C>? {
    guard !values.isEmpty else { return nil }
    let array = unsafe allocate(UnsafeMutableRawPointer.self, count: values.count)
    var i = 0
    for key in [false, true] {
      guard let value = values[key] else { continue }
      unsafe array[i] = UnsafeMutableRawPointer(makeEntry(key, value))
      i &+= 1
    }
    return unsafe UnsafeMutableRawPointer(array).assumingMemoryBound(to: C.self)
  }

  /// Unknown fields, as they are.
  ///
  /// - Parameter message: Begins with a `ProtobufCMessage`.
  @inlinable
  public func put(_ fields: UnknownFields, at message: UnsafeMutableRawPointer) {
    if !fields.isEmpty { unsafe appendRecords(fields.serialized, to: message) }
  }

  @usableFromInline
  func appendRecords(_ records: Bytes, to message: UnsafeMutableRawPointer) {
    let message = unsafe message.assumingMemoryBound(to: ProtobufCMessage.self)
    let previous = unsafe Int(message.pointee.n_unknown_fields)
    let fields = unsafe allocate(ProtobufCMessageUnknownField.self, count: previous + 1)
    if previous > 0, let old = unsafe message.pointee.unknown_fields {
      unsafe fields.initialize(from: old, count: previous)
    }
    // A copy, as the bytes may end with the caller's scope.
    let data = unsafe allocate(UInt8.self, count: records.count)
    unsafe data.initialize(from: records.start, count: records.count)
    unsafe (fields + previous).initialize(to: ProtobufCMessageUnknownField(records: data, count: records.count))
    unsafe message.pointee.unknown_fields = fields
    unsafe message.pointee.n_unknown_fields = UInt32(previous + 1)
  }
}
