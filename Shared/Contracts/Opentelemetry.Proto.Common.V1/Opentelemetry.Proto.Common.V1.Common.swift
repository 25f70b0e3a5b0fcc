// Generated from opentelemetry/proto/common/v1/common.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Opentelemetry.Proto.Common.V1 {
  /// A value of any of the types that attributes have.
  public struct AnyValue: Sendable, Hashable {
    public var value: Value?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      value: Value? = nil
    ) {
      self.value = value
    }

    /// One of these at a time.
    public enum Value: Sendable, Hashable {
      case stringValue(String)
      case boolValue(Bool)
      case intValue(Int64)
      case doubleValue(Double)
      case arrayValue(ArrayValue)
      case kvlistValue(KeyValueList)
      case bytesValue(Bytes)
    }
  }
}

extension Opentelemetry.Proto.Common.V1 {
  /// Values in their order.
  public struct ArrayValue: Sendable, Hashable {
    public var values: [AnyValue] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      values: [AnyValue] = []
    ) {
      self.values = values
    }
  }
}

extension Opentelemetry.Proto.Common.V1 {
  /// Values by their keys.
  public struct KeyValueList: Sendable, Hashable {
    /// No key is there twice.
    public var values: [KeyValue] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      values: [KeyValue] = []
    ) {
      self.values = values
    }
  }
}

extension Opentelemetry.Proto.Common.V1 {
  /// An attribute.
  public struct KeyValue: Sendable, Hashable {
    public var key: String = ""
    public var value: AnyValue?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      key: String = "",
      value: AnyValue? = nil
    ) {
      self.key = key
      self.value = value
    }
  }
}

extension Opentelemetry.Proto.Common.V1 {
  /// The library that made what is reported.
  public struct InstrumentationScope: Sendable, Hashable {
    public var name: String = ""
    public var version: String = ""
    public var attributes: [KeyValue] = []
    public var droppedAttributesCount: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      version: String = "",
      attributes: [KeyValue] = [],
      droppedAttributesCount: UInt32 = 0
    ) {
      self.name = name
      self.version = version
      self.attributes = attributes
      self.droppedAttributesCount = droppedAttributesCount
    }
  }
}

// MARK: - Wire format

extension Opentelemetry.Proto.Common.V1.AnyValue: Message {
  public static let fullName = "opentelemetry.proto.common.v1.AnyValue"
  public static var file: FileSchema { Opentelemetry.Proto.Common.V1.commonFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Common.V1.commonFile.messages[0] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__common__v1__any_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Common__V1__AnyValue.self)
    switch unsafe c.pointee.value_case.rawValue {
    case 1: unsafe self.value = .stringValue(source.string(c.pointee.string_value.data, c.pointee.string_value.len))
    case 2: unsafe self.value = .boolValue(c.pointee.bool_value != 0)
    case 3: unsafe self.value = .intValue(c.pointee.int_value)
    case 4: unsafe self.value = .doubleValue(c.pointee.double_value)
    case 5: unsafe self.value = .arrayValue(source.message(c.pointee.array_value) ?? Opentelemetry.Proto.Common.V1.ArrayValue())
    case 6: unsafe self.value = .kvlistValue(source.message(c.pointee.kvlist_value) ?? Opentelemetry.Proto.Common.V1.KeyValueList())
    case 7: unsafe self.value = .bytesValue(source.bytes(c.pointee.bytes_value.data, c.pointee.bytes_value.len))
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Common__V1__AnyValue.self)
    unsafe opentelemetry__proto__common__v1__any_value__init(c)
    switch self.value {
    case .stringValue(let value)?:
      unsafe c.pointee.value_case = .init(rawValue: 1)
      unsafe arena.put(value, at: &c.pointee.string_value)
    case .boolValue(let value)?:
      unsafe c.pointee.value_case = .init(rawValue: 2)
      unsafe c.pointee.bool_value = value ? 1 : 0
    case .intValue(let value)?:
      unsafe c.pointee.value_case = .init(rawValue: 3)
      unsafe c.pointee.int_value = value
    case .doubleValue(let value)?:
      unsafe c.pointee.value_case = .init(rawValue: 4)
      unsafe c.pointee.double_value = value
    case .arrayValue(let value)?:
      unsafe c.pointee.value_case = .init(rawValue: 5)
      unsafe c.pointee.array_value = arena.message(value)
    case .kvlistValue(let value)?:
      unsafe c.pointee.value_case = .init(rawValue: 6)
      unsafe c.pointee.kvlist_value = arena.message(value)
    case .bytesValue(let value)?:
      unsafe c.pointee.value_case = .init(rawValue: 7)
      unsafe arena.put(value, at: &c.pointee.bytes_value)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Common.V1.ArrayValue: Message {
  public static let fullName = "opentelemetry.proto.common.v1.ArrayValue"
  public static var file: FileSchema { Opentelemetry.Proto.Common.V1.commonFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Common.V1.commonFile.messages[1] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__common__v1__array_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Common__V1__ArrayValue.self)
    unsafe self.values = source.messages(c.pointee.values, c.pointee.n_values)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Common__V1__ArrayValue.self)
    unsafe opentelemetry__proto__common__v1__array_value__init(c)
    unsafe c.pointee.n_values = self.values.count
    unsafe c.pointee.values = arena.messages(self.values)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Common.V1.KeyValueList: Message {
  public static let fullName = "opentelemetry.proto.common.v1.KeyValueList"
  public static var file: FileSchema { Opentelemetry.Proto.Common.V1.commonFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Common.V1.commonFile.messages[2] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__common__v1__key_value_list__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Common__V1__KeyValueList.self)
    unsafe self.values = source.messages(c.pointee.values, c.pointee.n_values)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Common__V1__KeyValueList.self)
    unsafe opentelemetry__proto__common__v1__key_value_list__init(c)
    unsafe c.pointee.n_values = self.values.count
    unsafe c.pointee.values = arena.messages(self.values)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Common.V1.KeyValue: Message {
  public static let fullName = "opentelemetry.proto.common.v1.KeyValue"
  public static var file: FileSchema { Opentelemetry.Proto.Common.V1.commonFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Common.V1.commonFile.messages[3] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__common__v1__key_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Common__V1__KeyValue.self)
    unsafe self.key = source.string(c.pointee.key.data, c.pointee.key.len)
    unsafe self.value = source.message(c.pointee.value)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Common__V1__KeyValue.self)
    unsafe opentelemetry__proto__common__v1__key_value__init(c)
    unsafe arena.put(self.key, at: &c.pointee.key)
    unsafe c.pointee.value = arena.message(self.value)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Common.V1.InstrumentationScope: Message {
  public static let fullName = "opentelemetry.proto.common.v1.InstrumentationScope"
  public static var file: FileSchema { Opentelemetry.Proto.Common.V1.commonFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Common.V1.commonFile.messages[4] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__common__v1__instrumentation_scope__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Common__V1__InstrumentationScope.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.version = source.string(c.pointee.version.data, c.pointee.version.len)
    unsafe self.attributes = source.messages(c.pointee.attributes, c.pointee.n_attributes)
    unsafe self.droppedAttributesCount = c.pointee.dropped_attributes_count
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Common__V1__InstrumentationScope.self)
    unsafe opentelemetry__proto__common__v1__instrumentation_scope__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.version, at: &c.pointee.version)
    unsafe c.pointee.n_attributes = self.attributes.count
    unsafe c.pointee.attributes = arena.messages(self.attributes)
    unsafe c.pointee.dropped_attributes_count = self.droppedAttributesCount
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Common.V1 {
  /// `opentelemetry/proto/common/v1/common.proto`.
  public static let commonFile = FileSchema(
    embedded: """
      CipvcGVudGVsZW1ldHJ5L3Byb3RvL2NvbW1vbi92MS9jb21tb24ucHJvdG8SHW9wZW50ZWxlbWV0cnkucHJvdG8uY29tbW9uLnYxIuACCghBbn\
      lWYWx1ZRIjCgxzdHJpbmdfdmFsdWUYASABKAlIAFILc3RyaW5nVmFsdWUSHwoKYm9vbF92YWx1ZRgCIAEoCEgAUglib29sVmFsdWUSHQoJaW50\
      X3ZhbHVlGAMgASgDSABSCGludFZhbHVlEiMKDGRvdWJsZV92YWx1ZRgEIAEoAUgAUgtkb3VibGVWYWx1ZRJMCgthcnJheV92YWx1ZRgFIAEoCz\
      IpLm9wZW50ZWxlbWV0cnkucHJvdG8uY29tbW9uLnYxLkFycmF5VmFsdWVIAFIKYXJyYXlWYWx1ZRJQCgxrdmxpc3RfdmFsdWUYBiABKAsyKy5v\
      cGVudGVsZW1ldHJ5LnByb3RvLmNvbW1vbi52MS5LZXlWYWx1ZUxpc3RIAFILa3ZsaXN0VmFsdWUSIQoLYnl0ZXNfdmFsdWUYByABKAxIAFIKYn\
      l0ZXNWYWx1ZUIHCgV2YWx1ZSJNCgpBcnJheVZhbHVlEj8KBnZhbHVlcxgBIAMoCzInLm9wZW50ZWxlbWV0cnkucHJvdG8uY29tbW9uLnYxLkFu\
      eVZhbHVlUgZ2YWx1ZXMiTwoMS2V5VmFsdWVMaXN0Ej8KBnZhbHVlcxgBIAMoCzInLm9wZW50ZWxlbWV0cnkucHJvdG8uY29tbW9uLnYxLktleV\
      ZhbHVlUgZ2YWx1ZXMiWwoIS2V5VmFsdWUSEAoDa2V5GAEgASgJUgNrZXkSPQoFdmFsdWUYAiABKAsyJy5vcGVudGVsZW1ldHJ5LnByb3RvLmNv\
      bW1vbi52MS5BbnlWYWx1ZVIFdmFsdWUixwEKFEluc3RydW1lbnRhdGlvblNjb3BlEhIKBG5hbWUYASABKAlSBG5hbWUSGAoHdmVyc2lvbhgCIA\
      EoCVIHdmVyc2lvbhJHCgphdHRyaWJ1dGVzGAMgAygLMicub3BlbnRlbGVtZXRyeS5wcm90by5jb21tb24udjEuS2V5VmFsdWVSCmF0dHJpYnV0\
      ZXMSOAoYZHJvcHBlZF9hdHRyaWJ1dGVzX2NvdW50GAQgASgNUhZkcm9wcGVkQXR0cmlidXRlc0NvdW50YgZwcm90bzM=
      """,
    dependencies: [])
}
