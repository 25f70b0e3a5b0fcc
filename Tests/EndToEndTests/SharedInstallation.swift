import Installations
import Testing

/// The installation that a suite's tests share, and the sample case in it, which the first that needs it puts in.
actor SharedInstallation {
  /// Of the suite that the calling test is in.
  @TaskLocal static var current: SharedInstallation?

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

/// Gives a suite with an installation one sample case for all of its tests.
struct SharedSampleCase: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let installation = try #require(RunningInstallation.current, "The suite has no installation.")
    try await SharedInstallation.$current.withValue(SharedInstallation(installation), operation: function)
  }
}

extension Trait where Self == SharedSampleCase {
  static var sampleCase: Self { Self() }
}

/// The installation of the suite that the calling test is in.
func sharedInstallation() throws -> SharedInstallation {
  try #require(SharedInstallation.current, "This test's suite has no installation.")
}
