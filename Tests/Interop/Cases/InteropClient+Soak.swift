import InteropMessages
import RPCCore

/// How long and how hard the soak cases go on.
public struct SoakOptions: Sendable {
  public var iterations = 10
  /// Calls that may fail, or take longer than they may.
  public var maxFailures = 0
  public var maxLatency = Duration.seconds(1)
  /// Between the beginnings of two calls.
  public var interval = Duration.zero
  /// For all of them.
  public var timeout = Duration.seconds(600)
  public var requestSize = InteropClient.largeRequest
  public var responseSize = InteropClient.largeResponse

  public init() {}
}

extension InteropClient {
  /// - Parameter renewing: Each call goes over a connection of its own.
  func soakTest(_ client: Client, renewing: Bool) async throws {
    let end = ContinuousClock.now + soak.timeout
    var failures: [String] = []
    for iteration in 0..<soak.iterations {
      let start = ContinuousClock.now
      guard start < end else {
        throw InteropFailure("\(iteration) of \(soak.iterations) calls were made in \(soak.timeout).")
      }
      do {
        try await soakCall(renewing ? try connect() : client, closing: renewing)
        let took = start.duration(to: .now)
        if took > soak.maxLatency { failures.append("Call \(iteration) took \(took).") }
      } catch {
        failures.append("Call \(iteration): \(error)")
      }
      if soak.interval > .zero { try await Task.sleep(until: start + soak.interval, clock: .continuous) }
    }
    try InteropFailure.unless(
      failures.count <= soak.maxFailures,
      "\(failures.count) of \(soak.iterations) calls failed. \(failures.prefix(10).joined(separator: " "))")
  }

  private func soakCall(_ client: Client, closing: Bool) async throws {
    var request = Grpc.Testing.SimpleRequest()
    request.payload = Self.zeros(soak.requestSize)
    request.responseSize = Int32(clamping: soak.responseSize)
    let result: Result<Void, any Error>
    do {
      let response = try await Grpc.Testing.TestServiceClient(client).unaryCall(request)
      result = .success(try Self.expect(response.payload, zeros: soak.responseSize))
    } catch {
      result = .failure(error)
    }
    if closing { await client.close(deadline: .after(.seconds(5))) }
    try result.get()
  }
}
