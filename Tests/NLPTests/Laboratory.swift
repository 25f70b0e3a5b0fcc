import Contracts
import Foundation
import Inference
import RPCCore
import RPCInProcess

@testable import NLP

typealias V1 = Dossier.Nlp.V1

/// The nlp service on its real engines, called through the in-process transport.
enum Laboratory {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Loaded once for all tests.
  static let models: NLPModels = {
    let models = empty()
    models.load()
    return models
  }()

  /// Models that are not loaded.
  static func empty(store: String? = nil) -> NLPModels {
    NLPModels(store: ModelStore(root: store ?? repository.appending(path: ".deps/models").path), cores: 2)
  }

  static func client(_ models: NLPModels = models) -> V1.NLPServiceClient {
    .init(client([NLPServiceHandler(models: models)]))
  }

  static func client(_ services: [any Service]) -> Client {
    let configuration = InProcessTransport.Configuration(
      maxRequestBytes: 32 << 20, maxResponseBytes: 32 << 20, highWaterBytes: 64 << 10)
    return Client(transport: InProcessTransport(router: Router(services: services), configuration: configuration))
  }
}

extension String {
  /// The part between two code points.
  func scalars(_ start: UInt32, _ end: UInt32) -> String? {
    let scalars = Array(unicodeScalars)
    guard start <= end, Int(end) <= scalars.count else { return nil }
    return String(UnicodeScalarView(scalars[Int(start)..<Int(end)]))
  }
}
