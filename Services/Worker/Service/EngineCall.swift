import RPCCore

/// A call to one of the engines, which may have too much to do just now.
enum EngineCall {
  /// A full queue is a reason to wait, not to fail; about a minute and a half in all.
  private static let attempts = 10
  private static let firstPause = Duration.milliseconds(250)
  private static let longestPause = Duration.seconds(30)

  /// Makes a call, again and again while the service says that it is full, and converts what it throws.
  static func make<Result>(_ service: String, _ call: () async throws -> Result) async throws -> Result {
    try await JobError.converting(service) {
      var pause = firstPause
      for _ in 1..<attempts {
        do {
          return try await call()
        } catch let error as RPCError where error.code == .resourceExhausted {
          try await Task.sleep(for: pause * Double.random(in: 0.8...1.2))
          pause = min(pause * 2, longestPause)
        }
      }
      return try await call()
    }
  }
}
