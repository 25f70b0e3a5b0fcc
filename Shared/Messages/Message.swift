/// A protobuf message as a plain Swift struct. Generated code conforms to it; nothing else needs to.
public protocol Message: Sendable, Hashable {
  /// All fields at their defaults.
  init()

  /// With its package, such as `dossier.nlp.v1.EmbedRequest`.
  static var fullName: String { get }
  /// The proto file that declares it.
  static var file: FileSchema { get }
  /// The message as its proto file declares it.
  static var schema: MessageSchema { get }
  /// Fields that came with the message and that its type does not know; written again with it.
  var unknownFields: UnknownFields { get set }

  // MARK: For generated code

  /// libprotobuf-c's description of the message.
  static var layout: MessageLayout { get }
  /// Reads libprotobuf-c's form of the message.
  ///
  /// - Parameter message: The C struct that ``layout`` describes.
  init(decoding message: UnsafeRawPointer, from source: MessageSource)
  /// Writes libprotobuf-c's form of the message into the arena; it is valid while the arena and `self` are.
  func encode(into arena: Arena) -> UnsafeMutableRawPointer
}

/// What decoding is held to.
public struct DecodingOptions: Sendable, Hashable {
  /// Levels of messages in messages, the outermost included.
  public var maxNesting: Int
  /// Memory that decoding may take besides the message's own bytes, in bytes; nil takes 64 times the message's size
  /// and 1 MiB, but no more than 64 MiB or 8 times the message's size, whichever is larger.
  public var memoryLimit: Int?
  /// `bytes` fields of this size or more share the message's buffer (and keep it alive), smaller ones are copied.
  public var sharingThreshold: Int

  public init(maxNesting: Int = 100, memoryLimit: Int? = nil, sharingThreshold: Int = 2048) {
    self.maxNesting = maxNesting
    self.memoryLimit = memoryLimit
    self.sharingThreshold = sharingThreshold
  }

  func memoryLimit(size: Int) -> Int {
    if let memoryLimit { return memoryLimit }
    let (times64, overflow) = size.multipliedReportingOverflow(by: 64)
    guard !overflow else { return .max }
    return min(times64 + 1 << 20, max(64 << 20, size * 8))
  }
}

/// An enumeration of a proto file. Values that the type does not name are kept by their number.
public protocol EnumValue: Sendable, Hashable, RawRepresentable where RawValue == Int32 {
  init(rawValue: Int32)
  /// With its package, such as `dossier.nlp.v1.EntitySource`.
  static var fullName: String { get }
  static var schema: EnumSchema { get }
}

extension EnumValue {
  /// The value of number 0.
  @inlinable public init() { self.init(rawValue: 0) }
}
