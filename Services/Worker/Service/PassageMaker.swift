import Contracts
import ExtractionProtocol
import RPCCore

/// Makes passages of pages: splits, embeds, tags, and tells languages, through nlp.
struct PassageMaker: Sendable {
  /// Texts in one request to nlp: few, so that each is answered soon (its contract takes 256).
  private static let textsPerRequest = 32
  /// Requests of a batch under way at once; with those of the other batches they keep nlp's engines busy.
  private static let requestsAtOnce = 2

  let nlp: Dossier.Nlp.V1.NLPServiceClient
  /// How long a request on so many tokens may take.
  var allowance: @Sendable (_ tokens: Int) -> Duration = { Allowance.tokens($0) }

  /// What pages became, and how many characters of them are in which language.
  struct Made: Sendable {
    var pages: [Dossier.Api.V1.Page]
    var languages: [String: Int]
  }

  private struct Draft: Sendable {
    let page: Int
    let range: Range<Int>
    let text: String
    let tokens: Int
  }

  func make(_ pages: [ReadPage]) async throws -> Made {
    let drafts = try await split(pages)
    var passages: [[Dossier.Api.V1.NewPassage]] = Array(repeating: [], count: pages.count)
    var languages: [String: Int] = [:]
    for (draft, answer) in zip(drafts, try await analyse(drafts)) {
      passages[draft.page].append(Self.passage(draft, answer, on: pages[draft.page]))
      if !answer.language.isEmpty { languages[answer.language, default: 0] += draft.range.count }
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

  private static func passage(
    _ draft: Draft, _ answer: Analysis, on page: ReadPage
  ) -> Dossier.Api.V1.NewPassage {
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
    return new
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
    let split = request
    let answer = try await EngineCall.make("nlp") {
      try await nlp.splitText(split, options: .timeout(Allowance.text(split.text.utf8.count)))
    }
    // Offsets count scalars: one walk over the page finds all of them, as passages come by their start.
    let scalars = page.text.unicodeScalars
    var position = scalars.startIndex
    var offset = 0
    var drafts: [Draft] = []
    for passage in answer.passages {
      let (start, end) = (Int(passage.start), Int(passage.end))
      guard start < end else { continue }
      // One that starts before the passage before it would walk out of the text at its start.
      guard start >= offset,
        let first = scalars.index(position, offsetBy: start - offset, limitedBy: scalars.endIndex),
        let last = scalars.index(first, offsetBy: end - start, limitedBy: scalars.endIndex)
      else { throw RetryableError("NLP_OFFSETS", "nlp: a passage lies outside its page, or before the last one") }
      drafts.append(
        Draft(
          page: index, range: start..<end, text: String(scalars[first..<last]), tokens: Int(passage.tokenCount)))
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

  /// Analyses drafts, a few requests at a time; the answers are in the drafts' order.
  private func analyse(_ drafts: [Draft]) async throws -> [Analysis] {
    try await withThrowingTaskGroup(of: (Int, [Analysis]).self) { group in
      var answers: [Int: [Analysis]] = [:]
      var underWay = 0
      for start in stride(from: 0, to: drafts.count, by: Self.textsPerRequest) {
        if underWay == Self.requestsAtOnce, let (first, found) = try await group.next() {
          answers[first] = found
          underWay -= 1
        }
        let some = drafts[start..<min(start + Self.textsPerRequest, drafts.count)]
        group.addTask { (start, try await patiently(some)) }
        underWay += 1
      }
      for try await (first, found) in group { answers[first] = found }
      return answers.sorted { $0.key < $1.key }.flatMap(\.value)
    }
  }

  /// Makes a request, and when there was no time for so many texts, one for each half.
  private func patiently(_ drafts: ArraySlice<Draft>) async throws -> [Analysis] {
    let texts = drafts.map(\.text)
    let timeout = allowance(drafts.reduce(0) { $0 + $1.tokens })
    return try await EngineCall.make("nlp") {
      do {
        return try await analyse(texts, within: timeout)
      } catch let error as RPCError where error.code == .deadlineExceeded && drafts.count > 1 {
        let middle = drafts.startIndex + drafts.count / 2
        return try await patiently(drafts[..<middle]) + patiently(drafts[middle...])
      }
    }
  }

  private func analyse(_ texts: [String], within timeout: Duration) async throws -> [Analysis] {
    async let vectors = nlp.embed(.init(texts: texts), options: .timeout(timeout))
    async let entities = nlp.recognizeEntities(.init(texts: texts), options: .timeout(timeout))
    async let languages = nlp.detectLanguage(.init(texts: texts), options: .timeout(timeout))
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
