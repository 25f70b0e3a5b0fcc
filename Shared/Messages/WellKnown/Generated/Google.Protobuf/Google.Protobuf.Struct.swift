// Generated from google/protobuf/struct.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages

extension Google.Protobuf {
  /// `Struct` represents a structured data value, consisting of fields
  /// which map to dynamically typed values. In some languages, `Struct`
  /// might be supported by a native representation. For example, in
  /// scripting languages like JS a struct is represented as an
  /// object. The details of that representation are described together
  /// with the proto support for the language.
  ///
  /// The JSON representation for `Struct` is JSON object.
  public struct Struct: Sendable, Hashable {
    /// Unordered map of dynamically typed values.
    public var fields: [String: Google.Protobuf.Value] = [:]
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      fields: [String: Google.Protobuf.Value] = [:]
    ) {
      self.fields = fields
    }
  }
}

extension Google.Protobuf {
  /// `Value` represents a dynamically typed value which can be either
  /// null, a number, a string, a boolean, a recursive struct value, or a
  /// list of values. A producer of value is expected to set one of these
  /// variants. Absence of any variant indicates an error.
  ///
  /// The JSON representation for `Value` is JSON value.
  public struct Value: Sendable, Hashable {
    /// The kind of value.
    public var kind: Kind?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      kind: Kind? = nil
    ) {
      self.kind = kind
    }

    /// The kind of value.
    public enum Kind: Sendable, Hashable {
      /// Represents a null value.
      case nullValue(NullValue)
      /// Represents a double value.
      case numberValue(Double)
      /// Represents a string value.
      case stringValue(String)
      /// Represents a boolean value.
      case boolValue(Bool)
      /// Represents a structured value.
      case structValue(Struct)
      /// Represents a repeated `Value`.
      case listValue(ListValue)
    }
  }
}

extension Google.Protobuf {
  /// `ListValue` is a wrapper around a repeated field of values.
  ///
  /// The JSON representation for `ListValue` is JSON array.
  public struct ListValue: Sendable, Hashable {
    /// Repeated field of dynamically typed values.
    public var values: [Google.Protobuf.Value] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      values: [Google.Protobuf.Value] = []
    ) {
      self.values = values
    }
  }
}

extension Google.Protobuf {
  /// `NullValue` is a singleton enumeration to represent the null value for the
  /// `Value` type union.
  ///
  ///  The JSON representation for `NullValue` is JSON `null`.
  public enum NullValue: EnumValue {
    /// Null value.
    case nullValue
    /// A value that this version of the contract does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .nullValue
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .nullValue: 0
      case .unrecognized(let number): number
      }
    }
  }
}

// MARK: - Wire format

extension Google.Protobuf.Struct: Message {
  public static let fullName = "google.protobuf.Struct"
  public static var file: FileSchema { Google.Protobuf.structFile }
  public static var schema: MessageSchema { Google.Protobuf.structFile.messages[0] }
  public static let layout = unsafe MessageLayout(google__protobuf__struct__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__Struct.self)
    for i in unsafe 0..<c.pointee.n_fields {
      guard let entry = unsafe c.pointee.fields[i] else { continue }
      let key: String = unsafe source.string(entry.pointee.key.data, entry.pointee.key.len)
      unsafe self.fields[key] = source.message(entry.pointee.value) ?? Google.Protobuf.Value()
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__Struct.self)
    unsafe google__protobuf__struct__init(c)
    unsafe c.pointee.n_fields = self.fields.count
    unsafe c.pointee.fields = arena.map(self.fields) { key, value in
      let entry = unsafe arena.allocate(Google__Protobuf__Struct__FieldsEntry.self)
      unsafe google__protobuf__struct__fields_entry__init(entry)
      unsafe arena.put(key, at: &entry.pointee.key)
      unsafe entry.pointee.value = arena.message(value)
      return unsafe entry
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.Value: Message {
  public static let fullName = "google.protobuf.Value"
  public static var file: FileSchema { Google.Protobuf.structFile }
  public static var schema: MessageSchema { Google.Protobuf.structFile.messages[1] }
  public static let layout = unsafe MessageLayout(google__protobuf__value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__Value.self)
    switch unsafe c.pointee.kind_case.rawValue {
    case 1: unsafe self.kind = .nullValue(Google.Protobuf.NullValue(rawValue: Int32(bitPattern: c.pointee.null_value.rawValue)))
    case 2: unsafe self.kind = .numberValue(c.pointee.number_value)
    case 3: unsafe self.kind = .stringValue(source.string(c.pointee.string_value.data, c.pointee.string_value.len))
    case 4: unsafe self.kind = .boolValue(c.pointee.bool_value != 0)
    case 5: unsafe self.kind = .structValue(source.message(c.pointee.struct_value) ?? Google.Protobuf.Struct())
    case 6: unsafe self.kind = .listValue(source.message(c.pointee.list_value) ?? Google.Protobuf.ListValue())
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__Value.self)
    unsafe google__protobuf__value__init(c)
    switch self.kind {
    case .nullValue(let value)?:
      unsafe c.pointee.kind_case = .init(rawValue: 1)
      unsafe c.pointee.null_value = .init(rawValue: UInt32(bitPattern: value.rawValue))
    case .numberValue(let value)?:
      unsafe c.pointee.kind_case = .init(rawValue: 2)
      unsafe c.pointee.number_value = value
    case .stringValue(let value)?:
      unsafe c.pointee.kind_case = .init(rawValue: 3)
      unsafe arena.put(value, at: &c.pointee.string_value)
    case .boolValue(let value)?:
      unsafe c.pointee.kind_case = .init(rawValue: 4)
      unsafe c.pointee.bool_value = value ? 1 : 0
    case .structValue(let value)?:
      unsafe c.pointee.kind_case = .init(rawValue: 5)
      unsafe c.pointee.struct_value = arena.message(value)
    case .listValue(let value)?:
      unsafe c.pointee.kind_case = .init(rawValue: 6)
      unsafe c.pointee.list_value = arena.message(value)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.ListValue: Message {
  public static let fullName = "google.protobuf.ListValue"
  public static var file: FileSchema { Google.Protobuf.structFile }
  public static var schema: MessageSchema { Google.Protobuf.structFile.messages[2] }
  public static let layout = unsafe MessageLayout(google__protobuf__list_value__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Protobuf__ListValue.self)
    unsafe self.values = source.messages(c.pointee.values, c.pointee.n_values)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Protobuf__ListValue.self)
    unsafe google__protobuf__list_value__init(c)
    unsafe c.pointee.n_values = self.values.count
    unsafe c.pointee.values = arena.messages(self.values)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Protobuf.NullValue {
  public static let fullName = "google.protobuf.NullValue"
  public static var schema: EnumSchema { Google.Protobuf.structFile.enums[0] }
}

extension Google.Protobuf {
  /// `google/protobuf/struct.proto`.
  public static let structFile = FileSchema(
    embedded: """
      Chxnb29nbGUvcHJvdG9idWYvc3RydWN0LnByb3RvEg9nb29nbGUucHJvdG9idWYimAEKBlN0cnVjdBI7CgZmaWVsZHMYASADKAsyIy5nb29nbG\
      UucHJvdG9idWYuU3RydWN0LkZpZWxkc0VudHJ5UgZmaWVsZHMaUQoLRmllbGRzRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSLAoFdmFsdWUYAiAB\
      KAsyFi5nb29nbGUucHJvdG9idWYuVmFsdWVSBXZhbHVlOgI4ASKyAgoFVmFsdWUSOwoKbnVsbF92YWx1ZRgBIAEoDjIaLmdvb2dsZS5wcm90b2\
      J1Zi5OdWxsVmFsdWVIAFIJbnVsbFZhbHVlEiMKDG51bWJlcl92YWx1ZRgCIAEoAUgAUgtudW1iZXJWYWx1ZRIjCgxzdHJpbmdfdmFsdWUYAyAB\
      KAlIAFILc3RyaW5nVmFsdWUSHwoKYm9vbF92YWx1ZRgEIAEoCEgAUglib29sVmFsdWUSPAoMc3RydWN0X3ZhbHVlGAUgASgLMhcuZ29vZ2xlLn\
      Byb3RvYnVmLlN0cnVjdEgAUgtzdHJ1Y3RWYWx1ZRI7CgpsaXN0X3ZhbHVlGAYgASgLMhouZ29vZ2xlLnByb3RvYnVmLkxpc3RWYWx1ZUgAUgls\
      aXN0VmFsdWVCBgoEa2luZCI7CglMaXN0VmFsdWUSLgoGdmFsdWVzGAEgAygLMhYuZ29vZ2xlLnByb3RvYnVmLlZhbHVlUgZ2YWx1ZXMqGwoJTn\
      VsbFZhbHVlEg4KCk5VTExfVkFMVUUQAEJ/ChNjb20uZ29vZ2xlLnByb3RvYnVmQgtTdHJ1Y3RQcm90b1ABWi9nb29nbGUuZ29sYW5nLm9yZy9w\
      cm90b2J1Zi90eXBlcy9rbm93bi9zdHJ1Y3RwYvgBAaICA0dQQqoCHkdvb2dsZS5Qcm90b2J1Zi5XZWxsS25vd25UeXBlc2IGcHJvdG8z
      """,
    dependencies: [])
}
