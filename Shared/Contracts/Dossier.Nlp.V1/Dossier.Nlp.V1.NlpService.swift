// Generated from dossier/nlp/v1/nlp_service.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Nlp.V1 {
  /// A vector of a text.
  public struct Embedding: Sendable, Hashable {
    /// Components, of unit length in all; as many as the model has dimensions (384 for the default).
    public var values: [Float] = []
    /// Word pieces of the text, counted up to the model's limit.
    public var tokenCount: UInt32 = 0
    /// Whether the text was longer than the model's limit, so that its end is not in the vector.
    public var truncated: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      values: [Float] = [],
      tokenCount: UInt32 = 0,
      truncated: Bool = false
    ) {
      self.values = values
      self.tokenCount = tokenCount
      self.truncated = truncated
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.EmbedRequest`.
  public struct EmbedRequest: Sendable, Hashable {
    /// 1 to 256 texts, each at most 64 KiB of UTF-8.
    public var texts: [String] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      texts: [String] = []
    ) {
      self.texts = texts
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.EmbedResponse`.
  public struct EmbedResponse: Sendable, Hashable {
    /// One for each text, in the order of the texts.
    public var embeddings: [Embedding] = []
    /// The model's name.
    public var model: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      embeddings: [Embedding] = [],
      model: String = ""
    ) {
      self.embeddings = embeddings
      self.model = model
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.EmbedStreamRequest`.
  public struct EmbedStreamRequest: Sendable, Hashable {
    /// The caller's own number, given back with the answer.
    public var id: UInt64 = 0
    /// 1 to 256 texts, each at most 64 KiB of UTF-8.
    public var texts: [String] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      id: UInt64 = 0,
      texts: [String] = []
    ) {
      self.id = id
      self.texts = texts
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.EmbedStreamResponse`.
  public struct EmbedStreamResponse: Sendable, Hashable {
    /// The request's number.
    public var id: UInt64 = 0
    /// One for each text, in the order of the texts.
    public var embeddings: [Embedding] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      id: UInt64 = 0,
      embeddings: [Embedding] = []
    ) {
      self.id = id
      self.embeddings = embeddings
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.RecognizeEntitiesRequest`.
  public struct RecognizeEntitiesRequest: Sendable, Hashable {
    /// 1 to 256 texts, each at most 64 KiB of UTF-8.
    public var texts: [String] = []
    /// Which sources to ask; empty asks all.
    public var sources: [EntitySource] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      texts: [String] = [],
      sources: [EntitySource] = []
    ) {
      self.texts = texts
      self.sources = sources
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The entities of one text, by their start.
  public struct TextEntities: Sendable, Hashable {
    public var entities: [Entity] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      entities: [Entity] = []
    ) {
      self.entities = entities
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.RecognizeEntitiesResponse`.
  public struct RecognizeEntitiesResponse: Sendable, Hashable {
    /// One for each text, in the order of the texts.
    public var results: [TextEntities] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      results: [TextEntities] = []
    ) {
      self.results = results
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.RecognizeEntitiesStreamRequest`.
  public struct RecognizeEntitiesStreamRequest: Sendable, Hashable {
    /// The caller's own number, given back with the answer.
    public var id: UInt64 = 0
    /// 1 to 256 texts, each at most 64 KiB of UTF-8.
    public var texts: [String] = []
    /// Which sources to ask; empty asks all.
    public var sources: [EntitySource] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      id: UInt64 = 0,
      texts: [String] = [],
      sources: [EntitySource] = []
    ) {
      self.id = id
      self.texts = texts
      self.sources = sources
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.RecognizeEntitiesStreamResponse`.
  public struct RecognizeEntitiesStreamResponse: Sendable, Hashable {
    /// The request's number.
    public var id: UInt64 = 0
    /// One for each text, in the order of the texts.
    public var results: [TextEntities] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      id: UInt64 = 0,
      results: [TextEntities] = []
    ) {
      self.id = id
      self.results = results
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.SplitTextRequest`.
  public struct SplitTextRequest: Sendable, Hashable {
    /// At most 1 MiB of UTF-8.
    public var text: String = ""
    /// Passages end at or before this many word pieces; 0 means the default, 200; at most 254.
    public var maxTokens: UInt32 = 0
    /// Word pieces that a passage repeats of the one before, at sentence borders where there are any;
    /// at most a fifth of max_tokens. Absent means 32, or that fifth where it is less.
    public var overlapTokens: UInt32?
    /// Where layout begins anew (a heading, a paragraph, a table), in code points, ascending: preferred borders.
    public var borders: [UInt32] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      text: String = "",
      maxTokens: UInt32 = 0,
      overlapTokens: UInt32? = nil,
      borders: [UInt32] = []
    ) {
      self.text = text
      self.maxTokens = maxTokens
      self.overlapTokens = overlapTokens
      self.borders = borders
    }
  }
}

extension Dossier.Nlp.V1 {
  /// A piece of a text.
  public struct TextPassage: Sendable, Hashable {
    /// First character, in Unicode code points from the start of the text.
    public var start: UInt32 = 0
    /// One past the last character, in the same unit.
    public var end: UInt32 = 0
    /// Word pieces in it.
    public var tokenCount: UInt32 = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      start: UInt32 = 0,
      end: UInt32 = 0,
      tokenCount: UInt32 = 0
    ) {
      self.start = start
      self.end = end
      self.tokenCount = tokenCount
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.SplitTextResponse`.
  public struct SplitTextResponse: Sendable, Hashable {
    /// By their start.
    public var passages: [TextPassage] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      passages: [TextPassage] = []
    ) {
      self.passages = passages
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.DetectLanguageRequest`.
  public struct DetectLanguageRequest: Sendable, Hashable {
    /// 1 to 256 texts, each at most 64 KiB of UTF-8.
    public var texts: [String] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      texts: [String] = []
    ) {
      self.texts = texts
    }
  }
}

extension Dossier.Nlp.V1 {
  /// A language and how much of a text is in it.
  public struct DetectedLanguage: Sendable, Hashable {
    /// BCP 47, such as "en" or "zh-Hant"; "und" when it can't be told.
    public var code: String = ""
    /// Part of the text, 0 to 1.
    public var proportion: Float = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      code: String = "",
      proportion: Float = 0
    ) {
      self.code = code
      self.proportion = proportion
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The languages of one text.
  public struct TextLanguages: Sendable, Hashable {
    /// The most used first; at most 3.
    public var languages: [DetectedLanguage] = []
    /// Whether the detector trusts its answer.
    public var reliable: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      languages: [DetectedLanguage] = [],
      reliable: Bool = false
    ) {
      self.languages = languages
      self.reliable = reliable
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.DetectLanguageResponse`.
  public struct DetectLanguageResponse: Sendable, Hashable {
    /// One for each text, in the order of the texts.
    public var results: [TextLanguages] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      results: [TextLanguages] = []
    ) {
      self.results = results
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.ListModelsRequest`.
  public struct ListModelsRequest: Sendable, Hashable {
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}
  }
}

extension Dossier.Nlp.V1 {
  /// A model that the service runs.
  public struct Model: Sendable, Hashable {
    /// Such as "all-MiniLM-L6-v2".
    public var name: String = ""
    /// What it is for: "embedding", "entities", "personal-data", "language".
    public var task: String = ""
    /// The version of the file, as its package names it.
    public var version: String = ""
    /// Components of its vectors; 0 when it makes none.
    public var dimensions: UInt32 = 0
    /// Word pieces it reads of a text; 0 when it has no limit.
    public var maxTokens: UInt32 = 0
    /// Whether it is loaded and has passed its self-test.
    public var ready: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      task: String = "",
      version: String = "",
      dimensions: UInt32 = 0,
      maxTokens: UInt32 = 0,
      ready: Bool = false
    ) {
      self.name = name
      self.task = task
      self.version = version
      self.dimensions = dimensions
      self.maxTokens = maxTokens
      self.ready = ready
    }
  }
}

extension Dossier.Nlp.V1 {
  /// The message `dossier.nlp.v1.ListModelsResponse`.
  public struct ListModelsResponse: Sendable, Hashable {
    public var models: [Dossier.Nlp.V1.Model] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      models: [Dossier.Nlp.V1.Model] = []
    ) {
      self.models = models
    }
  }
}

// MARK: - Wire format

extension Dossier.Nlp.V1.Embedding: Message {
  public static let fullName = "dossier.nlp.v1.Embedding"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__embedding__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__Embedding.self)
    unsafe self.values = source.numbers(c.pointee.values, c.pointee.n_values)
    unsafe self.tokenCount = c.pointee.token_count
    unsafe self.truncated = c.pointee.truncated != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__Embedding.self)
    unsafe dossier__nlp__v1__embedding__init(c)
    unsafe c.pointee.n_values = self.values.count
    unsafe c.pointee.values = arena.numbers(self.values)
    unsafe c.pointee.token_count = self.tokenCount
    unsafe c.pointee.truncated = self.truncated ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.EmbedRequest: Message {
  public static let fullName = "dossier.nlp.v1.EmbedRequest"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__embed_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__EmbedRequest.self)
    unsafe self.texts = source.strings(c.pointee.texts, c.pointee.n_texts)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__EmbedRequest.self)
    unsafe dossier__nlp__v1__embed_request__init(c)
    unsafe c.pointee.n_texts = self.texts.count
    unsafe c.pointee.texts = arena.strings(self.texts)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.EmbedResponse: Message {
  public static let fullName = "dossier.nlp.v1.EmbedResponse"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__embed_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__EmbedResponse.self)
    unsafe self.embeddings = source.messages(c.pointee.embeddings, c.pointee.n_embeddings)
    unsafe self.model = source.string(c.pointee.model.data, c.pointee.model.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__EmbedResponse.self)
    unsafe dossier__nlp__v1__embed_response__init(c)
    unsafe c.pointee.n_embeddings = self.embeddings.count
    unsafe c.pointee.embeddings = arena.messages(self.embeddings)
    unsafe arena.put(self.model, at: &c.pointee.model)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.EmbedStreamRequest: Message {
  public static let fullName = "dossier.nlp.v1.EmbedStreamRequest"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__embed_stream_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__EmbedStreamRequest.self)
    unsafe self.id = c.pointee.id
    unsafe self.texts = source.strings(c.pointee.texts, c.pointee.n_texts)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__EmbedStreamRequest.self)
    unsafe dossier__nlp__v1__embed_stream_request__init(c)
    unsafe c.pointee.id = self.id
    unsafe c.pointee.n_texts = self.texts.count
    unsafe c.pointee.texts = arena.strings(self.texts)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.EmbedStreamResponse: Message {
  public static let fullName = "dossier.nlp.v1.EmbedStreamResponse"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__embed_stream_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__EmbedStreamResponse.self)
    unsafe self.id = c.pointee.id
    unsafe self.embeddings = source.messages(c.pointee.embeddings, c.pointee.n_embeddings)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__EmbedStreamResponse.self)
    unsafe dossier__nlp__v1__embed_stream_response__init(c)
    unsafe c.pointee.id = self.id
    unsafe c.pointee.n_embeddings = self.embeddings.count
    unsafe c.pointee.embeddings = arena.messages(self.embeddings)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.RecognizeEntitiesRequest: Message {
  public static let fullName = "dossier.nlp.v1.RecognizeEntitiesRequest"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__recognize_entities_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__RecognizeEntitiesRequest.self)
    unsafe self.texts = source.strings(c.pointee.texts, c.pointee.n_texts)
    unsafe self.sources = source.enums(c.pointee.sources, c.pointee.n_sources)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__RecognizeEntitiesRequest.self)
    unsafe dossier__nlp__v1__recognize_entities_request__init(c)
    unsafe c.pointee.n_texts = self.texts.count
    unsafe c.pointee.texts = arena.strings(self.texts)
    unsafe c.pointee.n_sources = self.sources.count
    unsafe c.pointee.sources = arena.enums(self.sources)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.TextEntities: Message {
  public static let fullName = "dossier.nlp.v1.TextEntities"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[6] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__text_entities__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__TextEntities.self)
    unsafe self.entities = source.messages(c.pointee.entities, c.pointee.n_entities)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__TextEntities.self)
    unsafe dossier__nlp__v1__text_entities__init(c)
    unsafe c.pointee.n_entities = self.entities.count
    unsafe c.pointee.entities = arena.messages(self.entities)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.RecognizeEntitiesResponse: Message {
  public static let fullName = "dossier.nlp.v1.RecognizeEntitiesResponse"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[7] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__recognize_entities_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__RecognizeEntitiesResponse.self)
    unsafe self.results = source.messages(c.pointee.results, c.pointee.n_results)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__RecognizeEntitiesResponse.self)
    unsafe dossier__nlp__v1__recognize_entities_response__init(c)
    unsafe c.pointee.n_results = self.results.count
    unsafe c.pointee.results = arena.messages(self.results)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.RecognizeEntitiesStreamRequest: Message {
  public static let fullName = "dossier.nlp.v1.RecognizeEntitiesStreamRequest"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[8] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__recognize_entities_stream_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__RecognizeEntitiesStreamRequest.self)
    unsafe self.id = c.pointee.id
    unsafe self.texts = source.strings(c.pointee.texts, c.pointee.n_texts)
    unsafe self.sources = source.enums(c.pointee.sources, c.pointee.n_sources)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__RecognizeEntitiesStreamRequest.self)
    unsafe dossier__nlp__v1__recognize_entities_stream_request__init(c)
    unsafe c.pointee.id = self.id
    unsafe c.pointee.n_texts = self.texts.count
    unsafe c.pointee.texts = arena.strings(self.texts)
    unsafe c.pointee.n_sources = self.sources.count
    unsafe c.pointee.sources = arena.enums(self.sources)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.RecognizeEntitiesStreamResponse: Message {
  public static let fullName = "dossier.nlp.v1.RecognizeEntitiesStreamResponse"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[9] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__recognize_entities_stream_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__RecognizeEntitiesStreamResponse.self)
    unsafe self.id = c.pointee.id
    unsafe self.results = source.messages(c.pointee.results, c.pointee.n_results)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__RecognizeEntitiesStreamResponse.self)
    unsafe dossier__nlp__v1__recognize_entities_stream_response__init(c)
    unsafe c.pointee.id = self.id
    unsafe c.pointee.n_results = self.results.count
    unsafe c.pointee.results = arena.messages(self.results)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.SplitTextRequest: Message {
  public static let fullName = "dossier.nlp.v1.SplitTextRequest"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[10] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__split_text_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__SplitTextRequest.self)
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.maxTokens = c.pointee.max_tokens
    unsafe self.overlapTokens = c.pointee._overlap_tokens_case.rawValue == 3 ? c.pointee.overlap_tokens : nil
    unsafe self.borders = source.numbers(c.pointee.borders, c.pointee.n_borders)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__SplitTextRequest.self)
    unsafe dossier__nlp__v1__split_text_request__init(c)
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe c.pointee.max_tokens = self.maxTokens
    if let value = self.overlapTokens {
      unsafe c.pointee._overlap_tokens_case = .init(rawValue: 3)
      unsafe c.pointee.overlap_tokens = value
    }
    unsafe c.pointee.n_borders = self.borders.count
    unsafe c.pointee.borders = arena.numbers(self.borders)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.TextPassage: Message {
  public static let fullName = "dossier.nlp.v1.TextPassage"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[11] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__text_passage__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__TextPassage.self)
    unsafe self.start = c.pointee.start
    unsafe self.end = c.pointee.end
    unsafe self.tokenCount = c.pointee.token_count
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__TextPassage.self)
    unsafe dossier__nlp__v1__text_passage__init(c)
    unsafe c.pointee.start = self.start
    unsafe c.pointee.end = self.end
    unsafe c.pointee.token_count = self.tokenCount
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.SplitTextResponse: Message {
  public static let fullName = "dossier.nlp.v1.SplitTextResponse"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[12] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__split_text_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__SplitTextResponse.self)
    unsafe self.passages = source.messages(c.pointee.passages, c.pointee.n_passages)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__SplitTextResponse.self)
    unsafe dossier__nlp__v1__split_text_response__init(c)
    unsafe c.pointee.n_passages = self.passages.count
    unsafe c.pointee.passages = arena.messages(self.passages)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.DetectLanguageRequest: Message {
  public static let fullName = "dossier.nlp.v1.DetectLanguageRequest"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[13] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__detect_language_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__DetectLanguageRequest.self)
    unsafe self.texts = source.strings(c.pointee.texts, c.pointee.n_texts)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__DetectLanguageRequest.self)
    unsafe dossier__nlp__v1__detect_language_request__init(c)
    unsafe c.pointee.n_texts = self.texts.count
    unsafe c.pointee.texts = arena.strings(self.texts)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.DetectedLanguage: Message {
  public static let fullName = "dossier.nlp.v1.DetectedLanguage"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[14] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__detected_language__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__DetectedLanguage.self)
    unsafe self.code = source.string(c.pointee.code.data, c.pointee.code.len)
    unsafe self.proportion = c.pointee.proportion
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__DetectedLanguage.self)
    unsafe dossier__nlp__v1__detected_language__init(c)
    unsafe arena.put(self.code, at: &c.pointee.code)
    unsafe c.pointee.proportion = self.proportion
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.TextLanguages: Message {
  public static let fullName = "dossier.nlp.v1.TextLanguages"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[15] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__text_languages__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__TextLanguages.self)
    unsafe self.languages = source.messages(c.pointee.languages, c.pointee.n_languages)
    unsafe self.reliable = c.pointee.reliable != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__TextLanguages.self)
    unsafe dossier__nlp__v1__text_languages__init(c)
    unsafe c.pointee.n_languages = self.languages.count
    unsafe c.pointee.languages = arena.messages(self.languages)
    unsafe c.pointee.reliable = self.reliable ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.DetectLanguageResponse: Message {
  public static let fullName = "dossier.nlp.v1.DetectLanguageResponse"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[16] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__detect_language_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__DetectLanguageResponse.self)
    unsafe self.results = source.messages(c.pointee.results, c.pointee.n_results)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__DetectLanguageResponse.self)
    unsafe dossier__nlp__v1__detect_language_response__init(c)
    unsafe c.pointee.n_results = self.results.count
    unsafe c.pointee.results = arena.messages(self.results)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.ListModelsRequest: Message {
  public static let fullName = "dossier.nlp.v1.ListModelsRequest"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[17] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__list_models_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__ListModelsRequest.self)
    unsafe dossier__nlp__v1__list_models_request__init(c)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.Model: Message {
  public static let fullName = "dossier.nlp.v1.Model"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[18] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__model__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__Model.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.task = source.string(c.pointee.task.data, c.pointee.task.len)
    unsafe self.version = source.string(c.pointee.version.data, c.pointee.version.len)
    unsafe self.dimensions = c.pointee.dimensions
    unsafe self.maxTokens = c.pointee.max_tokens
    unsafe self.ready = c.pointee.ready != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__Model.self)
    unsafe dossier__nlp__v1__model__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.task, at: &c.pointee.task)
    unsafe arena.put(self.version, at: &c.pointee.version)
    unsafe c.pointee.dimensions = self.dimensions
    unsafe c.pointee.max_tokens = self.maxTokens
    unsafe c.pointee.ready = self.ready ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.ListModelsResponse: Message {
  public static let fullName = "dossier.nlp.v1.ListModelsResponse"
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.nlpServiceFile.messages[19] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__list_models_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__ListModelsResponse.self)
    unsafe self.models = source.messages(c.pointee.models, c.pointee.n_models)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__ListModelsResponse.self)
    unsafe dossier__nlp__v1__list_models_response__init(c)
    unsafe c.pointee.n_models = self.models.count
    unsafe c.pointee.models = arena.messages(self.models)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1 {
  /// `dossier/nlp/v1/nlp_service.proto`.
  public static let nlpServiceFile = FileSchema(
    embedded: """
      CiBkb3NzaWVyL25scC92MS9ubHBfc2VydmljZS5wcm90bxIOZG9zc2llci5ubHAudjEaG2Rvc3NpZXIvbmxwL3YxL2VudGl0eS5wcm90byJiCg\
      lFbWJlZGRpbmcSFgoGdmFsdWVzGAEgAygCUgZ2YWx1ZXMSHwoLdG9rZW5fY291bnQYAiABKA1SCnRva2VuQ291bnQSHAoJdHJ1bmNhdGVkGAMg\
      ASgIUgl0cnVuY2F0ZWQiJAoMRW1iZWRSZXF1ZXN0EhQKBXRleHRzGAEgAygJUgV0ZXh0cyJgCg1FbWJlZFJlc3BvbnNlEjkKCmVtYmVkZGluZ3\
      MYASADKAsyGS5kb3NzaWVyLm5scC52MS5FbWJlZGRpbmdSCmVtYmVkZGluZ3MSFAoFbW9kZWwYAiABKAlSBW1vZGVsIjoKEkVtYmVkU3RyZWFt\
      UmVxdWVzdBIOCgJpZBgBIAEoBFICaWQSFAoFdGV4dHMYAiADKAlSBXRleHRzImAKE0VtYmVkU3RyZWFtUmVzcG9uc2USDgoCaWQYASABKARSAm\
      lkEjkKCmVtYmVkZGluZ3MYAiADKAsyGS5kb3NzaWVyLm5scC52MS5FbWJlZGRpbmdSCmVtYmVkZGluZ3MiaAoYUmVjb2duaXplRW50aXRpZXNS\
      ZXF1ZXN0EhQKBXRleHRzGAEgAygJUgV0ZXh0cxI2Cgdzb3VyY2VzGAIgAygOMhwuZG9zc2llci5ubHAudjEuRW50aXR5U291cmNlUgdzb3VyY2\
      VzIkIKDFRleHRFbnRpdGllcxIyCghlbnRpdGllcxgBIAMoCzIWLmRvc3NpZXIubmxwLnYxLkVudGl0eVIIZW50aXRpZXMiUwoZUmVjb2duaXpl\
      RW50aXRpZXNSZXNwb25zZRI2CgdyZXN1bHRzGAEgAygLMhwuZG9zc2llci5ubHAudjEuVGV4dEVudGl0aWVzUgdyZXN1bHRzIn4KHlJlY29nbm\
      l6ZUVudGl0aWVzU3RyZWFtUmVxdWVzdBIOCgJpZBgBIAEoBFICaWQSFAoFdGV4dHMYAiADKAlSBXRleHRzEjYKB3NvdXJjZXMYAyADKA4yHC5k\
      b3NzaWVyLm5scC52MS5FbnRpdHlTb3VyY2VSB3NvdXJjZXMiaQofUmVjb2duaXplRW50aXRpZXNTdHJlYW1SZXNwb25zZRIOCgJpZBgBIAEoBF\
      ICaWQSNgoHcmVzdWx0cxgCIAMoCzIcLmRvc3NpZXIubmxwLnYxLlRleHRFbnRpdGllc1IHcmVzdWx0cyKeAQoQU3BsaXRUZXh0UmVxdWVzdBIS\
      CgR0ZXh0GAEgASgJUgR0ZXh0Eh0KCm1heF90b2tlbnMYAiABKA1SCW1heFRva2VucxIqCg5vdmVybGFwX3Rva2VucxgDIAEoDUgAUg1vdmVybG\
      FwVG9rZW5ziAEBEhgKB2JvcmRlcnMYBCADKA1SB2JvcmRlcnNCEQoPX292ZXJsYXBfdG9rZW5zIlYKC1RleHRQYXNzYWdlEhQKBXN0YXJ0GAEg\
      ASgNUgVzdGFydBIQCgNlbmQYAiABKA1SA2VuZBIfCgt0b2tlbl9jb3VudBgDIAEoDVIKdG9rZW5Db3VudCJMChFTcGxpdFRleHRSZXNwb25zZR\
      I3CghwYXNzYWdlcxgBIAMoCzIbLmRvc3NpZXIubmxwLnYxLlRleHRQYXNzYWdlUghwYXNzYWdlcyItChVEZXRlY3RMYW5ndWFnZVJlcXVlc3QS\
      FAoFdGV4dHMYASADKAlSBXRleHRzIkYKEERldGVjdGVkTGFuZ3VhZ2USEgoEY29kZRgBIAEoCVIEY29kZRIeCgpwcm9wb3J0aW9uGAIgASgCUg\
      pwcm9wb3J0aW9uImsKDVRleHRMYW5ndWFnZXMSPgoJbGFuZ3VhZ2VzGAEgAygLMiAuZG9zc2llci5ubHAudjEuRGV0ZWN0ZWRMYW5ndWFnZVIJ\
      bGFuZ3VhZ2VzEhoKCHJlbGlhYmxlGAIgASgIUghyZWxpYWJsZSJRChZEZXRlY3RMYW5ndWFnZVJlc3BvbnNlEjcKB3Jlc3VsdHMYASADKAsyHS\
      5kb3NzaWVyLm5scC52MS5UZXh0TGFuZ3VhZ2VzUgdyZXN1bHRzIhMKEUxpc3RNb2RlbHNSZXF1ZXN0Ip4BCgVNb2RlbBISCgRuYW1lGAEgASgJ\
      UgRuYW1lEhIKBHRhc2sYAiABKAlSBHRhc2sSGAoHdmVyc2lvbhgDIAEoCVIHdmVyc2lvbhIeCgpkaW1lbnNpb25zGAQgASgNUgpkaW1lbnNpb2\
      5zEh0KCm1heF90b2tlbnMYBSABKA1SCW1heFRva2VucxIUCgVyZWFkeRgGIAEoCFIFcmVhZHkiQwoSTGlzdE1vZGVsc1Jlc3BvbnNlEi0KBm1v\
      ZGVscxgBIAMoCzIVLmRvc3NpZXIubmxwLnYxLk1vZGVsUgZtb2RlbHMyoAUKCk5MUFNlcnZpY2USRAoFRW1iZWQSHC5kb3NzaWVyLm5scC52MS\
      5FbWJlZFJlcXVlc3QaHS5kb3NzaWVyLm5scC52MS5FbWJlZFJlc3BvbnNlEloKC0VtYmVkU3RyZWFtEiIuZG9zc2llci5ubHAudjEuRW1iZWRT\
      dHJlYW1SZXF1ZXN0GiMuZG9zc2llci5ubHAudjEuRW1iZWRTdHJlYW1SZXNwb25zZSgBMAESaAoRUmVjb2duaXplRW50aXRpZXMSKC5kb3NzaW\
      VyLm5scC52MS5SZWNvZ25pemVFbnRpdGllc1JlcXVlc3QaKS5kb3NzaWVyLm5scC52MS5SZWNvZ25pemVFbnRpdGllc1Jlc3BvbnNlEn4KF1Jl\
      Y29nbml6ZUVudGl0aWVzU3RyZWFtEi4uZG9zc2llci5ubHAudjEuUmVjb2duaXplRW50aXRpZXNTdHJlYW1SZXF1ZXN0Gi8uZG9zc2llci5ubH\
      AudjEuUmVjb2duaXplRW50aXRpZXNTdHJlYW1SZXNwb25zZSgBMAESUAoJU3BsaXRUZXh0EiAuZG9zc2llci5ubHAudjEuU3BsaXRUZXh0UmVx\
      dWVzdBohLmRvc3NpZXIubmxwLnYxLlNwbGl0VGV4dFJlc3BvbnNlEl8KDkRldGVjdExhbmd1YWdlEiUuZG9zc2llci5ubHAudjEuRGV0ZWN0TG\
      FuZ3VhZ2VSZXF1ZXN0GiYuZG9zc2llci5ubHAudjEuRGV0ZWN0TGFuZ3VhZ2VSZXNwb25zZRJTCgpMaXN0TW9kZWxzEiEuZG9zc2llci5ubHAu\
      djEuTGlzdE1vZGVsc1JlcXVlc3QaIi5kb3NzaWVyLm5scC52MS5MaXN0TW9kZWxzUmVzcG9uc2ViBnByb3RvMw==
      """,
    dependencies: [Dossier.Nlp.V1.entityFile])
}
