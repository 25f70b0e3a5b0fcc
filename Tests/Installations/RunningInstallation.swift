import Testing

/// Runs a suite's tests against one installation that is started before the first and stopped after the last: loading
/// the models takes seconds.
public struct RunningInstallation: SuiteTrait, TestScoping {
  let services: [Installation.Service]
  let settings: [String: String]

  /// The installation of the suite that the calling test is in.
  @TaskLocal public static var current: Installation?

  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let installation = try Installation(settings: settings)
    do {
      for service in services { try installation.start(service) }
      for service in services { try await installation.wait(for: service) }
      try await Self.$current.withValue(installation, operation: function)
    } catch {
      await installation.stop()
      throw error
    }
    await installation.stop()
  }
}

extension Trait where Self == RunningInstallation {
  /// One installation for all of the suite's tests.
  ///
  /// - Parameter settings: Further variables for every process.
  public static func installation(
    of services: [Installation.Service] = Installation.Service.allCases, settings: [String: String] = [:]
  ) -> Self {
    Self(services: services, settings: settings)
  }
}
