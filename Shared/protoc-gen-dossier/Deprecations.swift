import Messages

/// What a proto file marks as deprecated, by the paths of the declarations in the descriptor.
///
/// Source: `google/protobuf/descriptor.proto`: the option `deprecated` of every kind of declaration.
struct Deprecations {
  private(set) var paths: Set<[Int]> = []

  /// A kind of declaration.
  private enum Kind {
    case file, message, field, enumeration, value, service, method

    /// Where its options are, and the number of `deprecated` there.
    var option: (field: UInt32, number: UInt32) {
      switch self {
      case .file: (8, 23)
      case .message: (7, 3)
      case .field: (8, 3)
      case .enumeration: (3, 3)
      case .value: (3, 1)
      case .service: (3, 33)
      case .method: (4, 33)
      }
    }

    /// What a field of it declares.
    func inner(_ field: UInt32) -> Kind? {
      switch (self, field) {
      case (.file, 4), (.message, 3): .message
      case (.file, 5), (.message, 4): .enumeration
      case (.file, 6): .service
      case (.message, 2): .field
      case (.enumeration, 2): .value
      case (.service, 2): .method
      default: nil
      }
    }
  }

  init(_ file: Bytes) throws { try read(file, .file, []) }

  private mutating func read(_ bytes: Bytes, _ kind: Kind, _ path: [Int]) throws {
    var counts: [UInt32: Int] = [:]
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      guard let value = field.value.bytes else { continue }
      if field.number == kind.option.field {
        if try Self.isSet(kind.option.number, in: value) { paths.insert(path) }
      } else if let inner = kind.inner(field.number) {
        let index = counts[field.number, default: 0]
        counts[field.number] = index + 1
        try read(value, inner, path + [Int(field.number), index])
      }
    }
  }

  private static func isSet(_ option: UInt32, in options: Bytes) throws -> Bool {
    var reader = WireReader(options)
    var isSet = false
    while let field = try reader.next() {
      if field.number == option { isSet = field.value.bits == 1 }
    }
    return isSet
  }
}
