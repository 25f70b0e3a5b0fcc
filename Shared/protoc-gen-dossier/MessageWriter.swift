import Messages

/// Writes a message: its struct, and its way from and to the C struct.
struct MessageWriter {
  let file: SourceFile
  let message: MessageSchema
  /// The message's path in the descriptor, for its comments.
  let path: [Int]
  /// How to reach its schema from the file's.
  let schemaPath: String
  let types: TypeTable
  let access: String
  /// Its fields; their types' names are whole where ``scope`` is nil.
  private let fields: [FieldPlan]
  private let oneofs: [Oneof]
  /// The namespace that the code stands in.
  private let scope: String?

  /// A oneof, and the enumeration that stands for it.
  private struct Oneof {
    let index: Int
    let property: String
    let typeName: String
    let cCase: String
    var fields: [FieldPlan]

    var isIndirect: Bool { fields.contains(where: \.isIndirect) }
  }

  init(
    file: SourceFile, message: MessageSchema, path: [Int], schemaPath: String, types: TypeTable, access: String,
    scope: String?
  ) throws {
    self.file = file
    self.message = message
    self.path = path
    self.schemaPath = schemaPath
    self.types = types
    self.access = access
    self.scope = scope
    fields = try message.fields.map { try FieldPlan($0, of: message, types: types, scope: scope) }
    let inner = Set(message.messages.map(\.name) + message.enums.map(\.name))
    var oneofs: [Oneof] = []
    for (index, name) in message.oneofs.enumerated() {
      let members = fields.filter { if case .oneof(index) = $0.shape { true } else { false } }
      guard !members.isEmpty else { continue }
      let type = Naming.type(Naming.upperCamel(name))
      oneofs.append(
        Oneof(
          index: index, property: Naming.property(name), typeName: inner.contains(type) ? "\(type)Choice" : type,
          cCase: CNaming.oneofCase(name), fields: members))
    }
    self.oneofs = oneofs
  }

  private var name: String { Naming.type(message.name) }

  private func inner() throws -> [MessageWriter] {
    try message.messages.enumerated().filter { !$1.isMapEntry }.map { index, inner in
      try MessageWriter(
        file: file, message: inner, path: path + [3, index], schemaPath: "\(schemaPath).messages[\(index)]",
        types: types, access: access, scope: scope)
    }
  }

  // MARK: - The struct

  func writeStruct(to code: inout CodeWriter) throws {
    code.documentation(file.documentation(path, default: "The message `\(message.fullName)`."))
    try code.block("\(access) struct \(name): Sendable, Hashable") { code in
      try writeProperties(to: &code)
      code.line("/// Fields that came with the message and that its type does not know.")
      code.line("\(access) var unknownFields = UnknownFields()")
      code.line()
      code.line("/// All fields at their defaults.")
      code.line("\(access) init() {}")
      try writeInitializer(to: &code)
      for oneof in oneofs { writeOneof(oneof, to: &code) }
      for (index, enumeration) in message.enums.enumerated() {
        code.line()
        EnumWriter(
          file: file, enumeration: enumeration, path: path + [4, index], schemaPath: "\(schemaPath).enums[\(index)]",
          access: access
        ).write(to: &code)
      }
      for inner in try inner() {
        code.line()
        try inner.writeStruct(to: &code)
      }
    }
  }

  private func writeProperties(to code: inout CodeWriter) throws {
    var written = Set<Int>()
    for (index, field) in fields.enumerated() {
      if case .oneof(let number) = field.shape {
        guard written.insert(number).inserted, let oneof = oneofs.first(where: { $0.index == number }) else { continue }
        code.documentation(file.documentation(path + [8, number]))
        code.line("\(access) var \(oneof.property): \(oneof.typeName)?")
        continue
      }
      let type = try field.propertyType(types)
      code.documentation(file.documentation(path + [2, index]))
      if field.isIndirect {
        let bare = field.name.filter { $0 != "`" }
        code.block("\(access) var \(field.name): \(type)") { code in
          code.line("get { _\(bare)?.value }")
          code.line("set { _\(bare) = newValue.map { Indirect($0) } }")
        }
        code.line("private var _\(bare): Indirect<\(field.valueType)>?")
      } else {
        let value = field.defaultValue == "nil" ? "" : " = \(field.defaultValue)"
        code.line("\(access) var \(field.name): \(type)\(value)")
      }
    }
  }

  private func writeInitializer(to code: inout CodeWriter) throws {
    var parameters: [(name: String, type: String, value: String)] = []
    var written = Set<Int>()
    for field in fields {
      if case .oneof(let number) = field.shape {
        guard written.insert(number).inserted, let oneof = oneofs.first(where: { $0.index == number }) else { continue }
        parameters.append((oneof.property, "\(oneof.typeName)?", "nil"))
      } else {
        parameters.append((field.name, try field.propertyType(types), field.defaultValue))
      }
    }
    guard !parameters.isEmpty else { return }
    code.line()
    code.line("\(access) init(")
    code.indented { code in
      for (i, parameter) in parameters.enumerated() {
        let comma = i < parameters.count - 1 ? "," : ""
        code.line("\(parameter.name): \(parameter.type) = \(parameter.value)\(comma)")
      }
    }
    code.block(")") { code in
      for parameter in parameters { code.line("self.\(parameter.name) = \(parameter.name)") }
    }
  }

  private func writeOneof(_ oneof: Oneof, to code: inout CodeWriter) {
    code.line()
    code.documentation(file.documentation(path + [8, oneof.index], default: "One of these at a time."))
    let keyword = oneof.isIndirect ? "indirect enum" : "enum"
    code.block("\(access) \(keyword) \(oneof.typeName): Sendable, Hashable") { code in
      for field in oneof.fields {
        if let index = message.fields.firstIndex(where: { $0.number == field.schema.number }) {
          code.documentation(file.documentation(path + [2, index]))
        }
        code.line("case \(field.name)(\(field.valueType))")
      }
    }
  }

  // MARK: - The codec

  func writeConformance(to code: inout CodeWriter, fileProperty: String) throws {
    let type = try types.message(message.fullName).swiftName
    let c = CNaming.type(message.fullName)
    let prefix = CNaming.prefix(message.fullName)
    code.line()
    try code.block("extension \(type): Message") { code in
      code.line("\(access) static let fullName = \"\(message.fullName)\"")
      code.line("\(access) static var file: FileSchema { \(fileProperty) }")
      code.line("\(access) static var schema: MessageSchema { \(fileProperty).\(schemaPath) }")
      code.line("\(access) static let layout = unsafe MessageLayout(\(prefix)__init)")
      code.line()
      try code.block("\(access) init(decoding message: UnsafeRawPointer, from source: MessageSource)") { code in
        if !fields.isEmpty { code.line("let c = unsafe message.assumingMemoryBound(to: \(c).self)") }
        for field in fields { try field.writeDecoding(to: &code, types) }
        for oneof in oneofs { writeDecoding(oneof, to: &code) }
        code.line("unsafe self.unknownFields = source.unknownFields(message)")
      }
      code.line()
      try code.block("\(access) func encode(into arena: Arena) -> UnsafeMutableRawPointer") { code in
        code.line("let c = unsafe arena.allocate(\(c).self)")
        code.line("unsafe \(prefix)__init(c)")
        for field in fields { try field.writeEncoding(to: &code, types) }
        for oneof in oneofs { writeEncoding(oneof, to: &code) }
        code.line("unsafe arena.put(self.unknownFields, at: c)")
        code.line("return UnsafeMutableRawPointer(c)")
      }
    }
    for inner in try inner() { try inner.writeConformance(to: &code, fileProperty: fileProperty) }
  }

  private func writeDecoding(_ oneof: Oneof, to code: inout CodeWriter) {
    code.line("switch unsafe c.pointee.\(oneof.cCase).rawValue {")
    for field in oneof.fields {
      let value = FieldPlan.read(
        field.schema.kind, field.valueType, isSigned: field.isSignedEnum, from: "c.pointee.\(field.cName)")
      code.line("case \(field.schema.number): unsafe self.\(oneof.property) = .\(field.name)(\(value))")
    }
    code.line("default: break")
    code.line("}")
  }

  private func writeEncoding(_ oneof: Oneof, to code: inout CodeWriter) {
    code.line("switch self.\(oneof.property) {")
    for field in oneof.fields {
      code.line("case .\(field.name)(let value)?:")
      code.indented { code in
        code.line("unsafe c.pointee.\(oneof.cCase) = .init(rawValue: \(field.schema.number))")
        code.line(
          FieldPlan.write(field.schema.kind, isSigned: field.isSignedEnum, "value", to: "c.pointee.\(field.cName)"))
      }
    }
    code.line("case nil: break")
    code.line("}")
  }
}
