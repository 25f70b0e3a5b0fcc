// Generated from google/protobuf/wrappers.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages

extension Google.Protobuf {
  /// Wrapper message for `double`.
  ///
  /// The JSON representation for `DoubleValue` is JSON number.
  public struct DoubleValue: Sendable, Hashable {
    /// The double value.
    public var value: Double = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: Double = 0
    ) {
      self.value = value
    }
  }
}

extension Google.Protobuf {
  /// Wrapper message for `float`.
  ///
  /// The JSON representation for `FloatValue` is JSON number.
  public struct FloatValue: Sendable, Hashable {
    /// The float value.
    public var value: Float = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: Float = 0
    ) {
      self.value = value
    }
  }
}

extension Google.Protobuf {
  /// Wrapper message for `int64`.
  ///
  /// The JSON representation for `Int64Value` is JSON string.
  public struct Int64Value: Sendable, Hashable {
    /// The int64 value.
    public var value: Int64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: Int64 = 0
    ) {
      self.value = value
    }
  }
}

extension Google.Protobuf {
  /// Wrapper message for `uint64`.
  ///
  /// The JSON representation for `UInt64Value` is JSON string.
  public struct UInt64Value: Sendable, Hashable {
    /// The uint64 value.
    public var value: UInt64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: UInt64 = 0
    ) {
      self.value = value
    }
  }
}

extension Google.Protobuf {
  /// Wrapper message for `int32`.
  ///
  /// The JSON representation for `Int32Value` is JSON number.
  public struct Int32Value: Sendable, Hashable {
    /// The int32 value.
    public var value: Int32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: Int32 = 0
    ) {
      self.value = value
    }
  }
}

extension Google.Protobuf {
  /// Wrapper message for `uint32`.
  ///
  /// The JSON representation for `UInt32Value` is JSON number.
  public struct UInt32Value: Sendable, Hashable {
    /// The uint32 value.
    public var value: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: UInt32 = 0
    ) {
      self.value = value
    }
  }
}

extension Google.Protobuf {
  /// Wrapper message for `bool`.
  ///
  /// The JSON representation for `BoolValue` is JSON `true` and `false`.
  public struct BoolValue: Sendable, Hashable {
    /// The bool value.
    public var value: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: Bool = false
    ) {
      self.value = value
    }
  }
}

extension Google.Protobuf {
  /// Wrapper message for `string`.
  ///
  /// The JSON representation for `StringValue` is JSON string.
  public struct StringValue: Sendable, Hashable {
    /// The string value.
    public var value: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: String = ""
    ) {
      self.value = value
    }
  }
}

extension Google.Protobuf {
  /// Wrapper message for `bytes`.
  ///
  /// The JSON representation for `BytesValue` is JSON string.
  public struct BytesValue: Sendable, Hashable {
    /// The bytes value.
    public var value: Bytes = Bytes()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: Bytes = Bytes()
    ) {
      self.value = value
    }
  }
}

// MARK: - Wire format

extension Google.Protobuf.DoubleValue: Message {
  public static let fullName = "google.protobuf.DoubleValue"
  public static var file: FileSchema { Google.Protobuf.wrappersFile }
  public static var schema: MessageSchema { Google.Protobuf.wrappersFile.messages[0] }
  public static let layout = unsafe MessageLayout(google__protobuf__double_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__DoubleValue.self)
    unsafe self.value = c.pointee.value
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__DoubleValue.self)
    unsafe google__protobuf__double_value__init(c)
    unsafe c.pointee.value = self.value
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.FloatValue: Message {
  public static let fullName = "google.protobuf.FloatValue"
  public static var file: FileSchema { Google.Protobuf.wrappersFile }
  public static var schema: MessageSchema { Google.Protobuf.wrappersFile.messages[1] }
  public static let layout = unsafe MessageLayout(google__protobuf__float_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__FloatValue.self)
    unsafe self.value = c.pointee.value
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__FloatValue.self)
    unsafe google__protobuf__float_value__init(c)
    unsafe c.pointee.value = self.value
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.Int64Value: Message {
  public static let fullName = "google.protobuf.Int64Value"
  public static var file: FileSchema { Google.Protobuf.wrappersFile }
  public static var schema: MessageSchema { Google.Protobuf.wrappersFile.messages[2] }
  public static let layout = unsafe MessageLayout(google__protobuf__int64_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__Int64Value.self)
    unsafe self.value = c.pointee.value
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__Int64Value.self)
    unsafe google__protobuf__int64_value__init(c)
    unsafe c.pointee.value = self.value
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.UInt64Value: Message {
  public static let fullName = "google.protobuf.UInt64Value"
  public static var file: FileSchema { Google.Protobuf.wrappersFile }
  public static var schema: MessageSchema { Google.Protobuf.wrappersFile.messages[3] }
  public static let layout = unsafe MessageLayout(google__protobuf__uint64_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__UInt64Value.self)
    unsafe self.value = c.pointee.value
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__UInt64Value.self)
    unsafe google__protobuf__uint64_value__init(c)
    unsafe c.pointee.value = self.value
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.Int32Value: Message {
  public static let fullName = "google.protobuf.Int32Value"
  public static var file: FileSchema { Google.Protobuf.wrappersFile }
  public static var schema: MessageSchema { Google.Protobuf.wrappersFile.messages[4] }
  public static let layout = unsafe MessageLayout(google__protobuf__int32_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__Int32Value.self)
    unsafe self.value = c.pointee.value
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__Int32Value.self)
    unsafe google__protobuf__int32_value__init(c)
    unsafe c.pointee.value = self.value
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.UInt32Value: Message {
  public static let fullName = "google.protobuf.UInt32Value"
  public static var file: FileSchema { Google.Protobuf.wrappersFile }
  public static var schema: MessageSchema { Google.Protobuf.wrappersFile.messages[5] }
  public static let layout = unsafe MessageLayout(google__protobuf__uint32_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__UInt32Value.self)
    unsafe self.value = c.pointee.value
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__UInt32Value.self)
    unsafe google__protobuf__uint32_value__init(c)
    unsafe c.pointee.value = self.value
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.BoolValue: Message {
  public static let fullName = "google.protobuf.BoolValue"
  public static var file: FileSchema { Google.Protobuf.wrappersFile }
  public static var schema: MessageSchema { Google.Protobuf.wrappersFile.messages[6] }
  public static let layout = unsafe MessageLayout(google__protobuf__bool_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__BoolValue.self)
    unsafe self.value = c.pointee.value != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__BoolValue.self)
    unsafe google__protobuf__bool_value__init(c)
    unsafe c.pointee.value = self.value ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.StringValue: Message {
  public static let fullName = "google.protobuf.StringValue"
  public static var file: FileSchema { Google.Protobuf.wrappersFile }
  public static var schema: MessageSchema { Google.Protobuf.wrappersFile.messages[7] }
  public static let layout = unsafe MessageLayout(google__protobuf__string_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__StringValue.self)
    unsafe self.value = source.string(c.pointee.value.data, c.pointee.value.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__StringValue.self)
    unsafe google__protobuf__string_value__init(c)
    unsafe arena.put(self.value, at: &c.pointee.value)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.BytesValue: Message {
  public static let fullName = "google.protobuf.BytesValue"
  public static var file: FileSchema { Google.Protobuf.wrappersFile }
  public static var schema: MessageSchema { Google.Protobuf.wrappersFile.messages[8] }
  public static let layout = unsafe MessageLayout(google__protobuf__bytes_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__BytesValue.self)
    unsafe self.value = source.bytes(c.pointee.value.data, c.pointee.value.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__BytesValue.self)
    unsafe google__protobuf__bytes_value__init(c)
    unsafe arena.put(self.value, at: &c.pointee.value)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf {
  /// `google/protobuf/wrappers.proto`.
  public static let wrappersFile = FileSchema(
    embedded: """
      Ch5nb29nbGUvcHJvdG9idWYvd3JhcHBlcnMucHJvdG8SD2dvb2dsZS5wcm90b2J1ZiIjCgtEb3VibGVWYWx1ZRIUCgV2YWx1ZRgBIAEoAVIFdm\
      FsdWUiIgoKRmxvYXRWYWx1ZRIUCgV2YWx1ZRgBIAEoAlIFdmFsdWUiIgoKSW50NjRWYWx1ZRIUCgV2YWx1ZRgBIAEoA1IFdmFsdWUiIwoLVUlu\
      dDY0VmFsdWUSFAoFdmFsdWUYASABKARSBXZhbHVlIiIKCkludDMyVmFsdWUSFAoFdmFsdWUYASABKAVSBXZhbHVlIiMKC1VJbnQzMlZhbHVlEh\
      QKBXZhbHVlGAEgASgNUgV2YWx1ZSIhCglCb29sVmFsdWUSFAoFdmFsdWUYASABKAhSBXZhbHVlIiMKC1N0cmluZ1ZhbHVlEhQKBXZhbHVlGAEg\
      ASgJUgV2YWx1ZSIiCgpCeXRlc1ZhbHVlEhQKBXZhbHVlGAEgASgMUgV2YWx1ZUKDAQoTY29tLmdvb2dsZS5wcm90b2J1ZkINV3JhcHBlcnNQcm\
      90b1ABWjFnb29nbGUuZ29sYW5nLm9yZy9wcm90b2J1Zi90eXBlcy9rbm93bi93cmFwcGVyc3Bi+AEBogIDR1BCqgIeR29vZ2xlLlByb3RvYnVm\
      LldlbGxLbm93blR5cGVzYgZwcm90bzM=
      """,
    dependencies: [])
}
