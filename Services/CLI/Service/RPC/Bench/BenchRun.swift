import Messages
import RPCCore
import Synchronization

/// A measurement as it runs: so many tasks that call, each with numbers of its own, which are added up at the end.
final class BenchRun: Sendable {
  private let plan: BenchPlan
  private let transports: [any ClientTransport]
  /// Calls that have begun, and have ended, for those who watch.
  private let begun = Atomic<Int>(0)
  private let ended = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)

  /// - Parameter transports: Connections, which the tasks share evenly; at least one.
  init(_ plan: BenchPlan, over transports: [any ClientTransport]) {
    self.plan = plan
    self.transports = transports
  }

  var calls: Int { ended.load(ordering: .relaxed) }

  /// Begins no more calls.
  func stop() { isStopped.store(true, ordering: .relaxed) }

  /// Makes the calls that do not count, then those that do.
  func run() async -> BenchOutcome {
    if plan.warmup > 0 {
      _ = await perform(.calls(plan.warmup), rate: nil)
      begun.store(0, ordering: .relaxed)
      ended.store(0, ordering: .relaxed)
    }
    return await perform(plan.extent, rate: plan.rate)
  }

  private func perform(_ extent: BenchPlan.Extent, rate: Double?) async -> BenchOutcome {
    let start = ContinuousClock.now
    var outcome = await withTaskGroup { group in
      for index in 0..<plan.concurrency {
        group.addTask { [self] in
          await work(transports[index % transports.count], extent, rate: rate, since: start)
        }
      }
      var outcome = BenchOutcome()
      for await part in group { outcome.add(part) }
      return outcome
    }
    outcome.took = start.duration(to: .now)
    return outcome
  }

  /// Calls until there is nothing left to do.
  private func work(
    _ transport: any ClientTransport, _ extent: BenchPlan.Extent, rate: Double?, since start: ContinuousClock.Instant
  ) async -> BenchOutcome {
    var outcome = BenchOutcome()
    while !isStopped.load(ordering: .relaxed), !Task.isCancelled {
      let number = begun.wrappingAdd(1, ordering: .relaxed).oldValue
      var due = ContinuousClock.now
      if let rate {
        // A call that begins late, as others took longer, has taken that time, too, for whoever wanted it then.
        due = start + .seconds(Double(number) / rate)
      }
      switch extent {
      case .calls(let limit): if number >= limit { return outcome }
      case .time(let limit): if due - start >= limit { return outcome }
      }
      if due > .now { try? await Task.sleep(until: due, clock: .continuous) }
      if isStopped.load(ordering: .relaxed) { return outcome }
      do {
        try await call(number, transport, &outcome)
        outcome.statuses[.ok, default: 0] += 1
        let (seconds, attoseconds) = due.duration(to: .now).components
        outcome.latencies.add(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
      } catch {
        outcome.add(RPCError(converting: error))
      }
      ended.add(1, ordering: .relaxed)
    }
    return outcome
  }

  private func call(_ number: Int, _ transport: any ClientTransport, _ outcome: inout BenchOutcome) async throws {
    let request = ClientRequest(method: plan.method, options: plan.options)
    if plan.method.kind == .unary {
      let message = plan.requests[number % plan.requests.count]
      outcome.noteSent(message)
      outcome.noteReceived(try await transport.unary(request, message: message).message)
      return
    }
    let stream = try await transport.open(request)
    defer { stream.cancel() }
    if plan.method.kind.hasOneRequest {
      try await send(1, from: number, stream, &outcome)
    } else if plan.method.kind.hasOneResponse {
      try await send(plan.messages, from: number, stream, &outcome)
    } else {
      return try await converse(number, stream, &outcome)
    }
    while let response = try await stream.receive() { outcome.noteReceived(response) }
  }

  /// Sends and receives at the same time, as neither side may wait for the other.
  private func converse(_ number: Int, _ stream: any ClientStream, _ outcome: inout BenchOutcome) async throws {
    async let sending = {
      var sent = BenchOutcome()
      do {
        try await self.send(self.plan.messages, from: number, stream, &sent)
      } catch is RPCError {
        // The call has ended: what is received says how.
      }
      return sent
    }()
    while let response = try await stream.receive() { outcome.noteReceived(response) }
    outcome.add(try await sending)
  }

  private func send(
    _ count: Int, from number: Int, _ stream: any ClientStream, _ outcome: inout BenchOutcome
  ) async throws {
    for index in 0..<count {
      let message = plan.requests[(number + index) % plan.requests.count]
      try await stream.send(message)
      outcome.noteSent(message)
    }
    try await stream.finish()
  }
}

extension BenchOutcome {
  fileprivate mutating func noteSent(_ message: Bytes) {
    sentMessages += 1
    sentBytes += message.count
  }

  fileprivate mutating func noteReceived(_ message: Bytes) {
    receivedMessages += 1
    receivedBytes += message.count
  }
}
