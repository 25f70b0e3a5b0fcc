// Generated from opentelemetry/proto/resource/v1/resource.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Opentelemetry.Proto.Resource.V1 {
  /// A process, as its attributes tell it from others.
  public struct Resource: Sendable, Hashable {
    public var attributes: [Opentelemetry.Proto.Common.V1.KeyValue] = []
    public var droppedAttributesCount: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      attributes: [Opentelemetry.Proto.Common.V1.KeyValue] = [],
      droppedAttributesCount: UInt32 = 0
    ) {
      self.attributes = attributes
      self.droppedAttributesCount = droppedAttributesCount
    }
  }
}

// MARK: - Wire format

extension Opentelemetry.Proto.Resource.V1.Resource: Message {
  public static let fullName = "opentelemetry.proto.resource.v1.Resource"
  public static var file: FileSchema { Opentelemetry.Proto.Resource.V1.resourceFile }
  public static var schema: MessageSchema { Opentelemetry.Proto.Resource.V1.resourceFile.messages[0] }
  public static let layout = unsafe MessageLayout(opentelemetry__proto__resource__v1__resource__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Opentelemetry__Proto__Resource__V1__Resource.self)
    unsafe self.attributes = source.messages(c.pointee.attributes, c.pointee.n_attributes)
    unsafe self.droppedAttributesCount = c.pointee.dropped_attributes_count
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Opentelemetry__Proto__Resource__V1__Resource.self)
    unsafe opentelemetry__proto__resource__v1__resource__init(c)
    unsafe c.pointee.n_attributes = self.attributes.count
    unsafe c.pointee.attributes = arena.messages(self.attributes)
    unsafe c.pointee.dropped_attributes_count = self.droppedAttributesCount
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Opentelemetry.Proto.Resource.V1 {
  /// `opentelemetry/proto/resource/v1/resource.proto`.
  public static let resourceFile = FileSchema(
    embedded: """
      Ci5vcGVudGVsZW1ldHJ5L3Byb3RvL3Jlc291cmNlL3YxL3Jlc291cmNlLnByb3RvEh9vcGVudGVsZW1ldHJ5LnByb3RvLnJlc291cmNlLnYxGi\
      pvcGVudGVsZW1ldHJ5L3Byb3RvL2NvbW1vbi92MS9jb21tb24ucHJvdG8ijQEKCFJlc291cmNlEkcKCmF0dHJpYnV0ZXMYASADKAsyJy5vcGVu\
      dGVsZW1ldHJ5LnByb3RvLmNvbW1vbi52MS5LZXlWYWx1ZVIKYXR0cmlidXRlcxI4Chhkcm9wcGVkX2F0dHJpYnV0ZXNfY291bnQYAiABKA1SFm\
      Ryb3BwZWRBdHRyaWJ1dGVzQ291bnRiBnByb3RvMw==
      """,
    dependencies: [Opentelemetry.Proto.Common.V1.commonFile])
}
