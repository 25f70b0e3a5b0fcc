// Generated from grpc/testing/empty.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CInteropMessages
import Messages

extension Grpc.Testing {
  /// Says nothing.
  public struct Empty: Sendable, Hashable {
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}
  }
}

// MARK: - Wire format

extension Grpc.Testing.Empty: Message {
  public static let fullName = "grpc.testing.Empty"
  public static var file: FileSchema { Grpc.Testing.emptyFile }
  public static var schema: MessageSchema { Grpc.Testing.emptyFile.messages[0] }
  public static let layout = unsafe MessageLayout(grpc__testing__empty__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Grpc__Testing__Empty.self)
    unsafe grpc__testing__empty__init(c)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Grpc.Testing {
  /// `grpc/testing/empty.proto`.
  public static let emptyFile = FileSchema(
    embedded: """
      ChhncnBjL3Rlc3RpbmcvZW1wdHkucHJvdG8SDGdycGMudGVzdGluZyIHCgVFbXB0eWIGcHJvdG8z
      """,
    dependencies: [])
}
