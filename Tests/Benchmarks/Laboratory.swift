import Foundation
import Inference
import Installations

/// Where benchmarks run: the checkout, its models, and how thorough they are to be.
struct Laboratory: Sendable {
  let checkout: Checkout
  let models: ModelStore
  /// Less work: enough to see that everything runs.
  let quick: Bool
  /// Also what takes more than ten minutes.
  let full: Bool
  /// Is told what goes on.
  let progress: @Sendable (String) -> Void

  init(quick: Bool, full: Bool, progress: @escaping @Sendable (String) -> Void) throws {
    checkout = try Checkout()
    models = ModelStore(root: try checkout.dependency("models").path)
    self.quick = quick
    self.full = full
    self.progress = progress
  }

  /// As the services are configured by default.
  var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// Runs something against an installation of its own, which is stopped and removed afterwards.
  func withInstallation<Result>(
    of services: [Installation.Service], settings: [String: String] = [:],
    prepare: (Installation) async throws -> Void = { _ in },
    _ body: (Installation) async throws -> Result
  ) async throws -> Result {
    let installation = try Installation(settings: settings)
    do {
      try await prepare(installation)
      for service in services { try installation.start(service) }
      for service in services { try await installation.wait(for: service) }
      let result = try await body(installation)
      await installation.stop()
      return result
    } catch {
      await installation.stop()
      throw error
    }
  }
}
