import Inference
import OCR
import Orientation
import Testing

@Suite("Orientation")
struct OrientationTests {
  private static let shared = Result { try OrientationDetector(engine: Engine(), models: Laboratory.store) }
  private let detector: OrientationDetector

  init() throws { detector = try Self.shared.get() }

  @Test("The turned receipt is turned back by what is left of the circle", arguments: [0, 90, 180, 270])
  func finds(degrees: Int) async throws {
    let sample = try Laboratory.receipt().withUnsafeBytes {
      try OrientationDetector.sample(RasterImage.decode($0).image.rotated(by: degrees))
    }
    let found = try await detector.detect(sample)
    #expect(found.rotation == (360 - degrees) % 360)
    #expect(found.confidence > 0.5 && found.confidence <= 1.001)
  }

  @Test("The model passes its self-test; a folder without it is an error")
  func loads() async throws {
    try await detector.selfTest()
    #expect(throws: ModelStoreError.self) {
      try OrientationDetector(engine: Engine(), models: ModelStore(root: "/nonexistent"))
    }
  }
}
