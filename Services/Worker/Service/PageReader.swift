import Contracts
import ExtractionProtocol
import Messages
import RPCCore

/// A page whose text is known, however it became known.
struct ReadPage: Sendable {
  var number: Int
  var width: Float
  var height: Float
  var text: String
  var words: [Word]
  /// Preferred borders of passages, in Unicode scalars, ascending.
  var borders: [Int]
  /// Mean confidence of text recognition; absent when the text was in the file.
  var confidence: Float?
}

/// Reads pages: their own text, or what vision sees on them.
struct PageReader: Sendable {
  /// Dots per inch that vision can make something of.
  private static let resolutions: ClosedRange<Float> = 50...2_400

  let vision: Dossier.Vision.V1.VisionServiceClient

  /// The page's text; asks vision when it has none but shows something.
  func read(_ page: ExtractedPage) async throws -> ReadPage {
    guard let image = page.image else {
      return ReadPage(
        number: page.number, width: page.width, height: page.height, text: page.text, words: page.words,
        borders: page.borders)
    }
    // A page of many feet is rendered at a few dots per inch: for vision that is an image of unknown resolution.
    let isUsual = Self.resolutions.contains(image.resolution)
    let answer = try await recognize(
      Bytes(image.file), page: 0, resolution: isUsual ? UInt32(image.resolution) : 0, turn: true)
    // Vision answers in pixels; the page is in points.
    let scale = image.resolution > 0 ? 72 / image.resolution : 1
    var read = Self.page(answer, number: page.number, scale: scale)
    if answer.rotation == 0 {
      read.width = page.width
      read.height = page.height
    }
    return read
  }

  /// The pages of an image file, one after the other: as many as the file has.
  func readImage(
    _ file: Bytes, pageLimit: Int, each: (ReadPage, _ total: Int) async throws -> Void
  ) async throws {
    var number = 1
    var total = 1
    while number <= total {
      let answer = try await recognize(file, page: number - 1, resolution: 0, turn: true)
      total = Int(max(answer.pageCount, 1))
      guard total <= pageLimit else {
        throw PermanentError("TOO_LARGE", "The image has \(total) pages; at most \(pageLimit) are read.")
      }
      try await each(Self.page(answer, number: number, scale: 1), total)
      number += 1
    }
  }

  private func recognize(
    _ image: Bytes, page: Int, resolution: UInt32, turn: Bool
  ) async throws -> Dossier.Vision.V1.RecognizeTextResponse {
    var request = Dossier.Vision.V1.RecognizeTextRequest()
    request.image = image
    request.pageIndex = UInt32(clamping: page)
    request.dpi = resolution
    request.correctOrientation = turn
    let recognition = request
    return try await EngineCall.make("vision") {
      try await vision.recognizeText(recognition, options: .timeout(Allowance.image))
    }
  }

  private static func page(
    _ answer: Dossier.Vision.V1.RecognizeTextResponse, number: Int, scale: Float
  ) -> ReadPage {
    var borders: [Int] = []
    var paragraph: (UInt32, UInt32)?
    var words: [Word] = []
    words.reserveCapacity(answer.words.count)
    for word in answer.words where word.start < word.end {
      if paragraph.map({ $0 != (word.block, word.paragraph) }) ?? true {
        borders.append(Int(word.start))
        paragraph = (word.block, word.paragraph)
      }
      let box = Box(
        x: Float(word.box?.x ?? 0) * scale, y: Float(word.box?.y ?? 0) * scale,
        width: Float(word.box?.width ?? 0) * scale, height: Float(word.box?.height ?? 0) * scale)
      words.append(Word(range: Int(word.start)..<Int(word.end), box: box))
    }
    return ReadPage(
      number: number, width: Float(answer.width) * scale, height: Float(answer.height) * scale, text: answer.text,
      words: words, borders: borders, confidence: answer.words.isEmpty ? nil : answer.confidence)
  }
}
