import Contracts
import ExtractionProtocol
import RPCCore

/// Makes passages of pages: splits, embeds, tags, and tells languages, through nlp.
struct PassageMaker: Sendable {
  /// Texts in one request to nlp, by its contract.
  private static let textsPerRequest = 256
  private static let timeout = Duration.seconds(120)

  let nlp: Dossier.Nlp.V1.NLPServiceClient

  /// What pages became, and how many characters of them are in which language.
  struct Made: Sendable {
    var pages: [Dossier.Api.V1.Page]
    var languages: [String: Int]
  }

  private struct Draft: Sendable {
    let page: Int
    let range: Range<Int>
    let text: String
  }

  func make(_ pages: [ReadPage]) async throws -> Made {
    let drafts = try await split(pages)
    var passages: [[Dossier.Api.V1.NewPassage]] = Array(repeating: [], count: pages.count)
    var languages: [String: Int] = [:]
    for start in stride(from: 0, to: drafts.count, by: Self.textsPerRequest) {
      let chunk = Array(drafts[start..<min(start + Self.textsPerRequest, drafts.count)])
      let answers = try await analyse(chunk.map(\.text))
      for (draft, answer) in zip(chunk, answers) {
        let page = pages[draft.page]
        var passage = Dossier.Api.V1.Passage()
        passage.page = UInt32(page.number)
        passage.start = UInt32(draft.range.lowerBound)
        passage.end = UInt32(draft.range.upperBound)
        passage.text = draft.text
        passage.entities = answer.entities
        passage.regions = Regions(words: page.words).lines(of: draft.range)
        passage.language = answer.language
        passage.recognitionConfidence = page.confidence
        var new = Dossier.Api.V1.NewPassage()
        new.passage = passage
        new.embedding = answer.embedding
        passages[draft.page].append(new)
        if !answer.language.isEmpty { languages[answer.language, default: 0] += draft.range.count }
      }
    }
    let made = zip(pages, passages).map { page, passages in
      var stored = Dossier.Api.V1.Page()
      stored.number = UInt32(page.number)
      stored.width = page.width
      stored.height = page.height
      stored.text = page.text
      stored.passages = passages
      stored.recognized = page.confidence != nil
      return stored
    }
    return Made(pages: made, languages: languages)
  }

  // MARK: - Splitting

  private func split(_ pages: [ReadPage]) async throws -> [Draft] {
    try await withThrowingTaskGroup(of: (Int, [Draft]).self) { group in
      for (index, page) in pages.enumerated() where page.text.contains(where: { !$0.isWhitespace }) {
        group.addTask { (index, try await split(page, index: index)) }
      }
      var drafts: [Int: [Draft]] = [:]
      for try await (index, found) in group { drafts[index] = found }
      return pages.indices.flatMap { drafts[$0] ?? [] }
    }
  }

  private func split(_ page: ReadPage, index: Int) async throws -> [Draft] {
    var request = Dossier.Nlp.V1.SplitTextRequest()
    request.text = page.text
    request.borders = page.borders.map { UInt32($0) }
    let answer = try await JobError.converting("nlp") {
      try await nlp.splitText(request, options: .timeout(Self.timeout))
    }
    // Offsets count scalars: one walk over the page finds all of them, as passages come by their start.
    let scalars = page.text.unicodeScalars
    var position = scalars.startIndex
    var offset = 0
    var drafts: [Draft] = []
    for passage in answer.passages {
      let (start, end) = (Int(passage.start), Int(passage.end))
      guard start < end else { continue }
      guard let first = scalars.index(position, offsetBy: start - offset, limitedBy: scalars.endIndex),
        let last = scalars.index(first, offsetBy: end - start, limitedBy: scalars.endIndex)
      else { throw RetryableError("NLP_OFFSETS", "nlp: a passage lies outside its page") }
      drafts.append(Draft(page: index, range: start..<end, text: String(scalars[first..<last])))
      position = first
      offset = start
    }
    return drafts
  }

  // MARK: - Analysing

  private struct Analysis: Sendable {
    var embedding: [Float]
    var entities: [Dossier.Nlp.V1.Entity]
    var language: String
  }

  private func analyse(_ texts: [String]) async throws -> [Analysis] {
    try await JobError.converting("nlp") {
      async let vectors = nlp.embed(.init(texts: texts), options: .timeout(Self.timeout))
      async let entities = nlp.recognizeEntities(.init(texts: texts), options: .timeout(Self.timeout))
      async let languages = nlp.detectLanguage(.init(texts: texts), options: .timeout(Self.timeout))
      let (embedded, tagged, detected) = try await (vectors.embeddings, entities.results, languages.results)
      guard embedded.count == texts.count, tagged.count == texts.count, detected.count == texts.count else {
        throw RPCError(.dataLoss, "The answer has fewer results than the request has texts.")
      }
      return texts.indices.map { index in
        let language = detected[index].languages.first { detected[index].reliable && $0.code != "und" }
        return Analysis(
          embedding: embedded[index].values, entities: tagged[index].entities, language: language?.code ?? "")
      }
    }
  }
}
