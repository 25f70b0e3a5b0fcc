import Messages

/// Writes an enumeration: an open Swift enum.
struct EnumWriter {
  let file: SourceFile
  let enumeration: EnumSchema
  /// The enumeration's path in the descriptor, for its comments.
  let path: [Int]
  /// How to reach its schema from the file's.
  let schemaPath: String
  let access: String

  func write(to code: inout CodeWriter) {
    code.documentation(file.documentation(path, default: "The enumeration `\(enumeration.fullName)`."))
    // Of values that have one number the first is the case, the others are other names for it.
    var names: [Int32: String] = [:]
    var aliases: [(index: Int, name: String, of: String)] = []
    code.block("\(access) enum \(Naming.type(enumeration.name)): EnumValue") { code in
      for (index, value) in enumeration.values.enumerated() {
        let name = Naming.enumCase(value.name, of: enumeration.name)
        if let first = names[value.number] {
          // `MOO` and `moo` are one name in Swift; protoc lets only values of one number be that alike.
          let isNew = name != first && !aliases.contains { $0.name == name }
          if isNew { aliases.append((index, name, first)) }
          continue
        }
        names[value.number] = name
        code.documentation(file.documentation(path + [2, index]))
        code.line("case \(name)")
      }
      code.line("/// A value that this version of the contract does not name.")
      code.line("case unrecognized(Int32)")
      for alias in aliases {
        code.documentation(file.documentation(path + [2, alias.index]))
        code.line("\(access) static let \(alias.name) = Self.\(alias.of)")
      }
      writeConversions(to: &code, names)
    }
  }

  func writeConformance(to code: inout CodeWriter, swiftName: String, fileProperty: String) {
    code.line()
    code.block("extension \(swiftName)") { code in
      code.line("\(access) static let fullName = \"\(enumeration.fullName)\"")
      code.line("\(access) static var schema: EnumSchema { \(fileProperty).\(schemaPath) }")
    }
  }

  private func writeConversions(to code: inout CodeWriter, _ names: [Int32: String]) {
    let sorted = names.sorted { $0.key < $1.key }
    code.line()
    code.block("\(access) init(rawValue: Int32)") { code in
      code.line("switch rawValue {")
      for (number, name) in sorted { code.line("case \(number): self = .\(name)") }
      code.line("default: self = .unrecognized(rawValue)")
      code.line("}")
    }
    code.line()
    code.block("\(access) var rawValue: Int32") { code in
      code.line("switch self {")
      for (number, name) in sorted { code.line("case .\(name): \(number)") }
      code.line("case .unrecognized(let number): number")
      code.line("}")
    }
  }
}
