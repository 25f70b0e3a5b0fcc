import Contracts
import Embeddings
import EntityTagger
import LanguageDetection
import Messages
import PersonalData
import RPCCore

/// Serves nlp's calls on its engines.
public struct NLPServiceHandler: Dossier.Nlp.V1.NLPService {
  typealias V1 = Dossier.Nlp.V1

  /// Texts in a request, by the contract.
  private static let textLimit = 256
  /// Bytes of a text.
  private static let textSizeLimit = 64 << 10
  /// Bytes of a text to split.
  private static let splitSizeLimit = 1 << 20
  /// A request of no more texts is somebody's query rather than a document.
  private static let interactiveTexts = 2

  private let models: NLPModels

  public init(models: NLPModels) { self.models = models }

  // MARK: - Vectors

  public func embed(
    _ request: Dossier.Nlp.V1.EmbedRequest, context: ServerContext
  ) async throws -> Dossier.Nlp.V1.EmbedResponse {
    .init(embeddings: try await embeddings(request.texts), model: ModelCatalogue.embedding)
  }

  public func embedStream(
    _ requests: RequestStream<Dossier.Nlp.V1.EmbedStreamRequest>,
    responses: ResponseWriter<Dossier.Nlp.V1.EmbedStreamResponse>, context: ServerContext
  ) async throws {
    try await OrderedPipeline.run(requests, responses) { request in
      .init(id: request.id, embeddings: try await embeddings(request.texts))
    }
  }

  private func embeddings(_ texts: [String]) async throws -> [V1.Embedding] {
    try check(texts)
    let batcher = try models.batcher
    let found = try await NLPError.converting {
      try await batcher.embed(texts, priority: texts.count <= Self.interactiveTexts ? .interactive : .bulk)
    }
    return found.map { .init(values: $0.vector, tokenCount: UInt32(clamping: $0.tokens), truncated: $0.isTruncated) }
  }

  // MARK: - Entities

  public func recognizeEntities(
    _ request: Dossier.Nlp.V1.RecognizeEntitiesRequest, context: ServerContext
  ) async throws -> Dossier.Nlp.V1.RecognizeEntitiesResponse {
    .init(results: try await entities(request.texts, request.sources))
  }

  public func recognizeEntitiesStream(
    _ requests: RequestStream<Dossier.Nlp.V1.RecognizeEntitiesStreamRequest>,
    responses: ResponseWriter<Dossier.Nlp.V1.RecognizeEntitiesStreamResponse>, context: ServerContext
  ) async throws {
    try await OrderedPipeline.run(requests, responses) { request in
      .init(id: request.id, results: try await entities(request.texts, request.sources))
    }
  }

  private func entities(_ texts: [String], _ sources: [V1.EntitySource]) async throws -> [V1.TextEntities] {
    try check(texts)
    let known: Set<V1.EntitySource> = [.general, .personalData, .pattern]
    let wanted = sources.isEmpty ? known : Set(sources)
    guard wanted.isSubset(of: known) else {
      throw RPCError(.invalidArgument, "sources: ENTITY_SOURCE_GENERAL, _PERSONAL_DATA and _PATTERN are known.")
    }
    async let personal = personal(texts, wanted)
    let general = try await general(texts, wanted)
    return zip(general, try await personal).map { general, personal in
      .init(entities: (general + personal).sorted { ($0.start, $1.end) < ($1.start, $0.end) })
    }
  }

  private func general(_ texts: [String], _ wanted: Set<V1.EntitySource>) async throws -> [[V1.Entity]] {
    guard wanted.contains(.general) else { return Array(repeating: [], count: texts.count) }
    let tagger = try models.tagger
    var results: [[V1.Entity]] = []
    for text in texts {
      try Task.checkCancellation()
      let slices = ScalarSlices(text)
      results.append(
        models.tagging.measure { tagger.entities(in: text) }.map { span in
          .init(
            label: span.label, text: slices.text(span.utf8Range), start: UInt32(clamping: span.scalarRange.lowerBound),
            end: UInt32(clamping: span.scalarRange.upperBound), source: .general, score: 1)
        })
      // Tagging computes for milliseconds: others get their turn between texts.
      await Task.yield()
    }
    return results
  }

  private func personal(_ texts: [String], _ wanted: Set<V1.EntitySource>) async throws -> [[V1.Entity]] {
    let spans: [[PersonalDataSpan]]
    if wanted.contains(.personalData) {
      let recognizer = try models.personalData
      spans = try await NLPError.converting { try await recognizer.recognize(texts) }
    } else if wanted.contains(.pattern) {
      spans = texts.map { PersonalDataRecognizer.patterns(in: $0) }
    } else {
      return Array(repeating: [], count: texts.count)
    }
    return zip(texts, spans).map { text, spans in
      let slices = ScalarSlices(text)
      return spans.compactMap { span in
        let source: V1.EntitySource = span.source == .pattern ? .pattern : .personalData
        guard wanted.contains(source) else { return nil }
        return .init(
          label: span.label.rawValue, text: slices.text(span.bytes), start: UInt32(clamping: span.scalars.lowerBound),
          end: UInt32(clamping: span.scalars.upperBound), source: source, score: span.score)
      }
    }
  }

  // MARK: - Passages and languages

  public func splitText(
    _ request: Dossier.Nlp.V1.SplitTextRequest, context: ServerContext
  ) async throws -> Dossier.Nlp.V1.SplitTextResponse {
    guard request.text.utf8.count <= Self.splitSizeLimit else {
      throw RPCError(
        .invalidArgument, "text has \(request.text.utf8.count) bytes; at most \(Self.splitSizeLimit) are split.")
    }
    let maximum = request.maxTokens == 0 ? 200 : Int(request.maxTokens)
    guard (8...254).contains(maximum) else {
      throw RPCError(.invalidArgument, "max_tokens must be 0 or from 8 to 254; it is \(maximum).")
    }
    let target = max(8, maximum * 4 / 5)
    let overlap = request.overlapTokens.map(Int.init) ?? min(32, target / 4)
    guard overlap <= target / 4 else {
      throw RPCError(.invalidArgument, "overlap_tokens must be at most a fifth of max_tokens: \(target / 4).")
    }
    guard zip(request.borders, request.borders.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw RPCError(.invalidArgument, "borders must ascend.")
    }
    let tokenizer = try models.batcher.tokenizer
    let passages = try await NLPError.converting {
      let splitter = try PassageSplitter(
        tokenizer, .init(targetTokens: target, maximumTokens: maximum, overlapTokens: overlap))
      return try splitter.split(request.text, borders: request.borders.map(Int.init))
    }
    return .init(
      passages: passages.map { passage in
        .init(
          start: UInt32(clamping: passage.scalars.lowerBound), end: UInt32(clamping: passage.scalars.upperBound),
          tokenCount: UInt32(clamping: passage.tokens))
      })
  }

  public func detectLanguage(
    _ request: Dossier.Nlp.V1.DetectLanguageRequest, context: ServerContext
  ) async throws -> Dossier.Nlp.V1.DetectLanguageResponse {
    try check(request.texts)
    return .init(
      results: request.texts.map { text in
        let found = models.languages.detect(text)
        return .init(
          languages: found.languages.prefix(3).map { .init(code: $0.code, proportion: Float($0.proportion)) },
          reliable: found.isReliable)
      })
  }

  public func listModels(
    _ request: Dossier.Nlp.V1.ListModelsRequest, context: ServerContext
  ) async throws -> Dossier.Nlp.V1.ListModelsResponse {
    .init(models: ModelCatalogue.models(models))
  }

  private func check(_ texts: [String]) throws {
    guard (1...Self.textLimit).contains(texts.count) else {
      throw RPCError(.invalidArgument, "texts: 1 to \(Self.textLimit) are taken; there are \(texts.count).")
    }
    for (index, text) in texts.enumerated() where text.utf8.count > Self.textSizeLimit {
      throw RPCError(
        .invalidArgument, "texts[\(index)] has \(text.utf8.count) bytes; at most \(Self.textSizeLimit) are taken.")
    }
  }
}

/// A text's parts by their bytes.
struct ScalarSlices {
  private let utf8: String.UTF8View

  init(_ text: String) { utf8 = text.utf8 }

  /// The part of these bytes; empty when they are not within the text.
  func text(_ range: Range<Int>) -> String {
    guard let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound, limitedBy: utf8.endIndex),
      let end = utf8.index(start, offsetBy: range.count, limitedBy: utf8.endIndex)
    else { return "" }
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }
}
