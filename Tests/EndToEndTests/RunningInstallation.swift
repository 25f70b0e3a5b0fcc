import Installations
import Testing

/// Runs a suite's tests against one installation that is started before the first and stopped after the last: loading
/// the models takes seconds.
struct RunningInstallation: SuiteTrait, TestScoping {
  /// Further variables for every process.
  var settings: [String: String] = [:]

  @TaskLocal static var current: SharedInstallation?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let installation = try Installation(settings: settings)
    do {
      try await installation.startAll()
      try await Self.$current.withValue(SharedInstallation(installation), operation: function)
    } catch {
      await installation.stop()
      throw error
    }
    await installation.stop()
  }
}

extension Trait where Self == RunningInstallation {
  /// One installation for all of the suite's tests.
  static func installation(settings: [String: String] = [:]) -> Self { Self(settings: settings) }
}

/// The installation that the tests of a suite share, and the sample case in it, which the first that needs it puts in.
actor SharedInstallation {
  nonisolated let installation: Installation
  private var ingestion: Task<SampleCase, any Error>?

  init(_ installation: Installation) { self.installation = installation }

  /// The sample case, put in through the command line.
  func sample() async throws -> SampleCase {
    let installation = installation
    let task = ingestion ?? Task { try await SampleCase(ingestedInto: installation) }
    ingestion = task
    return try await task.value
  }
}

/// The installation of the suite that the calling test is in.
func sharedInstallation() throws -> SharedInstallation {
  try #require(RunningInstallation.current, "This test's suite has no installation.")
}
