import Contracts
import Foundation
import Inference
import Messages
import OCR
import RPCCore
import RPCInProcess

@testable import Vision

typealias V1 = Dossier.Vision.V1

/// The vision service on its real engines, called through the in-process transport.
enum Laboratory {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let store = ModelStore(root: repository.appending(path: ".deps/models").path)

  /// Loaded once for all tests.
  static let models: VisionModels = {
    let loaded = unloaded(threads: 2)
    loaded.load()
    return loaded
  }()

  static func unloaded(
    threads: Int = 1, store: ModelStore = store, language: String = "eng", activity: EngineActivity? = nil
  ) -> VisionModels {
    VisionModels(
      .init(
        models: store, tessdataFolder: TextRecognizer.defaultFolder(ProcessInfo.processInfo.environment),
        language: language, threads: threads), activity: activity)
  }

  static func client(_ models: VisionModels = models, limits: ImageLimits = .defaults) -> V1.VisionServiceClient {
    let configuration = InProcessTransport.Configuration(
      maxRequestBytes: 40 << 20, maxResponseBytes: 4 << 20, highWaterBytes: 64 << 10)
    let router = Router(services: [VisionServiceHandler(models: models, limits: limits)])
    return .init(Client(transport: InProcessTransport(router: router, configuration: configuration)))
  }

  static func receipt() throws -> Bytes {
    Bytes(try Data(contentsOf: repository.appending(path: "Services/CLI/Samples/harbour-lane/receipt.png")))
  }

  /// The receipt as a camera gives it that was held sideways: turned clockwise by 90 degrees.
  static func turnedReceipt() throws -> Bytes {
    Bytes(
      try Data(
        contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/receipt-turned.png"))
    )
  }

  static func expectedReceipt() throws -> String {
    try String(contentsOf: repository.appending(path: "Services/CLI/Samples/receipt.expected.txt"), encoding: .utf8)
  }

  /// The head of a PNG of so many pixels, without any of them.
  static func bomb(width: UInt32, height: UInt32) -> Bytes {
    func big(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
    let header = Array("IHDR".utf8) + big(width) + big(height) + [8, 0, 0, 0, 0]
    var crc = UInt32.max
    for byte in header {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Bytes(
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + big(13) + header + big(~crc) + [0, 0, 1, 0]
        + Array("IDAT".utf8))
  }
}
