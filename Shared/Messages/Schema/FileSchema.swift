import Synchronization

/// A proto file: what it declares, and its descriptor as bytes.
public final class FileSchema: Sendable {
  /// Which language the file is in.
  public enum Syntax: Sendable, Hashable {
    case proto2
    case proto3
  }

  /// The path by which others import it, such as `dossier/nlp/v1/entity.proto`.
  public let name: String
  /// Such as `dossier.nlp.v1`; empty for none.
  public let package: String
  public let syntax: Syntax
  /// The names of the files that it imports.
  public let imports: [String]
  /// The imported files, as far as they are known.
  public let dependencies: [FileSchema]
  public let messages: [MessageSchema]
  public let enums: [EnumSchema]
  public let services: [ServiceSchema]
  /// The file's `google.protobuf.FileDescriptorProto`, serialized, as reflection gives it.
  public let serialized: Bytes

  private let closure = Mutex<SchemaPool?>(nil)

  /// Reads a serialized `FileDescriptorProto`.
  ///
  /// - Parameter dependencies: The imported files, for those who look up types through ``pool``.
  public init(serialized: Bytes, dependencies: [FileSchema] = []) throws(MessageError) {
    self.serialized = serialized
    self.dependencies = dependencies
    var parser = DescriptorParser()
    try parser.readFile(serialized)
    name = parser.name
    package = parser.package
    syntax = parser.isProto3 ? .proto3 : .proto2
    imports = parser.imports
    messages = parser.messages
    enums = parser.enums
    services = parser.services
  }

  /// Reads the descriptor that generated code carries.
  ///
  /// - Parameter base64: As `protoc-gen-dossier` writes it.
  public convenience init(embedded base64: StaticString, dependencies: [FileSchema] = []) {
    do {
      let text = unsafe Bytes(copying: UnsafeRawBufferPointer(start: base64.utf8Start, count: base64.utf8CodeUnitCount))
      guard let serialized = Base64.decode(text) else { throw MessageError(.malformed("not base64")) }
      try self.init(serialized: serialized, dependencies: dependencies)
    } catch {
      // A literal of the program, written by the generator: no input leads here.
      fatalError("Generated code carries a damaged descriptor. \(error)")
    }
  }

  /// This file and all it imports.
  public var pool: SchemaPool {
    closure.withLock { pool in
      if let pool { return pool }
      let made = SchemaPool(files: [self])
      pool = made
      return made
    }
  }
}

extension FileSchema: Hashable {
  public static func == (a: FileSchema, b: FileSchema) -> Bool {
    a === b || (a.name == b.name && a.serialized == b.serialized)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
