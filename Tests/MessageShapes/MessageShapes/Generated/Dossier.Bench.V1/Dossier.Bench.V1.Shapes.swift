// Generated from dossier/bench/v1/shapes.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessageShapes
import Messages

extension Dossier.Bench.V1 {
  /// A short text.
  public struct Note: Sendable, Hashable {
    public var text: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      text: String = ""
    ) {
      self.text = text
    }
  }
}

extension Dossier.Bench.V1 {
  /// Many small messages, with a message in each.
  public struct Mentions: Sendable, Hashable {
    public var mentions: [Mention] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      mentions: [Mention] = []
    ) {
      self.mentions = mentions
    }
  }
}

extension Dossier.Bench.V1 {
  /// A name in a text.
  public struct Mention: Sendable, Hashable {
    public var text: String = ""
    public var start: UInt32 = 0
    public var end: UInt32 = 0
    public var label: String = ""
    public var score: Float = 0
    public var position: Position?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      text: String = "",
      start: UInt32 = 0,
      end: UInt32 = 0,
      label: String = "",
      score: Float = 0,
      position: Position? = nil
    ) {
      self.text = text
      self.start = start
      self.end = end
      self.label = label
      self.score = score
      self.position = position
    }
  }
}

extension Dossier.Bench.V1 {
  /// Where a text stands on a page, in points.
  public struct Position: Sendable, Hashable {
    public var page: UInt32 = 0
    public var x: Float = 0
    public var y: Float = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      page: UInt32 = 0,
      x: Float = 0,
      y: Float = 0
    ) {
      self.page = page
      self.x = x
      self.y = y
    }
  }
}

extension Dossier.Bench.V1 {
  /// Numbers in rows.
  public struct Matrix: Sendable, Hashable {
    public var rows: [Vector] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      rows: [Vector] = []
    ) {
      self.rows = rows
    }
  }
}

extension Dossier.Bench.V1 {
  /// As dossier.nlp.v1.Embedding is.
  public struct Vector: Sendable, Hashable {
    public var values: [Float] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      values: [Float] = []
    ) {
      self.values = values
    }
  }
}

extension Dossier.Bench.V1 {
  /// Bytes.
  public struct Blob: Sendable, Hashable {
    public var data: Bytes = Bytes()
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      data: Bytes = Bytes()
    ) {
      self.data = data
    }
  }
}

// MARK: - Wire format

extension Dossier.Bench.V1.Note: Message {
  public static let fullName = "dossier.bench.v1.Note"
  public static var file: FileSchema { Dossier.Bench.V1.shapesFile }
  public static var schema: MessageSchema { Dossier.Bench.V1.shapesFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__bench__v1__note__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Bench__V1__Note.self)
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Bench__V1__Note.self)
    unsafe dossier__bench__v1__note__init(c)
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Bench.V1.Mentions: Message {
  public static let fullName = "dossier.bench.v1.Mentions"
  public static var file: FileSchema { Dossier.Bench.V1.shapesFile }
  public static var schema: MessageSchema { Dossier.Bench.V1.shapesFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__bench__v1__mentions__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Bench__V1__Mentions.self)
    unsafe self.mentions = source.messages(c.pointee.mentions, c.pointee.n_mentions)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Bench__V1__Mentions.self)
    unsafe dossier__bench__v1__mentions__init(c)
    unsafe c.pointee.n_mentions = self.mentions.count
    unsafe c.pointee.mentions = arena.messages(self.mentions)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Bench.V1.Mention: Message {
  public static let fullName = "dossier.bench.v1.Mention"
  public static var file: FileSchema { Dossier.Bench.V1.shapesFile }
  public static var schema: MessageSchema { Dossier.Bench.V1.shapesFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__bench__v1__mention__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Bench__V1__Mention.self)
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.start = c.pointee.start
    unsafe self.end = c.pointee.end
    unsafe self.label = source.string(c.pointee.label.data, c.pointee.label.len)
    unsafe self.score = c.pointee.score
    unsafe self.position = source.message(c.pointee.position)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Bench__V1__Mention.self)
    unsafe dossier__bench__v1__mention__init(c)
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe c.pointee.start = self.start
    unsafe c.pointee.end = self.end
    unsafe arena.put(self.label, at: &c.pointee.label)
    unsafe c.pointee.score = self.score
    unsafe c.pointee.position = arena.message(self.position)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Bench.V1.Position: Message {
  public static let fullName = "dossier.bench.v1.Position"
  public static var file: FileSchema { Dossier.Bench.V1.shapesFile }
  public static var schema: MessageSchema { Dossier.Bench.V1.shapesFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__bench__v1__position__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Bench__V1__Position.self)
    unsafe self.page = c.pointee.page
    unsafe self.x = c.pointee.x
    unsafe self.y = c.pointee.y
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Bench__V1__Position.self)
    unsafe dossier__bench__v1__position__init(c)
    unsafe c.pointee.page = self.page
    unsafe c.pointee.x = self.x
    unsafe c.pointee.y = self.y
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Bench.V1.Matrix: Message {
  public static let fullName = "dossier.bench.v1.Matrix"
  public static var file: FileSchema { Dossier.Bench.V1.shapesFile }
  public static var schema: MessageSchema { Dossier.Bench.V1.shapesFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__bench__v1__matrix__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Bench__V1__Matrix.self)
    unsafe self.rows = source.messages(c.pointee.rows, c.pointee.n_rows)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Bench__V1__Matrix.self)
    unsafe dossier__bench__v1__matrix__init(c)
    unsafe c.pointee.n_rows = self.rows.count
    unsafe c.pointee.rows = arena.messages(self.rows)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Bench.V1.Vector: Message {
  public static let fullName = "dossier.bench.v1.Vector"
  public static var file: FileSchema { Dossier.Bench.V1.shapesFile }
  public static var schema: MessageSchema { Dossier.Bench.V1.shapesFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__bench__v1__vector__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Bench__V1__Vector.self)
    unsafe self.values = source.numbers(c.pointee.values, c.pointee.n_values)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Bench__V1__Vector.self)
    unsafe dossier__bench__v1__vector__init(c)
    unsafe c.pointee.n_values = self.values.count
    unsafe c.pointee.values = arena.numbers(self.values)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Bench.V1.Blob: Message {
  public static let fullName = "dossier.bench.v1.Blob"
  public static var file: FileSchema { Dossier.Bench.V1.shapesFile }
  public static var schema: MessageSchema { Dossier.Bench.V1.shapesFile.messages[6] }
  public static let layout = unsafe MessageLayout(dossier__bench__v1__blob__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Bench__V1__Blob.self)
    unsafe self.data = source.bytes(c.pointee.data.data, c.pointee.data.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Bench__V1__Blob.self)
    unsafe dossier__bench__v1__blob__init(c)
    unsafe arena.put(self.data, at: &c.pointee.data)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Bench.V1 {
  /// `dossier/bench/v1/shapes.proto`.
  public static let shapesFile = FileSchema(
    embedded: """
      Ch1kb3NzaWVyL2JlbmNoL3YxL3NoYXBlcy5wcm90bxIQZG9zc2llci5iZW5jaC52MSIaCgROb3RlEhIKBHRleHQYASABKAlSBHRleHQiQQoITW\
      VudGlvbnMSNQoIbWVudGlvbnMYASADKAsyGS5kb3NzaWVyLmJlbmNoLnYxLk1lbnRpb25SCG1lbnRpb25zIqkBCgdNZW50aW9uEhIKBHRleHQY\
      ASABKAlSBHRleHQSFAoFc3RhcnQYAiABKA1SBXN0YXJ0EhAKA2VuZBgDIAEoDVIDZW5kEhQKBWxhYmVsGAQgASgJUgVsYWJlbBIUCgVzY29yZR\
      gFIAEoAlIFc2NvcmUSNgoIcG9zaXRpb24YBiABKAsyGi5kb3NzaWVyLmJlbmNoLnYxLlBvc2l0aW9uUghwb3NpdGlvbiI6CghQb3NpdGlvbhIS\
      CgRwYWdlGAEgASgNUgRwYWdlEgwKAXgYAiABKAJSAXgSDAoBeRgDIAEoAlIBeSI2CgZNYXRyaXgSLAoEcm93cxgBIAMoCzIYLmRvc3NpZXIuYm\
      VuY2gudjEuVmVjdG9yUgRyb3dzIiAKBlZlY3RvchIWCgZ2YWx1ZXMYASADKAJSBnZhbHVlcyIaCgRCbG9iEhIKBGRhdGEYASABKAxSBGRhdGFi\
      BnByb3RvMw==
      """,
    dependencies: [])
}
