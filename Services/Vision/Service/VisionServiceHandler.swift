import Contracts
import FileTypes
import Inference
import Messages
import OCR
import Orientation
import RPCCore

/// Serves vision's calls on its engines.
public struct VisionServiceHandler: Dossier.Vision.V1.VisionService {
  typealias V1 = Dossier.Vision.V1

  /// A reading without a deadline of its caller's ends after this.
  private static let readingLimit = Duration.seconds(120)
  /// Bytes of a file's ends that identification takes.
  private static let sampleLimit = 64 << 10

  private let models: VisionModels
  private let limits: ImageLimits

  public init(models: VisionModels, limits: ImageLimits = .defaults) {
    self.models = models
    self.limits = limits
  }

  public func recognizeText(
    _ request: Dossier.Vision.V1.RecognizeTextRequest, context: ServerContext
  ) async throws -> Dossier.Vision.V1.RecognizeTextResponse {
    guard request.dpi == 0 || (50...2400).contains(request.dpi) else {
      throw RPCError(.invalidArgument, "dpi must be 0 or from 50 to 2,400; it is \(request.dpi).")
    }
    let began = ContinuousClock.now
    let readers = try models.readers
    let rotation = request.correctOrientation ? try await orientation(request.image, request.pageIndex).rotation : 0
    let limit = min(Self.readingLimit, context.deadline?.remaining ?? Self.readingLimit)
    let (limits, page) = (limits, Int(request.pageIndex))
    var response = try await VisionError.converting {
      try await readers.run { recognizer, stop in
        let (image, count) = try request.image.withUnsafeBytes {
          try RasterImage.decode($0, page: page, limits: limits)
        }
        let resolution = request.dpi > 0 ? Int(request.dpi) : image.resolution
        let grey = try image.grey()
        let upright = rotation == 0 ? grey : try grey.rotated(by: rotation)
        let text = try recognizer.read(upright, resolution: resolution, timeout: limit, stop: stop)
        var response = Self.response(text)
        response.width = UInt32(upright.width)
        response.height = UInt32(upright.height)
        response.pageCount = UInt32(count)
        return response
      }
    }
    response.rotation = UInt32(rotation)
    response.elapsed = .init(began.duration(to: .now))
    return response
  }

  public func identifyContent(
    _ request: Dossier.Vision.V1.IdentifyContentRequest, context: ServerContext
  ) async throws -> Dossier.Vision.V1.IdentifyContentResponse {
    guard request.head.count <= Self.sampleLimit, request.tail.count <= Self.sampleLimit else {
      throw RPCError(.invalidArgument, "head and tail have at most \(Self.sampleLimit) bytes each.")
    }
    guard request.size >= UInt64(request.head.count) else {
      throw RPCError(.invalidArgument, "size is less than head has bytes.")
    }
    let identifier = try models.fileTypes
    let type = try await VisionError.converting {
      try await identifier.identify(head: Array(request.head), tail: Array(request.tail), size: request.size)
    }
    return .init(
      label: type.label, mimeType: type.mimeType, group: type.group, descriptionField: type.description,
      text: type.isText, score: type.score)
  }

  public func detectOrientation(
    _ request: Dossier.Vision.V1.DetectOrientationRequest, context: ServerContext
  ) async throws -> Dossier.Vision.V1.DetectOrientationResponse {
    let found = try await orientation(request.image, request.pageIndex)
    return .init(rotation: UInt32(found.rotation), confidence: found.confidence)
  }

  private func orientation(
    _ file: Bytes, _ page: UInt32
  ) async throws -> OrientationDetector.Orientation {
    let (readers, detector, limits) = (try models.readers, try models.orientation, limits)
    return try await VisionError.converting {
      let sample = try await readers.run { _, _ in
        try file.withUnsafeBytes { bytes in
          try OrientationDetector.sample(RasterImage.decode(bytes, page: Int(page), limits: limits).image)
        }
      }
      return try await detector.detect(sample)
    }
  }

  private static func response(_ text: RecognizedText) -> V1.RecognizeTextResponse {
    var response = V1.RecognizeTextResponse()
    response.text = text.text
    response.confidence = text.confidence
    response.words = text.words.map { word in
      var recognized = V1.RecognizedWord()
      recognized.start = UInt32(word.range.lowerBound)
      recognized.end = UInt32(word.range.upperBound)
      recognized.box = .init(
        x: UInt32(word.x), y: UInt32(word.y), width: UInt32(word.width), height: UInt32(word.height))
      recognized.confidence = word.confidence
      recognized.block = UInt32(word.block)
      recognized.paragraph = UInt32(word.paragraph)
      recognized.line = UInt32(word.line)
      return recognized
    }
    return response
  }
}
