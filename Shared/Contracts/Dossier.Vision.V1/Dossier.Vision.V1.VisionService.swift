// Generated from dossier/vision/v1/vision_service.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Vision.V1 {
  /// The message `dossier.vision.v1.RecognizeTextRequest`.
  public struct RecognizeTextRequest: Sendable, Hashable {
    /// PNG, JPEG, TIFF, WebP or PNM; at most 32 MiB, and 100 million pixels when decoded.
    public var image: Bytes = Bytes()
    /// Which page of a TIFF, from 0.
    public var pageIndex: UInt32 = 0
    /// Resolution in dots per inch; 0 takes the image's own, or a guess.
    public var dpi: UInt32 = 0
    /// Turns the image upright first, by DetectOrientation.
    public var correctOrientation: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      image: Bytes = Bytes(),
      pageIndex: UInt32 = 0,
      dpi: UInt32 = 0,
      correctOrientation: Bool = false
    ) {
      self.image = image
      self.pageIndex = pageIndex
      self.dpi = dpi
      self.correctOrientation = correctOrientation
    }
  }
}

extension Dossier.Vision.V1 {
  /// A rectangle in pixels of the upright image, from its top left corner.
  public struct Box: Sendable, Hashable {
    public var x: UInt32 = 0
    public var y: UInt32 = 0
    public var width: UInt32 = 0
    public var height: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      x: UInt32 = 0,
      y: UInt32 = 0,
      width: UInt32 = 0,
      height: UInt32 = 0
    ) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }
}

extension Dossier.Vision.V1 {
  /// A word of an image.
  public struct RecognizedWord: Sendable, Hashable {
    /// First character in the answer's text, in Unicode code points.
    public var start: UInt32 = 0
    /// One past the last character, in the same unit.
    public var end: UInt32 = 0
    public var box: Box?
    /// 0 to 1.
    public var confidence: Float = 0
    /// Numbers, from 0, of the block, paragraph and line it stands in.
    public var block: UInt32 = 0
    public var paragraph: UInt32 = 0
    public var line: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      start: UInt32 = 0,
      end: UInt32 = 0,
      box: Box? = nil,
      confidence: Float = 0,
      block: UInt32 = 0,
      paragraph: UInt32 = 0,
      line: UInt32 = 0
    ) {
      self.start = start
      self.end = end
      self.box = box
      self.confidence = confidence
      self.block = block
      self.paragraph = paragraph
      self.line = line
    }
  }
}

extension Dossier.Vision.V1 {
  /// The message `dossier.vision.v1.RecognizeTextResponse`.
  public struct RecognizeTextResponse: Sendable, Hashable {
    /// Lines end with a line feed, paragraphs with two.
    public var text: String = ""
    /// In reading order.
    public var words: [RecognizedWord] = []
    /// Mean of the words' confidences, 0 to 1; 0 when there are no words.
    public var confidence: Float = 0
    /// The upright image's size in pixels.
    public var width: UInt32 = 0
    public var height: UInt32 = 0
    /// By how many degrees the image was turned clockwise to stand upright: 0, 90, 180 or 270.
    public var rotation: UInt32 = 0
    /// Pages of the file; 1 unless it is a TIFF of several.
    public var pageCount: UInt32 = 0
    /// Time spent reading.
    public var elapsed: Google.Protobuf.Duration?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      text: String = "",
      words: [RecognizedWord] = [],
      confidence: Float = 0,
      width: UInt32 = 0,
      height: UInt32 = 0,
      rotation: UInt32 = 0,
      pageCount: UInt32 = 0,
      elapsed: Google.Protobuf.Duration? = nil
    ) {
      self.text = text
      self.words = words
      self.confidence = confidence
      self.width = width
      self.height = height
      self.rotation = rotation
      self.pageCount = pageCount
      self.elapsed = elapsed
    }
  }
}

extension Dossier.Vision.V1 {
  /// The message `dossier.vision.v1.IdentifyContentRequest`.
  public struct IdentifyContentRequest: Sendable, Hashable {
    /// The file's first bytes, up to 64 KiB; the whole file when it is no longer.
    public var head: Bytes = Bytes()
    /// The file's last bytes, up to 64 KiB; empty when head is the whole file.
    public var tail: Bytes = Bytes()
    /// The whole file's length in bytes.
    public var size: UInt64 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      head: Bytes = Bytes(),
      tail: Bytes = Bytes(),
      size: UInt64 = 0
    ) {
      self.head = head
      self.tail = tail
      self.size = size
    }
  }
}

extension Dossier.Vision.V1 {
  /// The message `dossier.vision.v1.IdentifyContentResponse`.
  public struct IdentifyContentResponse: Sendable, Hashable {
    /// Such as "pdf", "png", "html", "elf"; "unknown" when it can't be told, "empty" for no bytes.
    public var label: String = ""
    /// Such as "application/pdf".
    public var mimeType: String = ""
    /// "document", "image", "text", "code", "executable", "archive", "audio", "video", … or "unknown".
    public var group: String = ""
    /// For people, such as "PDF document".
    public var descriptionField: String = ""
    /// Whether it is text.
    public var text: Bool = false
    /// 0 to 1.
    public var score: Float = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      label: String = "",
      mimeType: String = "",
      group: String = "",
      descriptionField: String = "",
      text: Bool = false,
      score: Float = 0
    ) {
      self.label = label
      self.mimeType = mimeType
      self.group = group
      self.descriptionField = descriptionField
      self.text = text
      self.score = score
    }
  }
}

extension Dossier.Vision.V1 {
  /// The message `dossier.vision.v1.DetectOrientationRequest`.
  public struct DetectOrientationRequest: Sendable, Hashable {
    /// As for RecognizeText.
    public var image: Bytes = Bytes()
    /// Which page of a TIFF, from 0.
    public var pageIndex: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      image: Bytes = Bytes(),
      pageIndex: UInt32 = 0
    ) {
      self.image = image
      self.pageIndex = pageIndex
    }
  }
}

extension Dossier.Vision.V1 {
  /// The message `dossier.vision.v1.DetectOrientationResponse`.
  public struct DetectOrientationResponse: Sendable, Hashable {
    /// By how many degrees to turn the image clockwise so that it stands upright: 0, 90, 180 or 270.
    public var rotation: UInt32 = 0
    /// 0 to 1.
    public var confidence: Float = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      rotation: UInt32 = 0,
      confidence: Float = 0
    ) {
      self.rotation = rotation
      self.confidence = confidence
    }
  }
}

// MARK: - Wire format

extension Dossier.Vision.V1.RecognizeTextRequest: Message {
  public static let fullName = "dossier.vision.v1.RecognizeTextRequest"
  public static var file: FileSchema { Dossier.Vision.V1.visionServiceFile }
  public static var schema: MessageSchema { Dossier.Vision.V1.visionServiceFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__vision__v1__recognize_text_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Vision__V1__RecognizeTextRequest.self)
    unsafe self.image = source.bytes(c.pointee.image.data, c.pointee.image.len)
    unsafe self.pageIndex = c.pointee.page_index
    unsafe self.dpi = c.pointee.dpi
    unsafe self.correctOrientation = c.pointee.correct_orientation != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Vision__V1__RecognizeTextRequest.self)
    unsafe dossier__vision__v1__recognize_text_request__init(c)
    unsafe arena.put(self.image, at: &c.pointee.image)
    unsafe c.pointee.page_index = self.pageIndex
    unsafe c.pointee.dpi = self.dpi
    unsafe c.pointee.correct_orientation = self.correctOrientation ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Vision.V1.Box: Message {
  public static let fullName = "dossier.vision.v1.Box"
  public static var file: FileSchema { Dossier.Vision.V1.visionServiceFile }
  public static var schema: MessageSchema { Dossier.Vision.V1.visionServiceFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__vision__v1__box__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Vision__V1__Box.self)
    unsafe self.x = c.pointee.x
    unsafe self.y = c.pointee.y
    unsafe self.width = c.pointee.width
    unsafe self.height = c.pointee.height
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Vision__V1__Box.self)
    unsafe dossier__vision__v1__box__init(c)
    unsafe c.pointee.x = self.x
    unsafe c.pointee.y = self.y
    unsafe c.pointee.width = self.width
    unsafe c.pointee.height = self.height
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Vision.V1.RecognizedWord: Message {
  public static let fullName = "dossier.vision.v1.RecognizedWord"
  public static var file: FileSchema { Dossier.Vision.V1.visionServiceFile }
  public static var schema: MessageSchema { Dossier.Vision.V1.visionServiceFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__vision__v1__recognized_word__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Vision__V1__RecognizedWord.self)
    unsafe self.start = c.pointee.start
    unsafe self.end = c.pointee.end
    unsafe self.box = source.message(c.pointee.box)
    unsafe self.confidence = c.pointee.confidence
    unsafe self.block = c.pointee.block
    unsafe self.paragraph = c.pointee.paragraph
    unsafe self.line = c.pointee.line
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Vision__V1__RecognizedWord.self)
    unsafe dossier__vision__v1__recognized_word__init(c)
    unsafe c.pointee.start = self.start
    unsafe c.pointee.end = self.end
    unsafe c.pointee.box = arena.message(self.box)
    unsafe c.pointee.confidence = self.confidence
    unsafe c.pointee.block = self.block
    unsafe c.pointee.paragraph = self.paragraph
    unsafe c.pointee.line = self.line
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Vision.V1.RecognizeTextResponse: Message {
  public static let fullName = "dossier.vision.v1.RecognizeTextResponse"
  public static var file: FileSchema { Dossier.Vision.V1.visionServiceFile }
  public static var schema: MessageSchema { Dossier.Vision.V1.visionServiceFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__vision__v1__recognize_text_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Vision__V1__RecognizeTextResponse.self)
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.words = source.messages(c.pointee.words, c.pointee.n_words)
    unsafe self.confidence = c.pointee.confidence
    unsafe self.width = c.pointee.width
    unsafe self.height = c.pointee.height
    unsafe self.rotation = c.pointee.rotation
    unsafe self.pageCount = c.pointee.page_count
    unsafe self.elapsed = source.message(c.pointee.elapsed)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Vision__V1__RecognizeTextResponse.self)
    unsafe dossier__vision__v1__recognize_text_response__init(c)
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe c.pointee.n_words = self.words.count
    unsafe c.pointee.words = arena.messages(self.words)
    unsafe c.pointee.confidence = self.confidence
    unsafe c.pointee.width = self.width
    unsafe c.pointee.height = self.height
    unsafe c.pointee.rotation = self.rotation
    unsafe c.pointee.page_count = self.pageCount
    unsafe c.pointee.elapsed = arena.message(self.elapsed)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Vision.V1.IdentifyContentRequest: Message {
  public static let fullName = "dossier.vision.v1.IdentifyContentRequest"
  public static var file: FileSchema { Dossier.Vision.V1.visionServiceFile }
  public static var schema: MessageSchema { Dossier.Vision.V1.visionServiceFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__vision__v1__identify_content_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Vision__V1__IdentifyContentRequest.self)
    unsafe self.head = source.bytes(c.pointee.head.data, c.pointee.head.len)
    unsafe self.tail = source.bytes(c.pointee.tail.data, c.pointee.tail.len)
    unsafe self.size = c.pointee.size
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Vision__V1__IdentifyContentRequest.self)
    unsafe dossier__vision__v1__identify_content_request__init(c)
    unsafe arena.put(self.head, at: &c.pointee.head)
    unsafe arena.put(self.tail, at: &c.pointee.tail)
    unsafe c.pointee.size = self.size
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Vision.V1.IdentifyContentResponse: Message {
  public static let fullName = "dossier.vision.v1.IdentifyContentResponse"
  public static var file: FileSchema { Dossier.Vision.V1.visionServiceFile }
  public static var schema: MessageSchema { Dossier.Vision.V1.visionServiceFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__vision__v1__identify_content_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Vision__V1__IdentifyContentResponse.self)
    unsafe self.label = source.string(c.pointee.label.data, c.pointee.label.len)
    unsafe self.mimeType = source.string(c.pointee.mime_type.data, c.pointee.mime_type.len)
    unsafe self.group = source.string(c.pointee.group.data, c.pointee.group.len)
    unsafe self.descriptionField = source.string(c.pointee.description.data, c.pointee.description.len)
    unsafe self.text = c.pointee.text != 0
    unsafe self.score = c.pointee.score
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Vision__V1__IdentifyContentResponse.self)
    unsafe dossier__vision__v1__identify_content_response__init(c)
    unsafe arena.put(self.label, at: &c.pointee.label)
    unsafe arena.put(self.mimeType, at: &c.pointee.mime_type)
    unsafe arena.put(self.group, at: &c.pointee.group)
    unsafe arena.put(self.descriptionField, at: &c.pointee.description)
    unsafe c.pointee.text = self.text ? 1 : 0
    unsafe c.pointee.score = self.score
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Vision.V1.DetectOrientationRequest: Message {
  public static let fullName = "dossier.vision.v1.DetectOrientationRequest"
  public static var file: FileSchema { Dossier.Vision.V1.visionServiceFile }
  public static var schema: MessageSchema { Dossier.Vision.V1.visionServiceFile.messages[6] }
  public static let layout = unsafe MessageLayout(dossier__vision__v1__detect_orientation_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Vision__V1__DetectOrientationRequest.self)
    unsafe self.image = source.bytes(c.pointee.image.data, c.pointee.image.len)
    unsafe self.pageIndex = c.pointee.page_index
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Vision__V1__DetectOrientationRequest.self)
    unsafe dossier__vision__v1__detect_orientation_request__init(c)
    unsafe arena.put(self.image, at: &c.pointee.image)
    unsafe c.pointee.page_index = self.pageIndex
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Vision.V1.DetectOrientationResponse: Message {
  public static let fullName = "dossier.vision.v1.DetectOrientationResponse"
  public static var file: FileSchema { Dossier.Vision.V1.visionServiceFile }
  public static var schema: MessageSchema { Dossier.Vision.V1.visionServiceFile.messages[7] }
  public static let layout = unsafe MessageLayout(dossier__vision__v1__detect_orientation_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Vision__V1__DetectOrientationResponse.self)
    unsafe self.rotation = c.pointee.rotation
    unsafe self.confidence = c.pointee.confidence
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Vision__V1__DetectOrientationResponse.self)
    unsafe dossier__vision__v1__detect_orientation_response__init(c)
    unsafe c.pointee.rotation = self.rotation
    unsafe c.pointee.confidence = self.confidence
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Vision.V1 {
  /// `dossier/vision/v1/vision_service.proto`.
  public static let visionServiceFile = FileSchema(
    embedded: """
      CiZkb3NzaWVyL3Zpc2lvbi92MS92aXNpb25fc2VydmljZS5wcm90bxIRZG9zc2llci52aXNpb24udjEaHmdvb2dsZS9wcm90b2J1Zi9kdXJhdG\
      lvbi5wcm90byKOAQoUUmVjb2duaXplVGV4dFJlcXVlc3QSFAoFaW1hZ2UYASABKAxSBWltYWdlEh0KCnBhZ2VfaW5kZXgYAiABKA1SCXBhZ2VJ\
      bmRleBIQCgNkcGkYAyABKA1SA2RwaRIvChNjb3JyZWN0X29yaWVudGF0aW9uGAQgASgIUhJjb3JyZWN0T3JpZW50YXRpb24iTwoDQm94EgwKAX\
      gYASABKA1SAXgSDAoBeRgCIAEoDVIBeRIUCgV3aWR0aBgDIAEoDVIFd2lkdGgSFgoGaGVpZ2h0GAQgASgNUgZoZWlnaHQiygEKDlJlY29nbml6\
      ZWRXb3JkEhQKBXN0YXJ0GAEgASgNUgVzdGFydBIQCgNlbmQYAiABKA1SA2VuZBIoCgNib3gYAyABKAsyFi5kb3NzaWVyLnZpc2lvbi52MS5Cb3\
      hSA2JveBIeCgpjb25maWRlbmNlGAQgASgCUgpjb25maWRlbmNlEhQKBWJsb2NrGAUgASgNUgVibG9jaxIcCglwYXJhZ3JhcGgYBiABKA1SCXBh\
      cmFncmFwaBISCgRsaW5lGAcgASgNUgRsaW5lIqICChVSZWNvZ25pemVUZXh0UmVzcG9uc2USEgoEdGV4dBgBIAEoCVIEdGV4dBI3CgV3b3Jkcx\
      gCIAMoCzIhLmRvc3NpZXIudmlzaW9uLnYxLlJlY29nbml6ZWRXb3JkUgV3b3JkcxIeCgpjb25maWRlbmNlGAMgASgCUgpjb25maWRlbmNlEhQK\
      BXdpZHRoGAQgASgNUgV3aWR0aBIWCgZoZWlnaHQYBSABKA1SBmhlaWdodBIaCghyb3RhdGlvbhgGIAEoDVIIcm90YXRpb24SHQoKcGFnZV9jb3\
      VudBgHIAEoDVIJcGFnZUNvdW50EjMKB2VsYXBzZWQYCCABKAsyGS5nb29nbGUucHJvdG9idWYuRHVyYXRpb25SB2VsYXBzZWQiVAoWSWRlbnRp\
      ZnlDb250ZW50UmVxdWVzdBISCgRoZWFkGAEgASgMUgRoZWFkEhIKBHRhaWwYAiABKAxSBHRhaWwSEgoEc2l6ZRgDIAEoBFIEc2l6ZSKuAQoXSW\
      RlbnRpZnlDb250ZW50UmVzcG9uc2USFAoFbGFiZWwYASABKAlSBWxhYmVsEhsKCW1pbWVfdHlwZRgCIAEoCVIIbWltZVR5cGUSFAoFZ3JvdXAY\
      AyABKAlSBWdyb3VwEiAKC2Rlc2NyaXB0aW9uGAQgASgJUgtkZXNjcmlwdGlvbhISCgR0ZXh0GAUgASgIUgR0ZXh0EhQKBXNjb3JlGAYgASgCUg\
      VzY29yZSJPChhEZXRlY3RPcmllbnRhdGlvblJlcXVlc3QSFAoFaW1hZ2UYASABKAxSBWltYWdlEh0KCnBhZ2VfaW5kZXgYAiABKA1SCXBhZ2VJ\
      bmRleCJXChlEZXRlY3RPcmllbnRhdGlvblJlc3BvbnNlEhoKCHJvdGF0aW9uGAEgASgNUghyb3RhdGlvbhIeCgpjb25maWRlbmNlGAIgASgCUg\
      pjb25maWRlbmNlMs0CCg1WaXNpb25TZXJ2aWNlEmIKDVJlY29nbml6ZVRleHQSJy5kb3NzaWVyLnZpc2lvbi52MS5SZWNvZ25pemVUZXh0UmVx\
      dWVzdBooLmRvc3NpZXIudmlzaW9uLnYxLlJlY29nbml6ZVRleHRSZXNwb25zZRJoCg9JZGVudGlmeUNvbnRlbnQSKS5kb3NzaWVyLnZpc2lvbi\
      52MS5JZGVudGlmeUNvbnRlbnRSZXF1ZXN0GiouZG9zc2llci52aXNpb24udjEuSWRlbnRpZnlDb250ZW50UmVzcG9uc2USbgoRRGV0ZWN0T3Jp\
      ZW50YXRpb24SKy5kb3NzaWVyLnZpc2lvbi52MS5EZXRlY3RPcmllbnRhdGlvblJlcXVlc3QaLC5kb3NzaWVyLnZpc2lvbi52MS5EZXRlY3RPcm\
      llbnRhdGlvblJlc3BvbnNlYgZwcm90bzM=
      """,
    dependencies: [Google.Protobuf.durationFile])
}
