import Messages

/// What protoc asks for (`google/protobuf/compiler/plugin.proto`).
struct PluginRequest {
  var filesToGenerate: [String] = []
  var parameter = ""
  /// Each after those that it imports.
  var files: [SourceFile] = []

  init(serialized bytes: Bytes) throws {
    var reader = WireReader(bytes)
    while let field = try reader.next() {
      switch field.number {
      case 1: filesToGenerate.append(field.value.text ?? "")
      case 2: parameter = field.value.text ?? ""
      case 15: files.append(try SourceFile(serialized: field.value.bytes ?? Bytes()))
      default: break
      }
    }
  }
}

/// A proto file and its comments.
struct SourceFile {
  let schema: FileSchema
  /// By the path of the declaration in the descriptor.
  private let comments: [[Int]: String]
  private let deprecations: Deprecations

  init(serialized bytes: Bytes) throws {
    var bare = BytesBuilder(capacity: bytes.count)
    var comments: [[Int]: String] = [:]
    var reader = WireReader(bytes)
    var begin = 0
    while let field = try reader.next() {
      // Field 9 is source_code_info: comments and places, which a program has no use for.
      if field.number == 9 {
        comments = try Self.readComments(field.value.bytes ?? Bytes())
      } else {
        bare.append(contentsOf: bytes.slice(begin..<reader.position))
      }
      begin = reader.position
    }
    schema = try FileSchema(serialized: bare.finish())
    self.comments = comments
    deprecations = try Deprecations(bytes)
  }

  /// What is said of a declaration: its comment, or else the default, and that it is deprecated.
  func documentation(_ path: [Int], default text: String? = nil) -> String? {
    let text = comments[path] ?? text
    guard isDeprecated(path) else { return text }
    let warning = "- Warning: Deprecated."
    return text.map { "\($0.trimmingSuffix(while: \.isWhitespace))\n\n\(warning)" } ?? warning
  }

  func isDeprecated(_ path: [Int]) -> Bool { deprecations.paths.contains(path) }

  private static func readComments(_ bytes: Bytes) throws -> [[Int]: String] {
    var comments: [[Int]: String] = [:]
    var locations = WireReader(bytes)
    while let location = try locations.next() {
      guard location.number == 1, let bytes = location.value.bytes else { continue }
      var path: [Int] = []
      var leading: String?
      var trailing: String?
      var fields = WireReader(bytes)
      while let field = try fields.next() {
        switch field.number {
        case 1: path = packedNumbers(field.value.bytes ?? Bytes())
        case 3: leading = field.value.text
        case 4: trailing = field.value.text
        default: break
        }
      }
      if let comment = leading ?? trailing { comments[path] = comment }
    }
    return comments
  }

  private static func packedNumbers(_ bytes: Bytes) -> [Int] {
    var numbers: [Int] = []
    var value = 0
    var shift = 0
    for byte in bytes {
      value |= Int(byte & 0x7f) << shift
      shift += 7
      if byte < 0x80 {
        numbers.append(value)
        value = 0
        shift = 0
      }
    }
    return numbers
  }
}

/// What goes back to protoc.
struct PluginResponse {
  var files: [(name: String, content: String)]
  var error: String?

  func serialized() -> Bytes {
    var response = BytesBuilder()
    if let error { response.append(field: 1, Bytes(error)) }
    // supported_features: proto3 optional.
    response.append(varint: 2 << 3)
    response.append(varint: 1)
    for file in files {
      var message = BytesBuilder(capacity: file.content.utf8.count + 256)
      message.append(field: 1, Bytes(file.name))
      message.append(field: 15, Bytes(file.content))
      response.append(field: 15, message.finish())
    }
    return response.finish()
  }
}

extension String {
  fileprivate func trimmingSuffix(while isLeft: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isLeft(last) { rest.removeLast() }
    return rest
  }
}

extension BytesBuilder {
  mutating func append(field number: UInt64, _ bytes: Bytes) {
    append(varint: number << 3 | 2)
    append(varint: UInt64(bytes.count))
    append(contentsOf: bytes)
  }
}
